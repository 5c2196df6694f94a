"""The pages of the codes on quotes and brackets."""

PAGES = {
    "YML017 unclosed-quote": """A quote that is never closed.

Why:
    Everything after it is swallowed.

Bad:
    --- people/cy.yaml
    name: "Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Close the quote where the text ends.
""",
    "YML018 text-after-quote": """More text after a closing quote.

Why:
    The text ends at the quote, and what follows belongs nowhere.

Bad:
    --- people/cy.yaml
    name: "Cy" Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Put the whole text inside the quotes.
""",
    "YML019 bad-escape": """A backslash in double quotes that means nothing.

Why:
    Inside double quotes a backslash starts a code.

Bad:
    --- people/cy.yaml
    name: "Cy \\Ito"
    role: other

Good:
    --- people/cy.yaml
    name: 'Cy \\Ito'
    role: other

Fix:
    Use single quotes, or write the backslash twice.
""",
    "YML020 unclosed-bracket": """A bracket that is never closed.

Why:
    Everything after it is taken for part of the list.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: [cy@example.com

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: [cy@example.com]

Fix:
    Close it where the list ends.
""",
    "YML021 text-after-bracket": """More text after a closing bracket.

Why:
    The list ends at the bracket, and what follows belongs nowhere.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: [cy@example.com] later

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: [cy@example.com]

Fix:
    Take it away, or put it inside.
""",
    "YML022 stray-bracket": """A closing bracket that was never opened.

Why:
    Something before it is missing.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: ]

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: []

Fix:
    Take it away, or open it where the list begins.
""",
    "YML023 missing-comma": """Two entries in brackets without a comma between.

Why:
    They would run into one.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away: [{from: 2026-12-21, to: 2027-01-02} {from: 2027-02-01, to: 2027-02-05}]

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away: [{from: 2026-12-21, to: 2027-01-02}, {from: 2027-02-01, to: 2027-02-05}]

Fix:
    Put a comma between them.
""",
}
