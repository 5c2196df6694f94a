"""Duties as a report: who owes what, by when, and the next move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesctl.core.duty import Duty, State
from salesctl.core.report import Column, Report, Section, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name

_COLUMNS = (Column("What"), Column("Who"), Column("Due", "day"), Column("State"), Column("Next move"))
_LABELS = {
    State.LATE: "LATE",
    State.MISSED: "MISSED",
    State.UNSEEN: "UNSEEN",
    State.OPEN: "DUE",
    State.DONE_LATE: "DONE LATE",
    State.DONE: "DONE",
    State.EXCUSED: "EXCUSED",
}


def page(duties: Sequence[Duty], team: Team, title: str) -> Report:
    """Return a list of duties as a page for people: late first, each with its next move."""
    if not duties:
        nothing = f"nothing is late, and nothing is due before {day_name(team.until, team.today)}"
        return Report(title, sections=(Section("DUE", (nothing,)),))
    return Report(title, sections=tuple(_sections(duties, team)))


def _sections(duties: Sequence[Duty], team: Team) -> Iterator[Section]:
    for state, label in _LABELS.items():
        found = [duty for duty in duties if duty.state is state]
        if found:
            yield Section(f"{label} {len(found)}", tuple(_line(duty, team) for duty in found))


def _line(duty: Duty, team: Team) -> str:
    return "\t".join((_what(duty), duty.who, day_name(duty.due, team.today), state(duty, team), _move(duty)))


def report(duties: Sequence[Duty], team: Team, title: str) -> Report:
    """Return a list of duties as one table."""
    rows = tuple((_what(duty), duty.who, duty.due, state(duty, team), _move(duty)) for duty in duties)
    return Report(title, (Table("duties", _COLUMNS, rows, "nothing is due"),))


def state(duty: Duty, team: Team) -> str:
    """Say how a duty stands."""
    match duty.state:
        case State.LATE:
            words = f"{counted(duty.days_late, 'day')} late" if duty.days_late else "late"
        case State.OPEN:
            days = team.calendar_of(duty.who).count(team.today, duty.due)
            words = "today" if duty.due == team.today else f"in {counted(days, 'day')}"
        case other:
            words = other.value
    return f"{words}: {duty.why}" if duty.why else words


def _what(duty: Duty) -> str:
    words = " ".join([duty.what, *([str(duty.period)] if duty.period else [])])
    return f"{words}, {duty.about}" if duty.about and duty.about != duty.who else words


def _move(duty: Duty) -> str:
    return (duty.move or "") if duty.is_pending else ""
