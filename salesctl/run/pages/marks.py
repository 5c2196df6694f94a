"""The pages of the codes on marks that YAML keeps for itself."""

PAGES = {
    "YML011 anchor": """A name given to a value with `&`.

Why:
    It is a programmer's shortcut; a reader has to jump about to know what a line says.

Bad:
    --- people/cy.yaml
    name: &cy Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Take the `&` and its word away, or put the text in quotes if it belongs to it.
""",
    "YML012 alias": """A `*` before a word, which points at a value elsewhere.

Why:
    In a sentence it is usually meant as emphasis, and the sentence is lost.

Bad:
    --- people/cy.yaml
    name: *Cy* Ito
    role: other

Good:
    --- people/cy.yaml
    name: "*Cy* Ito"
    role: other

Fix:
    Put the text in quotes, or write the value itself.
""",
    "YML013 merge-key": """A `<<` that merges other keys in.

Why:
    What counts could stand anywhere; one line should say one thing.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    <<: {ends: 2026-12-31}

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ends: 2026-12-31

Fix:
    Write the keys themselves.
""",
    "YML014 tag": """A `!` before a word.

Why:
    It gives the value a programmer's type; in a sentence the word is lost.

Bad:
    --- people/cy.yaml
    name: !important Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: "!important Cy Ito"
    role: other

Fix:
    Take it away, or put the text in quotes.
""",
    "YML015 several-documents": """A second document in one file.

Why:
    One file is one document: its path says what it is.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ---
    name: Di Roy
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Put each in a file of its own.
""",
    "YML016 directive": """A line that begins with `%`.

Why:
    It speaks to the reader of the file, not of the team.

Bad:
    --- people/cy.yaml
    %YAML 1.1
    ---
    name: Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Delete it.
""",
}
