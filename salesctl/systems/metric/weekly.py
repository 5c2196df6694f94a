"""The log of a week: which days it must have, when it is due, and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from salesctl.core.calendar import Calendar, Days
from salesctl.core.duty import Want
from salesctl.core.period import Period
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.systems.metric.documents import MetricLog, MetricPolicy
from salesctl.systems.metric.figures import days_logged

_NAMED = 5
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def log_wants(team: Team) -> Iterator[Want]:
    """Yield the log of each week that each salesperson owes, whatever its state."""
    weeks = list(team.periods("week"))
    if not weeks:
        return
    slots = Slots(team, weeks)
    for doc in team.salespeople(slots.run):
        yield from _logs(team, slots, doc.owner, doc.model)


@dataclass(frozen=True, slots=True)
class Slot:
    """One week of a calendar: its days, those that are open, when its log is due, and when the next one is."""

    week: Period
    days: Days
    open: tuple[date, ...]
    due: date
    closes: date


class Slots:
    """The weeks that matter, worked out once for each working week that somebody has."""

    def __init__(self, team: Team, weeks: Sequence[Period]) -> None:
        self.within = team.policy(MetricPolicy).log_within_days
        self.days = [(week, team.calendar.days(week)) for week in weeks]
        self.run = Days(self.days[0][1].first, self.days[-1][1].last)
        self._shared: dict[frozenset[int], list[Slot]] = {}

    def of(self, calendar: Calendar) -> Iterator[Slot]:
        """Yield the weeks of a person, those with leave in or after them worked out anew."""
        if calendar.week not in self._shared:
            nobody_away = replace(calendar, away=())
            self._shared[calendar.week] = [self._slot(nobody_away, *each) for each in self.days]
        for slot in self._shared[calendar.week]:
            reach = Days(slot.days.first, slot.closes)
            moved = any(len(run.overlap(reach)) > 0 for run in calendar.away)
            yield self._slot(calendar, slot.week, slot.days) if moved else slot

    def _slot(self, calendar: Calendar, week: Period, days: Days) -> Slot:
        due, closes = (self._due(calendar, sunday) for sunday in (days.last, days.last + timedelta(weeks=1)))
        return Slot(week, days, tuple(day for day in days if calendar.is_open(day)), due, closes)

    def _due(self, calendar: Calendar, sunday: date) -> date:
        return calendar.add(sunday, self.within) if self.within else sunday


def _logs(team: Team, slots: Slots, who: str, person: Person) -> Iterator[Want]:
    calendar, employed = team.calendar_of(who), person.employed
    logged = days_logged(team, who, slots.run)
    unseen = _unseen_months(team, who, slots.run)
    for slot in slots.of(calendar):
        if not any(day >= team.since for day in slot.open):
            continue
        working = [day for day in slot.open if day in employed and not calendar.is_away(day) and day >= team.since]
        missing = [day for day in working if day not in logged]
        yield Want(
            id=f"metric/log/{who}/{slot.week}",
            system="metric",
            what="metric log",
            who=who,
            due=slot.due,
            period=slot.week,
            done=working[-1] if working and not missing else None,
            closes=slot.closes,
            unseen=bool(missing) and not unseen.isdisjoint(map(Period.of_month, missing)),
            excuse=None if working else f"{who} is away in all of {slot.week}",
            part=_part(missing, team.today),
            path=f"metrics/{who}/{Period.of_month(slot.days.first)}.yaml",
            move=f"salesctl metric log --on {missing[0]}" if missing else None,
        )


def _unseen_months(team: Team, who: str, run: Days) -> frozenset[Period]:
    """Return the months whose log is there and cannot be read, or kept where we cannot look."""
    return frozenset(
        month
        for month in team.calendar.over(run, "month")
        if team.get(MetricLog, person=who, month=month) is None and team.unseen(MetricLog, person=who, month=month)
    )


def _part(missing: Sequence[date], today: date) -> str | None:
    """Say which days that are over have no entry."""
    past = [day for day in missing if day < today]
    if not past:
        return None
    if len(past) > _NAMED:
        return f"nothing on {counted(len(past), 'working day')}"
    return f"nothing on {listed(f'{_SHORT[day.weekday()]} {day.day}' for day in past)}"
