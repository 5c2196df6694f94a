"""Pages of the syntax codes."""

PAGES = {
    "YML001 tab-indentation": """A tab where the line should be indented with blanks.
""",
    "YML002 duplicate-key": """The same key twice in one place: one of the two would be lost.
""",
    "YML003 conflict-marker": """Marks of an unfinished merge.
""",
    "YML004 not-utf8": """The file is saved in an old encoding such as Latin-1.
""",
    "YML005 utf-16": """The file is saved as UTF-16 or UTF-32 text.
""",
    "YML006 control-character": """An invisible control character in the text.
""",
    "YML007 strange-line-break": """A line break that editors do not show (U+0085, U+2028, U+2029).
""",
    "YML008 lone-surrogate": """Half a character, left over from a faulty conversion.
""",
    "YML009 too-large": """The file is larger than 4 MiB.
""",
    "YML010 too-deep": """More than 64 levels of lists and keys inside one another.
""",
    "YML011 anchor": """A value that starts with &, which YAML reads as a label.
""",
    "YML012 alias": """A value that starts with *, which YAML reads as a reference.
""",
    "YML013 merge-key": """A `<<` key, which would copy other lines in here.
""",
    "YML014 tag": """A value that starts with !, which YAML reads as a type.
""",
    "YML015 several-documents": """More than one document in one file.
""",
    "YML016 directive": """A line that starts with %, an instruction to the reader.
""",
    "YML017 unclosed-quote": """A quote that is opened and not closed.
""",
    "YML018 text-after-quote": """Text that follows a closed quote.
""",
    "YML019 bad-escape": """A backslash between double quotes that stands for nothing.
""",
    "YML020 unclosed-bracket": """A bracket or brace that is opened and not closed.
""",
    "YML021 text-after-bracket": """Text that follows a closed bracket or brace.
""",
    "YML022 stray-bracket": """A bracket, brace or comma with nothing it belongs to.
""",
    "YML023 missing-comma": """Two values in brackets without a comma between them.
""",
    "YML024 key-without-value": """Inside braces, a comma cuts a sentence in two.
""",
    "YML025 colon-in-sentence": """A colon followed by a blank inside a sentence.
""",
    "YML026 missing-blank": """A key inside braces without a blank after its colon.
""",
    "YML027 reserved-character": """Text that starts with a character YAML keeps for itself.
""",
    "YML028 missing-colon": """A line that is neither a key with a colon nor part of the text above.
""",
    "YML029 bad-indentation": """A line that is indented differently from its neighbours.
""",
    "YML030 value-and-children": """Keys below a key that already has a value.
""",
    "YML031 dash-after-key": """A list that starts on the line of its key.
""",
    "YML032 question-mark": """Text that starts with a question mark and a blank.
""",
    "YML033 text-after-block-mark": """Text on the line of a `|` or `>`.
""",
    "YML034 key-not-text": """A list or braces where a key is expected.
""",
    "YML035 empty-key": """A colon without a key before it.
""",
    "YML036 comment-cuts-sentence": """A # after a blank cuts the rest of a sentence off as a comment.
""",
    "YML037 unreadable": """Something else that cannot be read.
""",
}
