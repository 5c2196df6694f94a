"""Weeks and working time: which weeks are over, and how much of each of them everybody worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from salesctl.core.calendar import Calendar, Days
from salesctl.core.period import Period
from salesctl.core.team import Team

LONGEST = 260
_WEEK = timedelta(weeks=1)
_THURSDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Weeks:
    """A run of ISO weeks, from the Monday `first` on."""

    first: date
    count: int

    @property
    def days(self) -> Days:
        """The days of all the weeks; an empty run when there is no week."""
        return Days(self.first, self.first + self.count * _WEEK - timedelta(days=1))

    @property
    def mondays(self) -> list[date]:
        """The first day of each week."""
        return [self.first + number * _WEEK for number in range(self.count)]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the weeks, oldest first."""
        return tuple(str(Period.of_week(monday)) for monday in self.mondays)

    def at(self, day: date) -> int:
        """Return the place of the week that holds a day; outside the run it is below 0 or `count` and above."""
        return (day - self.first).days // 7

    def after(self, count: int) -> Weeks:
        """Return the weeks that follow."""
        return Weeks(self.first + self.count * _WEEK, count)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_until(first: date, today: date) -> Weeks:
    """Return the weeks from the one that holds `first` to the last that is over before `today`, five years at most."""
    start, this = monday_of(first), monday_of(today)
    count = max((this - start).days // 7, 0)
    kept = min(count, LONGEST)
    return Weeks(start + (count - kept) * _WEEK, kept)


def quarter_week(team: Team, weeks: Weeks) -> list[int]:
    """Return the place of each week in its fiscal quarter, from 0; a week belongs where its Thursday lies."""
    found = []
    for monday in weeks.mondays:
        day = monday + _THURSDAY
        first = team.calendar.days(team.calendar.period(day, "quarter")).first
        found.append((day - first).days // 7)
    return found


class Worked:
    """How many days of each week are worked, worked out once for each working week that somebody has."""

    def __init__(self, team: Team, weeks: Weeks) -> None:
        self._team, self._weeks = team, weeks
        self._open: dict[frozenset[int], list[tuple[date, ...]]] = {}

    def days_of(self, who: str) -> list[tuple[date, ...] | None]:
        """Return the days that a person worked in each week; None in weeks in which the person was not employed."""
        person, calendar = self._team.person(who), self._team.calendar_of(who)
        if person is None:
            return [None] * self._weeks.count
        found: list[tuple[date, ...] | None] = list(self._open_days(calendar))
        for at in _touched(self._weeks, [leave.days for leave in person.away]):
            found[at] = tuple(day for day in found[at] or () if not calendar.is_away(day))
        for at, monday in enumerate(self._weeks.mondays):
            if person.employed.first > monday or person.employed.last < monday + _WEEK:
                week = Days(monday, monday + timedelta(days=6))
                here = len(week.overlap(person.employed)) > 0
                found[at] = tuple(day for day in found[at] or () if day in person.employed) if here else None
        return found

    def shares_of(self, who: str) -> list[float]:
        """Return the days worked over those of a full week of this person; NaN where not employed."""
        full = max(len(self._team.calendar_of(who).week), 1)
        return [float("nan") if days is None else len(days) / full for days in self.days_of(who)]

    def _open_days(self, calendar: Calendar) -> list[tuple[date, ...]]:
        if calendar.week not in self._open:
            nobody_away = replace(calendar, away=())
            self._open[calendar.week] = [
                tuple(day for day in Days(monday, monday + timedelta(days=6)) if nobody_away.is_open(day))
                for monday in self._weeks.mondays
            ]
        return self._open[calendar.week]


def _touched(weeks: Weeks, runs: Sequence[Days]) -> set[int]:
    """Return the places of the weeks that some runs of days touch."""
    found: set[int] = set()
    for run in runs:
        inside = run.overlap(weeks.days)
        if len(inside) > 0:
            found.update(range(weeks.at(inside.first), weeks.at(inside.last) + 1))
    return found
