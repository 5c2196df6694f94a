"""Duties as a report: who owes what, by when, and the next move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.core.report import Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted

_COLUMNS = (Column("What"), Column("Who"), Column("Due", "day"), Column("State"), Column("Next move"))


def report(duties: Sequence[Duty], team: Team, systems: Sequence[str], notes: Sequence[str]) -> Report:
    """Return a list of duties as a report."""
    rows = tuple((_what(duty), duty.who, duty.due, state(duty, team), _move(duty)) for duty in duties)
    empty = f"nothing is late, and nothing is due before {_day(team.until)}"
    title = f"{team.settings.name}: what is due" if not systems else f"{team.settings.name}: what is due, {systems[0]}"
    late = sum(duty.state is State.LATE for duty in duties)
    missed = sum(duty.state is State.MISSED for duty in duties)
    counts = [counted(late, "duty is late", "duties are late")] if late else []
    counts += [f"{counted(missed, 'duty', 'duties')} missed in the last 13 weeks"] if missed else []
    return Report(title, (Table("duties", _COLUMNS, rows, empty),), (*notes, *((", ".join(counts),) if counts else ())))


def state(duty: Duty, team: Team) -> str:
    """Say how a duty stands."""
    match duty.state:
        case State.LATE:
            words = f"{counted(duty.days_late, 'working day')} late" if duty.days_late else "late"
        case State.MISSED:
            words = "missed"
        case State.OPEN:
            days = team.calendar_of(duty.who).count(team.today, duty.due)
            words = "due today" if duty.due == team.today else f"due in {counted(days, 'working day')}"
        case other:
            words = other.value
    return f"{words}: {duty.why}" if duty.why else words


def _what(duty: Duty) -> str:
    words = " ".join([duty.what, *([str(duty.period)] if duty.period else [])])
    return f"{words}, {duty.about}" if duty.about and duty.about != duty.who else words


def _move(duty: Duty) -> str:
    return (duty.move or "") if duty.is_pending else ""


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
