"""The pages of the codes on values that are spelt in another way."""

PAGES = {
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
}
