"""One value as YAML: when it may stand plain, and when it needs quotes or lines of its own."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.generate.style import Style
    from benchmarks.generate.values import Scalar

WIDTH = 88
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;()'/%&+…€-]|:(?=[^ ]))*(?<![ :])\Z")
_TIME = re.compile(r"(?:\d\d:\d\d|\d{4}-\d\d)\Z")  # of a day, and a month: plain as people write them
_WORDS_WITH_A_MEANING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"})


def spelled(value: Scalar, style: Style, column: int) -> str:
    """Return `value` on one line or, for a long text, on lines indented by `column`."""
    if isinstance(value, str):
        return _text(value, style, column)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def fits_in_braces(value: object) -> bool:
    """Whether `value` is a number, a day, a time or an id: a sentence in braces loses what follows its comma."""
    if not isinstance(value, str):
        return isinstance(value, int | Decimal | date)
    return _TIME.match(value) is not None or (_ID.match(value) is not None and value not in _WORDS_WITH_A_MEANING)


def _text(text: str, style: Style, column: int) -> str:
    if "\n" in text:
        return _block("|" if text.endswith("\n") else "|-", text.splitlines(), column)
    if len(text) > WIDTH:
        return _long(text, style, column)
    if _TIME.match(text):
        return text
    return _quoted(text, style.quote) if style.quote or not _plain(text) else text


def _long(text: str, style: Style, column: int) -> str:
    lines = textwrap.wrap(text, WIDTH - column, break_long_words=False, break_on_hyphens=False)
    if style.long_text == "folded":
        return _block(">-", lines, column)
    if style.long_text == "literal":
        return _block("|-", [text], column)
    if style.long_text == "quoted" or not _plain(text):
        return _quoted(text, style.quote)
    return ("\n" + " " * column).join(lines)


def _block(mark: str, lines: list[str], column: int) -> str:
    return "\n".join([mark, *(" " * column + line if line else "" for line in lines)])


def _plain(text: str) -> bool:
    return _PLAIN.match(text) is not None and text.lower() not in _WORDS_WITH_A_MEANING


def _quoted(text: str, quote: str) -> str:
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
