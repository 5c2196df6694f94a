"""Plain data to YAML that readers of YAML 1.1 and 1.2 read alike, in the style people write.

Sentences stand on lines of their own; `{…}` and `[…]` hold only numbers, days and ids.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, NamedTuple, TypeGuard

from salesctl.text.fault import Unwritable
from salesctl.text.plain import LONGEST_NUMBER, resolve
from salesctl.text.quote import UNSPEAKABLE, is_plain, quoted

WIDTH: Final = 80
LONGEST_FLOW: Final = 60
_ID: Final = re.compile(r"[\w.-]+")
_SINGLE_BLANK: Final = re.compile(r"(?<=\S) (?=\S)")
_NEEDS_QUOTES: Final = re.compile(r"[,\[\]{}?]")


class Style(NamedTuple):
    """How far children are indented below their key: keys by `step`, the dashes of a list by `dash`.

    Without `paragraphs` every text stays on one line.
    """

    step: int = 2
    dash: int = 2
    paragraphs: bool = True


PLAIN_STYLE: Final = Style()


def scalar(value: object) -> str:
    """One value on one line: date, time, Decimal, int, bool, str or None. Raises Unwritable for any other."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int):
        return _number(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, time):
        return quoted(value.isoformat("seconds" if value.second else "minutes"))
    if isinstance(value, str):
        return str.__str__(value) if is_plain(value) else quoted(value)
    raise Unwritable(f"A value of this kind cannot be written down: {value!r}.", "Write text, a number or a day.")


def flow(value: object) -> str:
    """Any value on one line, collections in brackets and braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {flow(item)}" for name, item in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    cut = isinstance(value, str) and is_plain(value) and _NEEDS_QUOTES.search(value)
    return quoted(str(value)) if cut else scalar(value)


def key(name: object) -> str:
    """A mapping's key; it is read back as text whatever it looks like."""
    text = str(name)
    whole = isinstance(resolve(text), int) and re.fullmatch(r"0|[1-9][0-9]*", text)
    return text if whole or (is_plain(text) and not _NEEDS_QUOTES.search(text)) else quoted(text)


def block(value: object, indent: int = 0, newline: str = "\n", style: Style = PLAIN_STYLE) -> str:
    """A value over as many lines as it needs.

    A collection is whole lines, each indented by `indent` blanks and ended. A scalar is what stands behind `key: `,
    without the last line's end; the lines of a long text are indented by `indent`, at least by the style's step.
    """
    if isinstance(value, Mapping) and value:
        return "".join(_entry(name, item, indent, newline, style) for name, item in value.items())
    if is_list(value) and value:
        return "".join(item_lines(item, indent, newline, style) for item in value)
    return inline(value, indent or style.step, newline, style)


def inline(value: object, indent: int, newline: str, style: Style = PLAIN_STYLE) -> str:
    """What stands behind `key: `; a long text goes on in lines indented by `indent`."""
    if isinstance(value, Mapping) or is_list(value):
        return flow(value)
    if not isinstance(value, str) or not style.paragraphs:
        return scalar(value)
    header, lines = _paragraph(value, max(WIDTH - indent, WIDTH // 2))
    if not header:
        return scalar(value)
    blanks = " " * indent
    return newline.join([header, *(blanks + line if line else "" for line in lines)])


def item_lines(value: object, indent: int, newline: str, style: Style) -> str:
    """One item of a list as whole lines, its dash indented by `indent` blanks."""
    dash, inner = " " * indent + "- ", indent + 2
    if is_block(value):
        return dash + block(value, inner, newline, style)[inner:]
    return dash + inline(value, inner, newline, style) + newline


def is_block(value: object) -> bool:
    """Whether a value stands behind its dash as lines of its own."""
    return (isinstance(value, Mapping) and bool(value)) or is_below(value)


def is_below(value: object) -> bool:
    """Whether a value stands below its key: a collection, but for a short one of numbers, days and ids."""
    return (isinstance(value, Mapping) or is_list(value)) and bool(value) and not _is_short(value)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list, or another sequence that is no text."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _entry(name: object, value: object, indent: int, newline: str, style: Style) -> str:
    start = " " * indent + key(name) + ":"
    if is_below(value):
        inner = indent + (style.dash if is_list(value) else style.step)
        return start + newline + block(value, inner, newline, style)
    return f"{start} {inline(value, indent + style.step, newline, style)}{newline}"


def _number(value: Decimal | int) -> str:
    text = format(value, "f") if isinstance(value, Decimal) else int.__repr__(value)
    if len(text) > LONGEST_NUMBER or not isinstance(resolve(text), int | Decimal):
        raise Unwritable("This number is too long to be written down.", "Write a number with fewer digits.")
    return text


def _is_short(value: Mapping[object, object] | Sequence[object]) -> bool:
    items = list(value.values()) if isinstance(value, Mapping) else list(value)
    return all(_is_word(item) for item in items) and len(flow(value)) <= LONGEST_FLOW


def _is_word(value: object) -> bool:
    if isinstance(value, str):
        return _ID.fullmatch(value) is not None
    return not isinstance(value, Mapping) and not is_list(value)


def _paragraph(text: str, width: int) -> tuple[str, list[str]]:
    """The mark and the lines of a text that is better written below its key; no mark for one that is not."""
    if UNSPEAKABLE.search(text) or re.search(r"\A\s|[ \t\r]$|[ \t\r]\n|\n\n\Z|\r", text):
        return "", []
    if "\n" in text:
        return ("|" if text.endswith("\n") else "|-"), text.removesuffix("\n").split("\n")
    lines = _wrap(text, width)
    return (">-", lines) if len(lines) > 1 else ("", [])


def _wrap(text: str, width: int) -> list[str]:
    """A text cut at single blanks, where a folded block puts them back."""
    lines = [""]
    for word in _SINGLE_BLANK.split(text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
