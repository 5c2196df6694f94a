"""Whose turn it is to lead a meeting and to write its notes: whoever has waited longest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.meeting.figures import Slot, coming, day_of
from salesctl.systems.quota.figures import is_manager

__all__ = ["facilitator_of", "scribe_of"]


def facilitator_of(team: Team, slot: Slot) -> str:
    """Return who leads a meeting: the one written, else the one whose turn it is."""
    written = slot.meeting.facilitator if slot.meeting else None
    taken = {slot.meeting.scribe} if slot.meeting and slot.meeting.scribe else set[str]()
    return written or team.once("meeting", "leads", slot.named, make=lambda: _turn(team, "facilitator", slot, taken))


def scribe_of(team: Team, slot: Slot) -> str:
    """Return who writes the notes of a meeting: the one written, else the one whose turn it is."""
    written, taken = slot.meeting.scribe if slot.meeting else None, {facilitator_of(team, slot)}
    return written or team.once("meeting", "writes", slot.named, make=lambda: _turn(team, "scribe", slot, taken))


def _turn(team: Team, role: str, slot: Slot, taken: set[str]) -> str:
    """Return the salesperson who has waited longest since the last turn or the first day, and is there that day.

    Where no salesperson is free it is somebody else of the team, and the manager last.
    """
    last = _last_turns(team, role, slot)
    for group in _groups(team, slot.day):
        free = [doc for doc in group if doc.owner not in taken and team.calendar_of(doc.owner).is_working(slot.day)]
        if free:
            return min(free, key=lambda doc: (last.get(doc.owner, doc.model.employed.first), doc.owner)).owner
    return team.manager_on(slot.day)


def _groups(team: Team, day: date) -> Iterator[tuple[Doc[Person], ...]]:
    sellers = tuple(doc for doc in team.salespeople(Days(day, day)) if not is_manager(team, doc.owner))
    yield sellers
    known = {doc.owner for doc in sellers}
    others = (doc for doc in team.all(Person) if doc.owner not in known and day in doc.model.employed)
    yield tuple(doc for doc in others if not is_manager(team, doc.owner))


def _last_turns(team: Team, role: str, slot: Slot) -> dict[str, date]:
    """Return the last day on which each had a role, this meeting left out.

    Meetings to come before it count too: with whoever is written, else with the one whose turn it will be.
    """
    own = slot.doc.path if slot.doc else None
    written = (doc for doc in team.all(Meeting) if doc.model.cancelled is None and doc.path != own)
    had = [(getattr(doc.model, role), day_of(doc)) for doc in written]
    turn = facilitator_of if role == "facilitator" else scribe_of
    had += [(turn(team, each), each.day) for each in takewhile(lambda each: each.day < slot.day, coming(team))]
    turns: dict[str, date] = {}
    for who, day in had:
        turns[who] = max(turns.get(who, date.min), day)
    return turns
