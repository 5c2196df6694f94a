"""The pages of the codes on files."""

PAGES = {
    "SCH015 empty-file": """A file with nothing in it.

Why:
    It looks like a document and says nothing.

Bad:
    --- people/cy.yaml
    # to be written

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write it, or delete the file.
""",
    "SCH016 unknown-file": """A file whose name salesctl does not know.

Why:
    The path is the identity: a misspelt one counts for nothing.

Bad:
    --- plans/2026-H2/Ana.yaml
    quota: 100000

Good:
    --- plans/2026-H2/ana.yaml
    quota: 100000

Fix:
    Rename it as the message says, or move it out of the team's folders.
""",
    "SCH017 folder-for-file": """A folder named like a file.

Why:
    Somebody meant to save a file and made a folder.

Fix:
    Rename the folder, or delete it.
""",
    "SCH018 unreadable-file": """A file that cannot be opened.

Why:
    What is in it is unseen: its duties cannot be told.

Fix:
    Look at its permissions, and whether its link leads anywhere.
""",
    "SCH019 two-roots": """One path in two repositories.

Why:
    Nobody can tell which of the two counts.

Fix:
    Keep the file in the repository that holds its kind, and delete the other.
""",
}
