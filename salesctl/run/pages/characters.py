"""The pages of the codes on characters, encodings and leftovers of a merge."""

PAGES = {
    "YML001 tab-indentation": """A tab where a line is set in.

Why:
    Tabs are as wide as each editor likes, so nobody can tell what stands under what.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
    \t- {from: 2026-12-21, to: 2027-01-02}

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
      - {from: 2026-12-21, to: 2027-01-02}

Fix:
    Set the line in with blanks; most editors can be told to do so for .yaml files.
""",
    "YML003 conflict-marker": """Marks of an unfinished merge.

Why:
    Both versions stand in the file, and nobody has decided which one counts.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    <<<<<<< HEAD
    role: other
    =======
    role: specialist
    >>>>>>> theirs

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Keep one version of the lines and delete the three marks.
""",
    "YML004 not-utf8": """A file saved in an older encoding such as Latin-1.

Why:
    Accents and signs would turn into others on the next machine.

Fix:
    Save the file again with the encoding UTF-8.
""",
    "YML005 utf-16": """A file saved as UTF-16 or UTF-32.

Why:
    Git cannot show its changes, and most tools read it as noise.

Fix:
    Save the file again with the encoding UTF-8.
""",
    "YML006 control-character": """An invisible control character.

Why:
    It came in by copy and paste, and makes two equal-looking names differ.

Bad:
    --- people/cy.yaml
    name: Cy\x07 Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Delete it; retyping the line is the sure way.
""",
    "YML007 strange-line-break": """A line break that editors do not show.

Why:
    What looks like one line is two to some tools, and the line numbers go astray.

Bad:
    --- people/cy.yaml
    name: Cy\u2028Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Delete it and press Enter where a break is wanted.
""",
    "YML008 lone-surrogate": """Half a character, left over from a faulty conversion.

Why:
    It cannot be saved again without damage.

Fix:
    Type the character again.
""",
    "YML009 too-large": """A file of more than 16 MiB.

Why:
    Nobody wrote that by hand; it is an export in the wrong place.

Fix:
    Keep raw exports outside the team's folder and import them.
""",
    "YML010 too-deep": """More than 64 levels inside one another.

Why:
    No document of a team has more than a handful: brackets were left open.

Fix:
    Close the brackets that were opened.
""",
    "YML039 strange-blank": """A character that looks like a blank and is none.

Why:
    A web page or a text processor puts in blanks that do not break. They are read as letters, so a key or a day with
    one is another word than it seems. Inside a sentence they do no harm and are left alone.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role:\u00a0other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Delete it and type a blank.
""",
}
