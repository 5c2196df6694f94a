"""A document as the bytes of a YAML file, in somebody's style.

PyYAML's own dumper writes one style, and no hand's; it is also too slow for a hundred thousand files.
Below, a line may hold line breaks of its own: the lines of a long text belong together.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from benchmarks.generate.scalars import fits_in_braces, spelled

if TYPE_CHECKING:
    from typing_extensions import TypeIs

    from benchmarks.generate.style import Style
    from benchmarks.generate.values import Document, Value

REMARKS = ("as agreed", "ask again in spring", "from the CRM", "see the notes", "tbc with finance: no, done")
_WIDEST = 100
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def emit(document: Document, style: Style) -> bytes:
    """Return the file that spells `document` in `style`."""
    lines = _entries(document, style, 0, style.order)
    if style.blank_lines:
        lines = _spaced(lines)
    if style.comments:
        lines = _remarked(lines)
    text = "\n".join(lines) + "\n"
    return ((_BOM if style.bom else "") + text.replace("\n", style.newline)).encode()


def _entries(value: Document, style: Style, column: int, order: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, child in _ordered(value, order):
            yield from _entry(key, child, style, column)
    else:
        for child in value:
            yield from _dashed(child, style, column)


def _ordered(value: Mapping[str, Value], order: str) -> Iterable[tuple[str, Value]]:
    if order == "alphabetical":
        return sorted(value.items())
    return reversed(list(value.items())) if order == "reversed" else value.items()


def _entry(key: str, value: Value, style: Style, column: int) -> Iterator[str]:
    start = " " * column + key + ":"
    if not _is_collection(value):
        yield f"{start} {spelled(value, style, column + style.indent)}"
    elif (line := _braces(value, style, len(start) + 1)) is not None:
        yield f"{start} {line}"
    else:
        yield start
        yield from _entries(value, style, column + _step(value, style), _inner(style))


def _dashed(value: Value, style: Style, column: int) -> Iterator[str]:
    start = " " * column + "- "
    if not _is_collection(value):
        yield start + spelled(value, style, column + 2)
    elif style.flow == "nested" and (line := _braces(value, style, column + 2)) is not None:
        yield start + line
    else:
        first, *rest = _entries(value, style, column + 2, _inner(style))
        yield start + first[column + 2 :]
        yield from rest


def _is_collection(value: Value) -> TypeIs[Document]:
    return isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str))


def _step(value: Document, style: Style) -> int:
    return style.indent if isinstance(value, Mapping) else style.dash


def _inner(style: Style) -> str:
    return "given" if style.order == "reversed" else style.order


def _braces(value: Document, style: Style, column: int) -> str | None:
    """Return `value` in braces or brackets, or nothing where it is too wide, too deep or holds a sentence."""
    if not value or style.flow == "never":
        return ("{}" if isinstance(value, Mapping) else "[]") if not value else None
    if not isinstance(value, Mapping) and all(fits_in_braces(child) for child in value):
        return _bracketed([spelled(child, style, 0) for child in value if not _is_collection(child)], column)
    line = _nested(value, style)
    return line if line is not None and column + len(line) <= _WIDEST else None


def _bracketed(parts: list[str], column: int) -> str:
    lines = textwrap.wrap(", ".join(parts), max(_WIDEST - column, 40), break_on_hyphens=False, break_long_words=False)
    return "[" + ("\n" + " " * (column + 1)).join(lines) + "]"


def _nested(value: Value, style: Style) -> str | None:
    if not _is_collection(value):
        return spelled(value, style, 0) if fits_in_braces(value) else None
    children = value.values() if isinstance(value, Mapping) else value
    if style.flow == "leaves" and any(_is_collection(child) for child in children):
        return None
    parts = [_nested(child, style) for child in children]
    texts = [part for part in parts if part is not None]
    if len(texts) < len(parts):
        return None
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {text}" for key, text in zip(value, texts, strict=True)) + "}"
    return "[" + ", ".join(texts) + "]"


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number and not line.startswith((" ", "-")):
            yield ""
        yield line


def _remarked(lines: Iterable[str]) -> Iterator[str]:
    yield "# kept by hand, please ask before reformatting"
    for number, line in enumerate(lines):
        if number % 11 == 5 and not line.startswith((" ", "-")):
            yield "# " + REMARKS[number % len(REMARKS)]
        yield f"{line}  # {REMARKS[number % len(REMARKS)]}" if number % 7 == 3 and line and "\n" not in line else line
