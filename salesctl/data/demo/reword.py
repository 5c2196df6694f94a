"""Every day, period and year that a file of the story names, in its path and in its text, moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from salesctl.core.period import Period
from salesctl.data.demo.shift import Shift

PERIOD = re.compile(r"(?<![\w.-])[12]\d{3}-(?:\d\d-\d\d|\d\d|[HQ]\d|W\d\d)(?![\w-])")
YEAR = re.compile(r"(?<=[a-z] )20\d\d(?![\w-]|[.,]\d)")
YEAR_FILE = re.compile(r"(?<=/)\d{4}(?=\.yaml$)")
CLOSED = re.compile(r"closed:")
CONTRACT = re.compile(r"(?:since|starts|ends|ramp):")
SETTINGS = re.compile(r"team\.yaml|people/[^/]+\.yaml")
Move = Callable[[re.Match[str], Shift], str]


def path(name: str, shift: Shift) -> str:
    """Return the path a file gets."""
    return PERIOD.sub(lambda found: _period(found, shift), YEAR_FILE.sub(lambda found: _year(found, shift), name))


def text(name: str, content: str, shift: Shift) -> str:
    """Return the text a file gets, line for line."""
    settings = SETTINGS.fullmatch(name) is not None
    moved = (_line(line, _move_of(line) if settings else _period, shift) for line in content.splitlines(keepends=True))
    return "".join(moved)


def _line(line: str, move: Move, shift: Shift) -> str:
    return YEAR.sub(lambda found: _year(found, shift), PERIOD.sub(lambda found: move(found, shift), line))


def _move_of(line: str) -> Move:
    """Return how the days of a setting move: Christmas stays on its day of the month, contracts end with months."""
    if CLOSED.match(line):
        return _anniversary
    return _contract if CONTRACT.match(line) else _period


def _period(found: re.Match[str], shift: Shift) -> str:
    try:
        return str(shift.period(Period.parse(found[0])))
    except ValueError:
        return found[0]


def _anniversary(found: re.Match[str], shift: Shift) -> str:
    return str(shift.anniversary(Period.parse(found[0]).date))


def _contract(found: re.Match[str], shift: Shift) -> str:
    day = Period.parse(found[0]).date
    at_an_edge = 1 in {day.day, (day + timedelta(days=1)).day}
    return _anniversary(found, shift) if at_an_edge else str(shift.day(day))


def _year(found: re.Match[str], shift: Shift) -> str:
    return f"{int(found[0]) + shift.years:04}"
