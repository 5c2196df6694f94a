"""Periods: ids of years, halves, quarters, months, weeks and days. An id has no days; a Calendar gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Unit = Literal["year", "half", "quarter", "month", "week", "day"]

_FORM = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One year, half, quarter, month, week or day.

    `number` counts inside the year from 1 (0 for a year); for a day it is month x 100 + day. Periods of one unit sort
    by time.

    >>> str(Period.parse("2026-H2")), Period.parse("2026-W48").unit
    ('2026-H2', 'week')
    """

    unit: Unit
    year: int
    number: int = 0

    def __str__(self) -> str:
        match self.unit:
            case "year":
                return f"{self.year:04}"
            case "half":
                return f"{self.year:04}-H{self.number}"
            case "quarter":
                return f"{self.year:04}-Q{self.number}"
            case "week":
                return f"{self.year:04}-W{self.number:02}"
            case "month":
                return f"{self.year:04}-{self.number:02}"
            case "day":
                return f"{self.year:04}-{self.number // 100:02}-{self.number % 100:02}"

    @staticmethod
    def parse(text: str) -> Period:
        """Read an id. Raises ValueError when the text is no period."""
        return _parse(text)

    @staticmethod
    def of_day(day: date) -> Period:
        """Name the day itself."""
        return Period("day", day.year, day.month * 100 + day.day)

    @staticmethod
    def of_month(day: date) -> Period:
        """Name the calendar month that holds a day."""
        return Period("month", day.year, day.month)

    @staticmethod
    def of_week(day: date) -> Period:
        """Name the ISO week that holds a day."""
        return _of_week(day)

    @property
    def date(self) -> date:
        """The date of a day period."""
        return date(self.year, self.number // 100, self.number % 100)

    @property
    def part(self) -> str:
        """Return what follows the year: H2, Q4, W48, 11; empty for a year."""
        return str(self)[5:]


@lru_cache(maxsize=16384)
def _of_week(day: date) -> Period:
    iso = day.isocalendar()
    return Period("week", iso.year, iso.week)


@lru_cache(maxsize=65536)
def _parse(text: str) -> Period:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no period")
    year = int(found["year"])
    if year == 0:
        raise ValueError("years count from 0001")
    for unit in ("half", "quarter"):
        if found[unit]:
            return Period(unit, year, int(found[unit]))
    if found["week"]:
        date.fromisocalendar(year, int(found["week"]), 1)
        return Period("week", year, int(found["week"]))
    if found["day"]:
        return Period.of_day(date(year, int(found["month"]), int(found["day"])))
    if found["month"]:
        return Period.of_month(date(year, int(found["month"]), 1))
    return Period("year", year)
