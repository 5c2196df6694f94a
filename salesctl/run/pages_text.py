"""The pages of the syntax codes: each example is run by the tests, those of broken bytes aside."""

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
    "YML009 too-large": """A file of more than 4 MiB.

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
    "YML011 anchor": """A name given to a value with `&`.

Why:
    It is a programmer's shortcut; a reader has to jump about to know what a line says.

Bad:
    --- people/cy.yaml
    name: &cy Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Take the `&` and its word away, or put the text in quotes if it belongs to it.
""",
    "YML012 alias": """A `*` before a word, which points at a value elsewhere.

Why:
    In a sentence it is usually meant as emphasis, and the sentence is lost.

Bad:
    --- people/cy.yaml
    name: *Cy* Ito
    role: other

Good:
    --- people/cy.yaml
    name: "*Cy* Ito"
    role: other

Fix:
    Put the text in quotes, or write the value itself.
""",
    "YML013 merge-key": """A `<<` that merges other keys in.

Why:
    What counts could stand anywhere; one line should say one thing.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    <<: {ends: 2026-12-31}

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ends: 2026-12-31

Fix:
    Write the keys themselves.
""",
    "YML014 tag": """A `!` before a word.

Why:
    It gives the value a programmer's type; in a sentence the word is lost.

Bad:
    --- people/cy.yaml
    name: !important Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: "!important Cy Ito"
    role: other

Fix:
    Take it away, or put the text in quotes.
""",
    "YML015 several-documents": """A second document in one file.

Why:
    One file is one document: its path says what it is.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    ---
    name: Di Roy
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Put each in a file of its own.
""",
    "YML016 directive": """A line that begins with `%`.

Why:
    It speaks to the reader of the file, not of the team.

Bad:
    --- people/cy.yaml
    %YAML 1.1
    ---
    name: Cy Ito
    role: other

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other

Fix:
    Delete it.
""",
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
    "YML025 colon-in-sentence": """A colon and a blank inside a sentence.

Why:
    They make a key of the words before them.

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
    "YML026 missing-blank": """A key inside braces without a blank after its colon.

Why:
    Without it the line is one long word.

Bad:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away: [{from: 2026-12-21, to:}]

Good:
    --- people/cy.yaml
    name: Cy Ito
    role: other
    away: [{from: 2026-12-21, to: 2027-01-02}]

Fix:
    Put a blank after it, and the value.
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
    "YML037 unreadable": """A line that cannot be understood.

Why:
    The rest of the file depends on it.

Fix:
    Compare the line with one that works, or with the template.
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
