"""The manager's year on one page: what is due when, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.period import Period
from salesctl.core.report import Report, Section
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.method import say
from salesctl.method.whole import Whole

_NOTHING = "nothing is planned and nothing is due"
_UNITS = ("month", "quarter", "half", "year")


def year(whole: Whole, period: Period) -> Report:
    """Return the fiscal year: of each month its free days, what starts, and what falls due in it."""
    team = whole.team
    months = [(_name(team, month), tuple(_month(whole, month))) for month in team.calendar.within(period, "month")]
    sections = [
        Section(names[0], lines or (f"{f'to {names[-1]}: ' if len(names) > 1 else ''}{_NOTHING}",))
        for names, lines in _runs(months)
    ]
    notes = ["weekly things are left out: the meeting, its agenda and notes, the metric logs"]
    if team.calendar.days(period).first < team.today:
        notes.append("what was due months ago is left out too")
    return Report(f"{team.settings.name} · the year {period}", notes=tuple(notes), sections=tuple(sections))


def _name(team: Team, month: Period) -> str:
    return f"{team.calendar.days(month).first:%b %Y}"


def _runs(months: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Yield each month with its lines, those with nothing in them together."""
    for is_empty, group in groupby(months, key=lambda month: not month[1]):
        if is_empty:
            yield [name for name, _ in group], ()
        else:
            yield from (([name], lines) for name, lines in group)


def _month(whole: Whole, month: Period) -> Iterator[str]:
    days = whole.team.calendar.days(month)
    free = [f"{day.day} {name}" for day in days if (name := _free(whole.team, day))]
    if free:
        yield f"free: {', '.join(free)}"
    contests = [
        event for event in whole.events if event.system == "contest" and event.day in days and not event.cancelled
    ]
    for event in contests:
        yield f"{event.day.day:>2} {say.event(event, whole.team)}"
    sessions = [
        event for event in whole.events if event.system == "training" and event.day in days and not event.cancelled
    ]
    if sessions:
        on = dict.fromkeys(str(event.day.day) for event in sessions)
        yield f"{counted(len(sessions), 'training session')}: {', '.join(on)}"
    yield from _due(whole, days)


def _free(team: Team, day: date) -> str | None:
    if day.weekday() not in team.calendar.week:
        return None
    return team.calendar.holiday(day) or ("closed" if day in team.settings.closed else None)


def _due(whole: Whole, days: Days) -> Iterator[str]:
    """Group what is due in a month by day and kind: how many people, how many have done it."""
    groups: dict[tuple[date, str, str], list[Duty]] = {}
    for duty in whole.duties:
        if (
            duty.due in days
            and duty.period is not None
            and duty.period.unit in _UNITS
            and duty.state is not State.EXCUSED
        ):
            groups.setdefault((duty.due, duty.what, str(duty.period)), []).append(duty)
    for (due, what, period), duties in sorted(groups.items()):
        done = sum(duty.state in (State.DONE, State.DONE_LATE) for duty in duties)
        many = f", {len(duties)} people" if len(duties) > 1 else f", {say.concerned(duties[0])}"
        state = f": {done} done" if done and len(duties) > 1 else ": done" if done else ""
        yield f"{due.day:>2} {what} {period}{many}{state}"


def horizon(team: Team, period: Period) -> timedelta:
    """Return how far ahead duties must be asked for to fill the year."""
    return max(team.calendar.days(period).last - team.today, timedelta(days=1))
