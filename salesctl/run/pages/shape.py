"""The pages of the codes on the shape of a document."""

PAGES = {
    "SCH001 unknown-key": """A key that this kind of file does not have.

Why:
    A misspelt key is a silent loss: what stands after it would count for nothing.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    manger: max

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    manager: max

Fix:
    Take the key that was meant; docs/format.md lists them.
""",
    "SCH002 missing-key": """A key that every file of this kind needs.

Why:
    Without it nobody can tell what the document says.

Bad:
    --- people/cy.yaml
    name: Cy Ito

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Add the line.
""",
    "SCH003 missing-once-in-force": """A key that the document needs now that it counts.

Why:
    A draft may be incomplete. Once a review is held, its outcome has to be written.

Bad:
    --- reviews/ana/2026-08.yaml
    held: 2026-09-02
    agreed:
      - {what: visits, by: 2026-10-01}

Good:
    --- reviews/ana/2026-08.yaml
    held: 2026-09-02
    rating: 4
    agreed:
      - {what: visits, by: 2026-10-01}

Fix:
    Write it, or take back the key that puts the document in force.
""",
    "SCH004 mapping-expected": """Something else where `key: value` lines belong.

Why:
    The shape of a document says what each part means.

Bad:
    --- people/cy.yaml
    - name: Cy Ito
    - role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write `key: value` lines.
""",
    "SCH005 list-expected": """Something else where a list belongs.

Why:
    One entry today may be two tomorrow, so it is always a list.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: cy@example.com

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails:
      - cy@example.com

Fix:
    Put each entry on a line of its own after a dash and a blank.
""",
    "SCH006 text-expected": """A number or a group of keys where a text belongs.

Why:
    A number loses its zeros and a name becomes arithmetic.

Bad:
    --- people/cy.yaml
    name: 42
    role: other

Good:
    --- people/cy.yaml
    name: "42"
    role: other

Fix:
    Put it in quotes.
""",
    "SCH007 empty-value": """Nothing where a text belongs.

Why:
    An empty text says nothing, and hides that something is missing.

Bad:
    --- people/cy.yaml
    name: ""
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write it, or take the line out.
""",
}
