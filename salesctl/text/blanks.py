"""Blanks that are missing, and characters that only look like blanks."""

import re
from typing import Any, Final

from salesctl.text.catalogue import make
from salesctl.text.fault import Fault
from salesctl.text.lines import Lines
from salesctl.text.quote import ODD_BLANK
from salesctl.text.trail import Trail

_ODD: Final = ODD_BLANK.pattern
_AT_AN_EDGE: Final = re.compile(rf"\A(?:[\w-]+:)?{_ODD}|{_ODD}\Z")
_GLUED: Final = re.compile(r"[\w-]+:(?=[^ \t\r\n/:])")
_BEFORE: Final = re.compile(r" *(?:- +)*")


def strange_blank(trail: Trail, scalar: Any, *, is_key: bool) -> Fault | None:
    """The fault of a blank that is none: anywhere in a key, or where an unquoted value begins or ends."""
    if scalar.style:
        return None
    start = scalar.start_mark.index
    found = (ODD_BLANK if is_key else _AT_AN_EDGE).search(trail.text[start : scalar.end_mark.index])
    return _strange(trail.lines, start + found.end() - 1) if found else None


def glued_key(trail: Trail, start: int) -> Fault | None:
    """The fault of a `key:value` without a blank at this offset, where a key could stand; None when there is none."""
    text, lines = trail.text, trail.lines
    before = text[lines.start(lines.place(start)[0]) : start]
    flowing = bool(trail.open) and trail.open[-1].flow
    found = _GLUED.match(text, start)
    if found is None or not (flowing or _BEFORE.fullmatch(before)):
        return None
    if ODD_BLANK.match(text, found.end()):
        return _strange(lines, found.end())
    return make("missing-blank", lines.span(found.end() - 1, found.end()))


def _strange(lines: Lines, at: int) -> Fault:
    return make("strange-blank", lines.span(at, at + 1), code=f"U+{ord(lines.text[at]):04X}")
