"""The pages of the codes on keys and indentation."""

PAGES = {
    "YML002 duplicate-key": """The same key twice in one place.

Why:
    Only one of the two can count, and other tools drop the other in silence.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    name: Cyrus Ito

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Keep one of the two, or move the second to the entry it belongs to.
""",
    "YML026 missing-blank": """A key without a blank after its colon.

Why:
    Without it the line is one long word.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
      - from:2026-12-21
        to: 2027-01-02

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
      - from: 2026-12-21
        to: 2027-01-02

Fix:
    Put a blank after the colon.
""",
    "YML028 missing-colon": """A line without a colon where a key belongs.

Why:
    Nobody can tell whether it is a key or a text.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write `key: value`.
""",
    "YML029 bad-indentation": """A line that is set in differently from its neighbours.

Why:
    What stands under what is decided by the blanks before a line.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
      - {from: 2026-12-21, to: 2027-01-02}
     - {from: 2027-02-01, to: 2027-02-05}

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away:
      - {from: 2026-12-21, to: 2027-01-02}
      - {from: 2027-02-01, to: 2027-02-05}

Fix:
    Set it in exactly as far as the lines it belongs to.
""",
    "YML030 value-and-children": """A key that has a value and further lines under it.

Why:
    Only one of the two can be meant.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ramp: soon
      until: 2026-12-31

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ramp:
      until: 2026-12-31

Fix:
    Take the value away, or the lines under it.
""",
    "YML031 dash-after-key": """A list that begins on its key's line.

Why:
    The first entry would hang in the air.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails: - cy@example.com

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    emails:
      - cy@example.com

Fix:
    Begin the list on the next line.
""",
    "YML034 key-not-text": """A key that is a list or a group of keys.

Why:
    A key is one word.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    [a, b]: c

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write one word before the colon.
""",
    "YML035 empty-key": """A colon without a key before it.

Why:
    Nobody can tell what the value belongs to.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    : later

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Write the key before the colon, or take the line out.
""",
    "YML037 unreadable": """A line that cannot be understood.

Why:
    The rest of the file depends on it.

Fix:
    Compare the line with one that works, or with the template.
""",
}
