"""Every fault a text can have: its name, what it means, and the words in which a person is told."""

from typing import Final, NamedTuple

from salesctl.text.fault import Fault, Span


class Entry(NamedTuple):
    """One fault: a line for the documentation, the message and the next move (both with {fields})."""

    summary: str
    message: str
    hint: str


ENTRIES: Final[dict[str, Entry]] = {
    "too-large": Entry(
        "The file is larger than 16 MiB.",
        "This file is too large to be written by hand ({size}); at most 16 MiB are read.",
        "Split it, or keep the raw material outside the team's folder.",
    ),
    "utf-16": Entry(
        "The file is saved as UTF-16 or UTF-32 text.",
        "This file is saved as UTF-16 (some editors call it Unicode), not as UTF-8.",
        "Save it again with the encoding UTF-8.",
    ),
    "not-utf8": Entry(
        "The file is saved in an old encoding such as Latin-1.",
        "This character is not saved as UTF-8: the file is in an older encoding, so accents would be lost.",
        "Save the file again with the encoding UTF-8.",
    ),
    "lone-surrogate": Entry(
        "Half a character, left over from a faulty conversion.",
        "Half a character stands here, left over from a faulty conversion.",
        "Type the character again.",
    ),
    "control-character": Entry(
        "An invisible control character in the text.",
        "An invisible character ({code}) stands here.",
        "Delete it; it often comes in by copy and paste.",
    ),
    "strange-blank": Entry(
        "A blank that is none: it looks like one and is read as a letter.",
        "This looks like a blank and is another character ({code}), which is read as a letter.",
        "Delete it and type a blank where one is wanted; it often comes in by copy and paste.",
    ),
    "strange-line-break": Entry(
        "A line break that editors do not show (U+0085, U+2028, U+2029).",
        "A line break that editors do not show ({code}) stands here.",
        "Delete it and press Enter instead; it often comes in by copy and paste.",
    ),
    "conflict-marker": Entry(
        "Marks of an unfinished merge.",
        "This file still holds both sides of a merge: {mark} marks where they differ.",
        "Keep one version of the lines between `<<<<<<<` and `>>>>>>>`, then delete the marks.",
    ),
    "too-deep": Entry(
        "More than 64 levels of lists and keys inside one another.",
        "More than 64 levels stand inside one another here.",
        "Close the brackets that were opened before, or write fewer levels.",
    ),
    "duplicate-key": Entry(
        "The same key twice in one place: one of the two would be lost.",
        "`{key}` stands here a second time; the first is on line {first}.",
        "Keep one of the two, or move the second to the item it belongs to.",
    ),
    "anchor": Entry(
        "A value that starts with &, which YAML reads as a label.",
        "`{word}` starts with `&`, which makes it a label and not text.",
        "Write it between quotes, `{quoted}`; to use a value twice, write it twice.",
    ),
    "alias": Entry(
        "A value that starts with *, which YAML reads as a reference.",
        "`{word}` starts with `*`, which makes it a reference to another place and not text.",
        "Write it between quotes, `{quoted}`; to use a value twice, write it twice.",
    ),
    "merge-key": Entry(
        "A `<<` key, which would copy other lines in here.",
        "`<<` would copy lines from another place in here.",
        "Write out the lines that are meant.",
    ),
    "tag": Entry(
        "A value that starts with !, which YAML reads as a type.",
        "`{word}` starts with `!`, which makes it a type and not text.",
        "Take it away; a text that starts with `!` belongs between quotes: `{quoted}`.",
    ),
    "several-documents": Entry(
        "More than one document in one file.",
        "A second document starts here; a file holds one.",
        "Put what follows into a file of its own, or delete this line.",
    ),
    "directive": Entry(
        "A line that starts with %, an instruction to the reader.",
        "A line that starts with `%` is an instruction to a machine and is not read here.",
        "Delete this line; a sentence that starts with `%` belongs between quotes.",
    ),
    "tab-indentation": Entry(
        "A tab where the line should be indented with blanks.",
        "A tab stands here instead of blanks; how wide it is differs from editor to editor.",
        "Delete it and indent the line with blanks, two for each level.",
    ),
    "unclosed-quote": Entry(
        "A quote that is opened and not closed.",
        "This quote {mark} is opened and not closed where the text ends.",
        "Close it at the end of the text. An apostrophe inside '…' is written twice: 'Tom''s plan'.",
    ),
    "text-after-quote": Entry(
        "Text that follows a closed quote.",
        "The quote is closed before this, yet the line goes on.",
        "{advice}",
    ),
    "text-after-bracket": Entry(
        "Text that follows a closed bracket or brace.",
        "The bracket is closed before this, yet the line goes on.",
        "{advice}",
    ),
    "bad-escape": Entry(
        "A backslash between double quotes that stands for nothing.",
        'Between "…" a backslash starts a code, and this one does not exist.',
        "Use single quotes, 'C:\\Deals', or write the backslash twice.",
    ),
    "unclosed-bracket": Entry(
        "A bracket or brace that is opened and not closed.",
        "This `{mark}` is opened and never closed.",
        "Close it with `{closing}`. A sentence that starts with `{mark}` belongs between quotes.",
    ),
    "stray-bracket": Entry(
        "A bracket, brace or comma with nothing it belongs to.",
        "This `{mark}` belongs to nothing that was opened.",
        "Delete it, or put the text it belongs to between quotes.",
    ),
    "missing-comma": Entry(
        "Two values in brackets without a comma between them.",
        "A comma is missing before this.",
        "Write a comma between the values: `[ana-silva, bo-lund]`; text with its own quotes goes between quotes.",
    ),
    "key-without-value": Entry(
        "Inside braces, a comma cuts a sentence in two.",
        "`{word}` has no value: inside {{…}} every entry is `key: value` and a comma starts the next, so it cuts a "
        "sentence.",
        "{advice}",
    ),
    "colon-in-sentence": Entry(
        "A colon at the end of a text, or before a blank inside it.",
        "The colon cuts this text in two, as if a key stood before it.",
        "{advice}",
    ),
    "missing-blank": Entry(
        "A key without a blank after its colon.",
        "A blank is missing after this colon.",
        "Write `key: value`, with a blank after the colon.",
    ),
    "reserved-character": Entry(
        "Text that starts with a character YAML keeps for itself.",
        "Text cannot start with `{mark}`.",
        "Put it between quotes: `{quoted}`.",
    ),
    "missing-colon": Entry(
        "A line that is neither a key with a colon nor part of the text above.",
        "This line has no `key: value`, and it does not belong to the text above.",
        "Write it as `key: value`; to continue the text above, indent this line, or write `|` after the key above and "
        "indent all of its text.",
    ),
    "bad-indentation": Entry(
        "A line that is indented differently from its neighbours.",
        "This line starts in a column that fits none of the lines above.",
        "Lines that belong together start in the same column; what belongs to a line is indented by two blanks more.",
    ),
    "value-and-children": Entry(
        "Keys below a key that already has a value.",
        "Line {first} already ends in a value, yet further keys are indented below it.",
        "Indent this line like the line it belongs to, or take away the value on line {first}.",
    ),
    "dash-after-key": Entry(
        "A list that starts on the line of its key.",
        "A list cannot start on the line of its key.",
        "Start it on the next line, with `- ` before each item. Text that starts with a dash belongs between quotes.",
    ),
    "question-mark": Entry(
        "Text that starts with a question mark and a blank.",
        "Text cannot start with `?` and a blank.",
        "Put it between quotes.",
    ),
    "text-after-block-mark": Entry(
        "Text on the line of a `|` or `>`.",
        "Nothing may follow `{mark}` on its line.",
        "Start on the next line, indented by two blanks; text that starts with `{mark}` belongs between quotes.",
    ),
    "key-not-text": Entry(
        "A list or braces where a key is expected.",
        "A list or braces cannot be a key.",
        "Write a word and a colon. Text in double braces, such as a placeholder, belongs between quotes.",
    ),
    "empty-key": Entry(
        "A colon without a key before it.",
        "There is no key here.",
        "Write the key before the colon; a key called null or ~ belongs between quotes.",
    ),
    "comment-cuts-sentence": Entry(
        "A # after a blank cuts the rest of a sentence off as a comment.",
        "The text ends before `{word}`: after a blank, `#` starts a comment, and what follows is lost.",
        "Put the whole text between quotes, or on a line of its own below `|`; before a comment, leave two blanks.",
    ),
    "unreadable": Entry(
        "Something else that cannot be read.",
        "This cannot be read as `key: value` lines.",
        "Compare with the lines above; text with unusual characters belongs between quotes.",
    ),
}


def make(name: str, span: Span, **fields: str | int) -> Fault:
    """A fault of this name at this place, with the fields its message and hint ask for."""
    entry = ENTRIES[name]
    return Fault(name, entry.message.format(**fields), entry.hint.format(**fields), span)


def unknown() -> Fault:
    """The fault of a text that one read refuses and the other accepts: a place nobody could name."""
    return make("unreadable", Span(1, 1, 1, 1))
