"""One module for each system of the method: the documents a team of its size would have by today."""
