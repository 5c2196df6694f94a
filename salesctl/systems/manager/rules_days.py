"""Rules on the manager's days: first in and last out, no lunch, no day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.calendar import Calendar
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.manager.documents import ManagerDay, ManagerDays
from salesctl.systems.manager.figures import no_lunch, written_days

_LAST_DAYS = 10
_LONG_DAYS = 3
_HUNGRY_DAYS = 3


def _recent(doc: Doc[ManagerDays], team: Team) -> list[tuple[date, ManagerDay]]:
    return written_days(doc.model, team.score_window)


@rule("CTL007", "first-in-last-out", "days")
def first_in_last_out(doc: Doc[ManagerDays], team: Team) -> Iterator[Problem]:
    """The manager was first in and last out on three or more of the last ten days written.

    Why: Who must open and close the office does what others should be trusted with, and the next to go home late are
        the salespeople. A manager under control leaves while others still work.

    Bad:
        --- manager/days.yaml
        2026-09-09: {first: true, last: true, lunch: 30}
        2026-09-10: {first: true, last: true, lunch: 30}
        2026-09-11: {first: true, last: true, lunch: 30}

    Good:
        --- manager/days.yaml
        2026-09-09: {first: true, last: false, lunch: 30}
        2026-09-10: {first: false, last: true, lunch: 30}
        2026-09-11: {first: true, last: true, lunch: 30}

    Fix: Give a key to somebody else, and put an end into your own calendar as if it were a customer.
    """
    last = _recent(doc, team)[-_LAST_DAYS:]
    long = [day for day, written in last if written.first and written.last]
    if len(long) >= _LONG_DAYS:
        related = tuple(Related(doc.path, (str(day),), "first in and last out") for day in long[:-1])
        message = f"first in and last out on {len(long)} of the last {counted(len(last), 'day')} written"
        yield Problem((str(long[-1]),), message, "leave while others still work, tomorrow for a start", related)


@rule("CTL008", "no-lunch", "days")
def no_lunch_for_days(doc: Doc[ManagerDays], team: Team) -> Iterator[Problem]:
    """The manager had no lunch on three or more days written one after the other.

    Why: A day without a break is one that others plan. Lunch is also where a manager hears what no review tells.

    Bad:
        --- manager/days.yaml
        2026-09-09: {first: true, lunch: 0}
        2026-09-10: {last: true}
        2026-09-11: {first: true}

    Good:
        --- manager/days.yaml
        2026-09-09: {first: true, lunch: 0}
        2026-09-10: {last: true, lunch: 40}
        2026-09-11: {first: true}

    Fix: Put half an hour into the calendar and have it with somebody of the team.
    """
    for run in no_lunch(_recent(doc, team), _HUNGRY_DAYS):
        related = tuple(Related(doc.path, (str(day),), "no lunch") for day in run[:-1])
        message = f"no lunch on {len(run)} days written one after the other"
        yield Problem(
            (str(run[-1]),), message, "put half an hour into the calendar, with somebody of the team", related
        )


@rule("CTL009", "worked-on-a-free-day", "days", Severity.INFO)
def worked_on_a_free_day(doc: Doc[ManagerDays], team: Team) -> Iterator[Problem]:
    """The manager was at work on a public holiday, on leave, or on a day that nobody works.

    Why: What cannot wait until the next working day for the manager can never be left to anybody. Nobody takes leave in
        a team whose manager does not. It is only said, never more.

    Bad:
        --- people/max.yaml
        name: Max
        role: manager
        away: [{from: 2026-09-07, to: 2026-09-11}]
        --- manager/days.yaml
        2026-09-09: {first: true, last: false, lunch: 30}

    Good:
        --- people/max.yaml
        name: Max
        role: manager
        away: [{from: 2026-09-07, to: 2026-09-11}]
        --- manager/days.yaml
        2026-09-14: {first: true, last: false, lunch: 30}

    Fix: Take the day off later, and say who decides what while you are away.
    """
    for day, written in _recent(doc, team):
        if written.first or written.last or written.lunch:
            why = _free(team.calendar_of(team.manager_on(day)), day)
            if why:
                yield Problem((str(day),), f"at work on {day_name(day)}, {why}", "take the day off later")


def _free(calendar: Calendar, day: date) -> str | None:
    """Say why a day is not worked; None when it is."""
    if calendar.is_working(day):
        return None
    if calendar.is_away(day):
        return "on leave"
    holiday = calendar.holiday(day)
    return f"a holiday ({holiday})" if holiday else "a day off"


@rule("CTL010", "day-to-come", "days")
def day_to_come(doc: Doc[ManagerDays], team: Team) -> Iterator[Problem]:
    """A day to come is written as if it were over.

    Why: Nobody knows today who will be first in tomorrow. What is written ahead does not count.

    Bad:
        --- manager/days.yaml
        2026-09-21: {first: true, last: false, lunch: 30}

    Good:
        --- manager/days.yaml
        2026-09-14: {first: true, last: false, lunch: 30}

    Fix: Correct the day, or write it when it is over.
    """
    for day in doc.model.days:
        if day > team.today:
            yield Problem(
                (str(day),), f"{day_name(day)} is a day to come", "correct the day, or write it when it is over"
            )
