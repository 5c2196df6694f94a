"""The meetings to come: when, who leads, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import day_name, listed
from salesctl.systems.meeting.figures import Slot, agenda_due, agenda_of, coming, is_unseen, length
from salesctl.systems.meeting.turns import facilitator_of, scribe_of
from salesctl.systems.people.figures import absence

_SHOWN = 4


def next_report(team: Team, ask: Ask) -> Report:
    """List the next meetings with what is missing of each; whose turn it is where nobody is written."""
    found = [slot for slot, _ in zip(coming(team), range(_SHOWN), strict=False)]
    columns = (
        *(Column("Day", "day"), Column("Start", "time"), Column("Minutes", "count"), Column("Leads"), Column("Notes")),
        *(Column("Agenda"), Column("Missing")),
    )
    mine = [slot for slot in found if not ask.who or ask.who & {facilitator_of(team, slot), scribe_of(team, slot)}]
    rows = tuple(_row(team, slot) for slot in mine)
    table = Table("Meetings", columns, rows, "no meeting is to come")
    return Report("The next meetings", (table,), tuple(_notes(found)))


def _row(team: Team, slot: Slot) -> tuple[Cell, ...]:
    form, meeting = agenda_of(team), slot.meeting
    return (
        *(slot.day, form.start, length(form, meeting)),
        *(meeting.facilitator if meeting else None, meeting.scribe if meeting else None),
        _agenda(team, slot),
        "; ".join(_missing(team, slot)) or None,
    )


def _agenda(team: Team, slot: Slot) -> str:
    meeting = slot.meeting
    if meeting is not None and team.has_happened(meeting.agenda_sent):
        return f"sent {day_name(meeting.agenda_sent, team.today)}" if meeting.agenda_sent else "sent"
    return f"{'in' if meeting else 'none'}, due {day_name(_due(team, slot), team.today)}"


def _due(team: Team, slot: Slot) -> date:
    return team.calendar.on_or_before(agenda_due(team, slot))


def _missing(team: Team, slot: Slot) -> Iterator[str]:
    meeting = slot.meeting
    if meeting is None:
        yield _no_file(team, slot)
        return
    roles = (("lead", meeting.facilitator, facilitator_of), ("write the notes", meeting.scribe, scribe_of))
    for role, who, turn in roles:
        if who is None:
            yield f"somebody to {role}: it is {turn(team, slot)}'s turn"
        elif (why := absence(team, who, slot.day)) is not None:
            yield f"{who} {why}"
    if not team.has_happened(meeting.agenda_sent) and _due(team, slot) < team.today:
        yield "the agenda, not sent"


def _no_file(team: Team, slot: Slot) -> str:
    if is_unseen(team, slot):
        return "its file cannot be read: salesctl meeting check"
    turns = f"{facilitator_of(team, slot)} to lead, {scribe_of(team, slot)} to write the notes"
    return f"its file, {turns}: salesctl new meeting {slot.named}"


def _notes(found: list[Slot]) -> Iterator[str]:
    moved = [slot for slot in found if slot.meeting is not None and slot.meeting.moved_to is not None]
    if moved:
        yield listed(f"moved from {day_name(slot.named)} to {day_name(slot.day)}" for slot in moved)
    if found:
        yield f"what to speak of: salesctl meeting agenda {found[0].named}"
