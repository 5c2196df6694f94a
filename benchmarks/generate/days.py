"""The calendar of a generated team: fiscal years are calendar years, holidays are Portugal's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

COUNTRY = "PT"


def closed_days(years: range) -> list[date]:
    """Return the days nobody works, beside the holidays: each Christmas Eve on a weekday."""
    return [day for year in years if (day := date(year, 12, 24)).weekday() < 5]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A month, quarter or half, by its id and its first and last day."""

    first: date
    last: date
    id: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def month(year: int, number: int) -> Span:
    """Return a month; `number` may run over the year's end."""
    first, following = _month_start(year, number), _month_start(year, number + 1)
    return Span(first, following - timedelta(1), first.isoformat()[:7])


def quarter(year: int, number: int) -> Span:
    """Return a quarter, 1 to 4."""
    return _joined(year, 3 * number - 2, 3, f"{year}-Q{number}")


def half(year: int, number: int) -> Span:
    """Return a half, 1 or 2."""
    return _joined(year, 6 * number - 5, 6, f"{year}-H{number}")


def half_of(day: date) -> Span:
    """Return the half `day` lies in."""
    return half(day.year, 1 if day.month < 7 else 2)


def quarter_of(day: date) -> Span:
    """Return the quarter `day` lies in."""
    return quarter(day.year, (day.month + 2) // 3)


def next_half(span: Span) -> Span:
    """Return the half after `span`."""
    return half_of(span.last + timedelta(1))


def last_half(span: Span) -> Span:
    """Return the half before `span`."""
    return half_of(span.first - timedelta(1))


def months(span: Span) -> list[Span]:
    """Return the months of `span`, in order."""
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return [month(span.first.year, span.first.month + number) for number in range(count)]


def quarters(span: Span) -> list[Span]:
    """Return the quarters of `span`, in order."""
    return [quarter_of(each.first) for each in months(span)[::3]]


def _month_start(year: int, number: int) -> date:
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def _joined(year: int, number: int, count: int, name: str) -> Span:
    return Span(month(year, number).first, month(year, number + count - 1).last, name)


@dataclass(frozen=True, slots=True)
class Workdays:
    """The working days of some years, for counting along them."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, years: range) -> Workdays:
        """Return the working days of `years`."""
        off = set(holidays.country_holidays(COUNTRY, years=years)) | set(closed_days(years))
        first, count = date(years.start, 1, 1), (date(years.stop, 1, 1) - date(years.start, 1, 1)).days
        every = (first + timedelta(number) for number in range(count))
        return cls(tuple(day for day in every if day.weekday() < 5 and day not in off))

    def within(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def after(self, day: date, count: int = 1) -> date:
        """Return the `count`-th working day after `day`."""
        return self.days[bisect_right(self.days, day) + count - 1]

    def before(self, day: date, count: int = 1) -> date:
        """Return the `count`-th working day before `day`."""
        return self.days[bisect_left(self.days, day) - count]

    def from_(self, day: date) -> date:
        """Return `day` or the next working day."""
        return self.days[bisect_left(self.days, day)]

    def until(self, day: date) -> date:
        """Return `day` or the working day before."""
        return self.days[bisect_right(self.days, day) - 1]
