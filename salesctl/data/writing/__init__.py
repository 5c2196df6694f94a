"""What the verbs write: each a pure change from a document's text to its new text, everything else left as it is."""
