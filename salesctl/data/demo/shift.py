"""How the days of a story move by whole years: a weekday stays its weekday, and who worked works."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from salesctl.core.calendar import Calendar, Days
from salesctl.core.period import Period

WEEK = timedelta(weeks=1)
THURSDAY = 4


@dataclass(frozen=True)
class Shift:
    """A story that ends on a day, told against a calendar, moved so many years later (earlier when negative).

    Its days move by the whole weeks nearest to those years, so by a few days at most against the calendar. Where a
    day worked would become a holiday it is another day of that week; the first day worked in a week stays the first.
    """

    years: int
    end: date
    before: Calendar

    @cached_property
    def after(self) -> Calendar:
        """The calendar of the moved story: the same rules and holidays, its closed days in other years."""
        return replace(self.before, closed=frozenset(self.anniversary(day) for day in self.before.closed))

    @cached_property
    def _distance(self) -> timedelta:
        return WEEK * round((self.anniversary(self.end) - self.end) / WEEK)

    def anniversary(self, day: date) -> date:
        """Return the same day of the same month, years later; the 28th for a 29 February that is not."""
        year = day.year + self.years
        try:
            return day.replace(year=year)
        except ValueError:
            return date(year, day.month, min(day.day, 28))

    def day(self, day: date) -> date:
        """Return the day that a day becomes."""
        return _day(self, day)

    def is_gained(self, day: date) -> bool:
        """Tell whether a day is worked in the moved story, and was free in the story as it is told."""
        return self.after.is_open(day) and not self.before.is_open(day - self._distance)

    def period(self, period: Period) -> Period:
        """Return what a period becomes; a week goes where its Thursday goes."""
        if period.unit == "day":
            return Period.of_day(self.day(period.date))
        if period.unit == "week":
            return Period.of_week(date.fromisocalendar(period.year, period.number, THURSDAY) + self._distance)
        return replace(period, year=period.year + self.years)


@lru_cache(maxsize=4096)
def _day(shift: Shift, day: date) -> date:
    moved = day + shift._distance  # noqa: SLF001 - the kept half of `Shift.day`
    free = _open(shift.after, moved)
    if not shift.before.is_open(day) or not free:
        return moved
    if day == _open(shift.before, day)[0]:
        return free[0]
    return min(free, key=lambda each: (each != moved, each < moved, abs(each - moved)))


def _open(calendar: Calendar, day: date) -> list[date]:
    """Return the open days of the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return [each for each in Days(monday, monday + timedelta(days=6)) if calendar.is_open(each)]
