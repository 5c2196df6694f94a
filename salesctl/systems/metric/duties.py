"""What is due of metrics: each salesperson's log of each week, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from salesctl.core.calendar import Calendar, Days
from salesctl.core.duty import Duty, Want, settled
from salesctl.core.period import Period
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.systems.metric.documents import MetricLog, MetricPolicy
from salesctl.systems.metric.figures import days_logged

_NAMED = 5
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def duties(team: Team) -> Iterator[Duty]:
    """Yield the log of each week that each salesperson owes."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    weeks = list(team.periods("week"))
    if not weeks:
        return
    run = Days(team.calendar.days(weeks[0]).first, team.calendar.days(weeks[-1]).last)
    within = team.policy(MetricPolicy).log_within_days
    for doc in team.salespeople(run):
        yield from _logs(team, weeks, run, doc.owner, doc.model, within)


def _logs(team: Team, weeks: Sequence[Period], run: Days, who: str, person: Person, within: int) -> Iterator[Want]:
    calendar = team.calendar_of(who)
    logged = days_logged(team, who, run)
    unseen = _unseen_months(team, who, run)
    for week in weeks:
        days = team.calendar.days(week)
        working = calendar.working(days.overlap(person.employed))
        if not working and not _is_leave(calendar, days):
            continue
        missing = [day for day in working if day not in logged]
        due = _due(calendar, days.last, within)
        yield Want(
            id=f"metric/log/{who}/{week}",
            system="metric",
            what="metric log",
            who=who,
            due=due,
            period=week,
            done=working[-1] if working and not missing else None,
            closes=_due(calendar, days.last + timedelta(weeks=1), within),
            unseen=bool(missing) and not unseen.isdisjoint(map(Period.of_month, missing)),
            excuse=None if working else f"{who} is away in all of {week}",
            part=_part(missing, team.today),
            path=f"metrics/{who}/{Period.of_month(days.first)}.yaml",
            move=f"salesctl metric log --on {missing[0]}" if missing else None,
        )


def _due(calendar: Calendar, sunday: date, within: int) -> date:
    return calendar.add(sunday, within) if within else sunday


def _is_leave(calendar: Calendar, days: Days) -> bool:
    """Tell whether a week without a working day is one because of leave, and not because everybody is free."""
    return any(calendar.is_open(day) for day in days)


def _unseen_months(team: Team, who: str, run: Days) -> frozenset[Period]:
    """Return the months whose log is there and cannot be read, or kept where we cannot look."""
    months, month = set(), Period.of_month(run.first)
    while month <= Period.of_month(run.last):
        if team.get(MetricLog, person=who, month=month) is None and team.unseen(MetricLog, person=who, month=month):
            months.add(month)
        month = team.calendar.shift(month, 1)
    return frozenset(months)


def _part(missing: Sequence[date], today: date) -> str | None:
    """Say which days that are over have no entry."""
    past = [day for day in missing if day < today]
    if not past:
        return None
    if len(past) > _NAMED:
        return f"nothing on {counted(len(past), 'working day')}"
    return f"nothing on {listed(f'{_SHORT[day.weekday()]} {day.day}' for day in past)}"
