"""The pages of the codes of shape, references and suppressions: each example is run by the tests."""

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
    "SCH008 bad-day": """A day that is not written year-month-day.

Why:
    03/11 is March in one country and November in another.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ends: 31/12/2026

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ends: 2026-12-31

Fix:
    Write 2026-12-31.
""",
    "SCH009 bad-time": """A time that is not written hours:minutes.

Why:
    8.30 is a number, and 25:30 is no time.

Bad:
    --- reviews/ana/2026-08.yaml
    start: 8.30

Good:
    --- reviews/ana/2026-08.yaml
    start: 08:30

Fix:
    Write 08:30.
""",
    "SCH010 bad-money": """An amount that is not plain digits.

Why:
    180.000 is a hundred and eighty in one country and a hundred and eighty thousand in another.

Bad:
    --- plans/2026-H2/ana.yaml
    quota: 180,000

Good:
    --- plans/2026-H2/ana.yaml
    quota: 180000

Fix:
    Write the digits alone, with a point before the cents if there are any.
""",
    "SCH011 bad-number": """Something that is not the number asked for.

Why:
    A figure that cannot be read cannot be counted.

Bad:
    --- reviews/ana/2026-08.yaml
    rating: 7

Good:
    --- reviews/ana/2026-08.yaml
    rating: 4

Fix:
    Write a number in the range the message names.
""",
    "SCH012 bad-flag": """Something else where true or false belongs.

Why:
    `yes` and `no` mean different things to different tools.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    carries_quota: yes

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    carries_quota: true

Fix:
    Write true or false.
""",
    "SCH013 unknown-choice": """A word that is not one of those allowed.

Why:
    Only these words have a meaning that salesctl can act on.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: seller

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: salesperson
    starts: 2026-02-02

Fix:
    Take one of the words that the message names.
""",
    "SCH014 bad-id": """An id that is not small letters, digits and dashes.

Why:
    Ids are file names and must be typed by everybody.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    manager: Max

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    manager: max

Fix:
    Write it in small letters, with dashes for blanks.
""",
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
