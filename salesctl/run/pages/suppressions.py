"""The pages of the codes on suppressions, and of a rule that did not work."""

PAGES = {
    "SUP001 suppression-without-reason": """A suppression that does not say why.

Why:
    In a month nobody remembers, and the finding stays hidden for good.

Bad:
    --- plans/2026-H2/ana.yaml
    quota: 100 # salesctl: ignore[PLN001]

Good:
    --- plans/2026-H2/ana.yaml
    quota: 100

Fix:
    Say after the bracket why this may stand.
""",
    "SUP002 unused-suppression": """A suppression that silences nothing.

Why:
    It will silence the next mistake made on its line.

Bad:
    --- people/cy.yaml
    name: Cy Ito # salesctl: ignore[SCH006] his name is a number
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Take the comment out.
""",
    "SUP003 unknown-code": """A suppression of a code that no rule has.

Why:
    It was misspelt, or the rule is gone.

Bad:
    --- people/cy.yaml
    name: Cy Ito # salesctl: ignore[SCH999] some reason
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Correct the code; `salesctl explain` lists them.
""",
    "SUP004 malformed-suppression": """A comment to salesctl that cannot be understood.

Why:
    It looks like a suppression and is none.

Bad:
    --- people/cy.yaml
    name: Cy Ito # salesctl: ignore SCH006
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write `# salesctl: ignore[CODE] the reason`.
""",
    "SUP005 expired-suppression": """A suppression whose day has passed.

Why:
    It was to stand for a while, and the while is over.

Bad:
    --- people/cy.yaml
    name: Cy Ito # salesctl: ignore[SCH006] until=2026-08-01 the name comes later
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Mend what it hides, or give it a new day.
""",
    "SYS001 rule-crashed": """A rule that did not work.

Why:
    It is a fault of salesctl. The other rules were run all the same.

Fix:
    Report it, with the file it names.
""",
}
