"""The pages of the codes on references."""

PAGES = {
    "REF001 unknown-person": """A person whom people/ does not know.

Why:
    What nobody owns nobody does.

Bad:
    --- reviews/ana/2026-08.yaml
    agreed:
      - what: visit Acme
        who: anna
        by: 2026-10-01

Good:
    --- reviews/ana/2026-08.yaml
    agreed:
      - what: visit Acme
        who: ana
        by: 2026-10-01

Fix:
    Correct the id, or add a file under people/.
""",
    "REF002 unknown-account": """An account that accounts.yaml does not know.

Why:
    One customer under two names is counted twice.

Bad:
    --- accounts.yaml
    acme: {name: Acme}
    --- reviews/ana/2026-08.yaml
    pipeline:
      stalled: [acmee]

Good:
    --- accounts.yaml
    acme: {name: Acme}
    --- reviews/ana/2026-08.yaml
    pipeline:
      stalled: [acme]

Fix:
    Take the account's id or its name, or add it to accounts.yaml.
""",
    "REF003 unknown-metric": """A metric that the recipe does not know.

Why:
    Numbers that nobody defined cannot be compared.

Bad:
    --- plans/2026-H2/ana.yaml
    activity: {cals: 60}

Good:
    --- plans/2026-H2/ana.yaml
    activity: {calls: 60}

Fix:
    Take a metric of recipe.yaml, or define it there.
""",
    "REF004 unknown-skill": """A skill that is not in the team's list.

Why:
    Training, coaching and reviews meet only where they use the same words.

Bad:
    --- plans/2026-H2/ana.yaml
    training:
      - skill: negotiating
        by: 2026-09-30

Good:
    --- plans/2026-H2/ana.yaml
    training:
      - skill: negotiation
        by: 2026-09-30

Fix:
    Take a skill of team.yaml, or add it there.
""",
    "REF005 missing-document": """A path that leads to no file.

Why:
    Evidence that cannot be looked up is none.

Bad:
    --- training/2026-Q4.yaml
    focus: discovery
    needs:
      - skill: discovery
        people: [ana]
        from: reviews/ana/2026-Q1.yaml

Good:
    --- training/2026-Q4.yaml
    focus: discovery
    needs:
      - skill: discovery
        people: [ana]

Fix:
    Write the path of a file of the team, from its root.
""",
}
