"""The fast path: events to plain data, without a position kept.

It only notices *that* something is wrong; `examine` reads the text once more and says what and where.
"""

import re
from typing import Any, Final

from salesctl.text.events import Alias, MappingEnd, MappingStart, Next, Scalar, SequenceEnd, StreamEnd, events
from salesctl.text.plain import Plain
from salesctl.text.quote import ODD_BLANK

DEEPEST: Final = 64
_NO_KEYS: Final = frozenset({"", "~", "null", "Null", "NULL", "<<"})
_TELLING_ESCAPE: Final = re.compile(r"\\[0abefvxuULPN]")
_STRANGE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BELOW: Final = re.compile(r"[\r\n]([ \t]*)(?![ \t\r\n])")
QUOTES: Final = frozenset("'\"")
_plain: Final = Plain()


class Doubt(Exception):  # noqa: N818 - not an error yet: examine decides
    """The text holds something that is not plain data."""


def build(text: str) -> object:
    """The data of a text; None for one without content. Raises Doubt, or what the parser raises."""
    following = events(text)
    following()
    start = following()
    if start.__class__ is StreamEnd:
        return None
    if start.explicit and text[start.start_mark.index] == "%":
        raise Doubt
    first = following()
    value = _root(first) if first.__class__ is Scalar else _collection(first, following, text, DEEPEST)
    following()
    if following().__class__ is not StreamEnd:
        raise Doubt
    return value


def doubtful(text: str) -> bool:
    """Whether a text holds characters that the parser lets pass and a careful reader does not."""
    return (
        "\t" in text
        or "<<<<<<<" in text
        or ">>>>>>>" in text
        or ("\\" in text and _TELLING_ESCAPE.search(text) is not None)
        or (not text.isascii() and (_STRANGE.search(text) or ODD_BLANK.search(text)) is not None)
    )


def has_colon(text: str, key: Any, empty: Any) -> bool:
    """Whether an empty value in braces was written as one: `{what:, by: …}`, not a comma that cut a sentence."""
    return ":" in text[key.end_mark.index : empty.start_mark.index]


def strays(text: str, quoted: Any, column: int) -> bool:
    """Whether a quoted text goes on in a line that is not indented below `column`: its quote was forgotten."""
    below = _BELOW.findall(text, quoted.start_mark.index, quoted.end_mark.index)
    return any(len(blanks) <= column for blanks in below)


def _root(event: Any) -> object:
    if event.anchor is not None or event.tag is not None:
        raise Doubt
    return event.value if event.style else _plain[event.value]


def _collection(event: Any, following: Next, text: str, levels: int) -> object:
    kind = event.__class__
    if kind is Alias or event.anchor is not None or event.tag is not None or not levels:
        raise Doubt
    column = -1 if event.flow_style else event.start_mark.column
    if kind is MappingStart:
        return _mapping(following, text, column, levels - 1)
    return _sequence(following, text, column, levels - 1)


# The two loops below run once for every value of every file: they repeat rather than call.


def _mapping(following: Next, text: str, column: int, levels: int) -> dict[str, object]:
    plain = _plain
    found: dict[str, object] = {}
    while (event := following()).__class__ is not MappingEnd:
        if event.__class__ is not Scalar or event.anchor is not None or event.tag is not None:
            raise Doubt
        key = event.value
        if key in found or (key in _NO_KEYS and not event.style):
            raise Doubt
        name, event = event, following()
        if event.__class__ is not Scalar:
            found[key] = _collection(event, following, text, levels)
            continue
        if event.anchor is not None or event.tag is not None:
            raise Doubt
        word, style = event.value, event.style
        if not style:
            if not word and column < 0 and not has_colon(text, name, event):
                raise Doubt
            found[key] = plain[word]
        elif style in QUOTES and event.end_mark.line != event.start_mark.line and strays(text, event, column):
            raise Doubt
        else:
            found[key] = word
    return found


def _sequence(following: Next, text: str, column: int, levels: int) -> list[object]:
    plain = _plain
    found: list[object] = []
    while (event := following()).__class__ is not SequenceEnd:
        if event.__class__ is not Scalar:
            found.append(_collection(event, following, text, levels))
            continue
        if event.anchor is not None or event.tag is not None:
            raise Doubt
        style = event.style
        if not style:
            found.append(plain[event.value])
        elif style in QUOTES and event.end_mark.line != event.start_mark.line and strays(text, event, column):
            raise Doubt
        else:
            found.append(event.value)
    return found
