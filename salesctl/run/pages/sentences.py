"""The pages of the codes on sentences that are cut or misread."""

PAGES = {
    "YML024 key-without-value": """A comma that cuts a sentence in braces.

Why:
    Inside `{…}` a comma starts the next key, so half of the sentence is lost.

Bad:
    --- plans/2026-H2/ana.yaml
    actions:
      - {what: call the CFO, then quote}

Good:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: call the CFO, then quote

Fix:
    Write each key on a line of its own, or put the sentence in quotes.
""",
    "YML025 colon-in-sentence": """A colon that cuts a sentence.

Why:
    At the end of a text, or before a blank, it makes a key of the words before it.

Bad:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: Acme: call them

Good:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: "Acme: call them"

Fix:
    Put the sentence in quotes, or on a line of its own after `|`.
""",
    "YML027 reserved-character": """A text that begins with `@` or a backtick.

Why:
    These signs are reserved at the beginning of a text.

Bad:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: visit
        who: @bo

Good:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: visit
        who: bo

Fix:
    Leave the sign out, or put the text in quotes.
""",
    "YML032 question-mark": """A text that begins with a question mark and a blank.

Why:
    They start a key of a kind that nobody uses.

Bad:
    --- people/cy.yaml
    name: ? Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Put the text in quotes, or leave the sign out.
""",
    "YML033 text-after-block-mark": """A text on the line of `|` or `>`.

Why:
    The text begins on the next line.

Bad:
    --- people/cy.yaml
    name: | Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: |
      Cy Ito
    role: other

Fix:
    Move it to the next line, set in by two blanks.
""",
    "YML036 comment-cuts-sentence": """A number sign that cuts a sentence.

Why:
    After a blank a `#` starts a comment, and the rest of the sentence is lost.

Bad:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: call customer #4 about terms

Good:
    --- plans/2026-H2/ana.yaml
    actions:
      - what: "call customer #4 about terms"

Fix:
    Put the sentence in quotes, or on a line of its own after `|`.
""",
    "YML038 misread-by-older-tools": """A word without quotes that older tools take for something else than text.

Why:
    salesctl reads `no`, `0123` and `10:30` as they stand. Tools that follow YAML 1.1, such as PyYAML and Ruby's reader,
    make false, 83 and 630 of them. It matters only to a team that reads its files with such tools, so it is looked for
    where it is asked for: `salesctl check --select YML038`, or a severity in team.yaml.

Bad:
    --- team.yaml
    name: Small team
    manager: max
    timezone: Europe/Lisbon
    currency: EUR
    since: 2026-01-01
    rules:
      severity: {YML038: warning}
    --- people/no.yaml
    name: NO
    role: other

Good:
    --- team.yaml
    name: Small team
    manager: max
    timezone: Europe/Lisbon
    currency: EUR
    since: 2026-01-01
    rules:
      severity: {YML038: warning}
    --- people/no.yaml
    name: 'NO'
    role: other

Fix:
    salesctl check --select YML038 --fix --unsafe-fixes puts the words in quotes.
""",
}
