"""Pages of the codes of shape, references and suppressions."""

PAGES = {
    "SCH001 unknown-key": """A key that this kind of file does not have.
""",
    "SCH002 missing-key": """A key that every file of this kind needs.
""",
    "SCH003 missing-once-in-force": """A key that the document needs now that it counts.
""",
    "SCH004 mapping-expected": """Something else where `key: value` lines belong.
""",
    "SCH005 list-expected": """Something else where a list belongs.
""",
    "SCH006 text-expected": """A number or a group of keys where a text belongs.
""",
    "SCH007 empty-value": """A key without a value that needs one.
""",
    "SCH008 bad-day": """A day that is not written year-month-day.
""",
    "SCH009 bad-time": """A time that is not written hours:minutes.
""",
    "SCH010 bad-money": """An amount that is not plain digits.
""",
    "SCH011 bad-number": """Something that is not the number asked for.
""",
    "SCH012 bad-flag": """Something else where true or false belongs.
""",
    "SCH013 unknown-choice": """A word that is not one of those allowed.
""",
    "SCH014 bad-id": """An id that is not small letters, digits and dashes.
""",
    "SCH015 empty-file": """A file with nothing in it.
""",
    "SCH016 unknown-file": """A file whose name salesctl does not know.
""",
    "SCH017 folder-for-file": """A folder named like a file.
""",
    "SCH018 unreadable-file": """A file that cannot be opened.
""",
    "SCH019 two-roots": """One path in two repositories.
""",
    "REF001 unknown-person": """A person whom people/ does not know.
""",
    "REF002 unknown-account": """An account that accounts.yaml does not know.
""",
    "REF003 unknown-metric": """A metric that the recipe does not know.
""",
    "REF004 unknown-skill": """A skill that is not in the team's list.
""",
    "REF005 missing-document": """A path that leads to no file.
""",
    "SUP001 suppression-without-reason": """A suppression that does not say why.
""",
    "SUP002 unused-suppression": """A suppression that silences nothing.
""",
    "SUP003 unknown-code": """A suppression of a code that no rule has.
""",
    "SUP004 malformed-suppression": """A comment to salesctl that cannot be understood.
""",
    "SUP005 expired-suppression": """A suppression whose day has passed.
""",
    "SYS001 rule-crashed": """A rule that did not work.
""",
}
