"""Which days a period has, and which of them are worked: fiscal year, working week, holidays, closed days, leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from salesctl.core.period import Period, Unit

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = frozenset(range(5))
_DAY = timedelta(days=1)
_LAST_MONTH = date.max.year * 12 + 11
_MONTHS: Mapping[str, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day < self.last:
            yield day
            day += _DAY
        if day == self.last:
            yield day

    def __len__(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def overlap(self, other: Days) -> Days:
        """Return the days in both; an empty run when there are none."""
        return Days(max(self.first, other.first), min(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a team, or of one person when leave and a working week of their own are laid over it.

    `country` is ISO 3166-1, with a subdivision after a dash if wanted; unknown countries have no holidays.
    """

    fiscal_start: int = 1
    named_for: Literal["start", "end"] = "end"
    week: frozenset[int] = WEEK
    closed: frozenset[date] = frozenset()
    country: str = ""
    away: tuple[Days, ...] = field(default=())

    def person(self, week: frozenset[int] | None, away: Collection[Days]) -> Calendar:
        """Lay one person's working week and leave over the team's days."""
        if week is None and not away:
            return self
        return replace(self, week=self.week if week is None else week, away=tuple(away))

    # ---- periods

    def days(self, period: Period) -> Days:
        """Return the first and last day of a period. Raises ValueError past the ends of the calendar."""
        if period.unit == "day":
            return Days(period.date, period.date)
        if period.unit == "week":
            monday = date.fromisocalendar(period.year, period.number, 1)
            return Days(monday, later(monday, 6))
        length = _MONTHS[period.unit]
        if period.unit == "month":
            start = period.year * 12 + period.number - 1
        else:
            start = self._year_start(period.year) + length * max(0, period.number - 1)
        return Days(_month(start), _last_day_before(start + length))

    def period(self, day: date, unit: Unit) -> Period:
        """Name the period of a unit that holds a day."""
        match unit:
            case "day":
                return Period.of_day(day)
            case "week":
                return Period.of_week(day)
            case "month":
                return Period.of_month(day)
        month = day.year * 12 + day.month - 1
        into = (month - (self.fiscal_start - 1)) % 12
        first = month - into
        year = (first + 11) // 12 if self.named_for == "end" else first // 12
        return Period(unit, year, 0 if unit == "year" else into // _MONTHS[unit] + 1)

    def shift(self, period: Period, steps: int) -> Period:
        """Return the period that many steps later (earlier when negative), of the same unit."""
        if period.unit == "day":
            return Period.of_day(later(period.date, steps))
        if period.unit == "week":
            return Period.of_week(later(self.days(period).first, 7 * steps))
        each = 12 // _MONTHS[period.unit]
        if each == 1:
            return Period(period.unit, period.year + steps)
        count = period.year * each + period.number - 1 + steps
        return Period(period.unit, count // each, count % each + 1)

    def within(self, period: Period, unit: Unit) -> tuple[Period, ...]:
        """Return the periods of a smaller unit that start inside a period, in order."""
        days = self.days(period)
        return tuple(inner for inner in self.over(days, unit) if self.days(inner).first >= days.first)

    def over(self, days: Days, unit: Unit) -> Iterator[Period]:
        """Yield the periods of a unit that hold a day of a run, in order."""
        if not days:
            return
        period, last = self.period(days.first, unit), self.period(days.last, unit)
        while period < last:
            yield period
            period = self.shift(period, 1)
        yield last

    def _year_start(self, year: int) -> int:
        if self.named_for == "end" and self.fiscal_start > 1:
            year -= 1
        return year * 12 + self.fiscal_start - 1

    # ---- working days

    def holiday(self, day: date) -> str | None:
        """Name the public holiday on a day, if it is one."""
        return _holidays(self.country, day.year).get(day) if self.country else None

    def is_away(self, day: date) -> bool:
        """Tell whether the person is on leave that day."""
        return any(day in run for run in self.away)

    def is_open(self, day: date) -> bool:
        """Tell whether the team works that day, leave aside."""
        return day.weekday() in self.week and day not in self.closed and day not in _days_off(self.country, day.year)

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked: open, and nobody's leave."""
        return self.is_open(day) and not self.is_away(day)

    def working(self, days: Days) -> list[date]:
        """Return the days of a run that are worked."""
        return [day for day in days if self.is_working(day)]

    def count(self, after: date, until: date) -> int:
        """Count the working days after one day up to and including another; 0 when there are none.

        Only the last forty years are looked at: what is later than that was dated by a slip of the pen.
        """
        if after >= until:
            return 0
        return len(self.working(Days(max(after + _DAY, later(until, -_COUNTED_DAYS)), until)))

    def add(self, day: date, working_days: int) -> date:
        """Return the day that many working days after a day."""
        left = working_days
        for step in _steps(day, _DAY):
            left -= self.is_working(step)
            if left <= 0:
                return step
        return day

    def on_or_before(self, day: date) -> date:
        """Return the day itself when the team works, else the last open day before it."""
        if self.is_open(day):
            return day
        return next((step for step in _steps(day, -_DAY) if self.is_open(step)), day)

    def on_or_after(self, day: date) -> date:
        """Return the day itself when the team works, else the next open day."""
        if self.is_open(day):
            return day
        return next((step for step in _steps(day, _DAY) if self.is_open(step)), day)

    def back_from_leave(self, day: date) -> date:
        """Return the day itself unless it falls into leave; then the first day worked afterwards."""
        if not self.is_away(day):
            return day
        return next((step for step in _steps(day, _DAY) if self.is_working(step)), day)


_SEARCH_DAYS = 800
_COUNTED_DAYS = 40 * 366


def _steps(day: date, step: timedelta) -> Iterator[date]:
    """Yield the days after a day, two years at most: a team that never works must not search for ever."""
    try:
        for _ in range(_SEARCH_DAYS):
            day += step
            yield day
    except OverflowError:
        return


def later(day: date, days: int) -> date:
    """Return the day so many days after a day (before it when negative), or the calendar's last (first) day.

    A policy may ask for a notice of ten thousand years, and a document may be dated 9999-12-31.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _month(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _last_day_before(month: int) -> date:
    return date.max if month > _LAST_MONTH else _month(month) - _DAY


@lru_cache(maxsize=512)
def _days_off(country: str, year: int) -> frozenset[date]:
    return frozenset(_holidays(country, year)) if country else frozenset()


@lru_cache(maxsize=512)
def _holidays(country: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a year; none where the country is not known."""
    found = _of_country(country, year)
    return {} if found is None else found


def knows_country(country: str) -> bool:
    """Tell whether the public holidays of a country, or of the part of it that is named, are known."""
    return _of_country(country) is not None


def _of_country(country: str, *years: int) -> Mapping[date, str] | None:
    """Ask the library, which is imported here: most commands on most days need it, `--version` never."""
    import holidays

    code, _, subdivision = country.partition("-")
    try:
        # In English, as all else is said: else the language is that of the machine.
        return dict(holidays.country_holidays(code, subdiv=subdivision or None, years=years, language="en_US"))
    except NotImplementedError:
        return None
