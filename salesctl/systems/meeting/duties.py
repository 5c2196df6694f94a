"""What is due of meetings: the agenda before, the meeting itself, its notes after, and what was promised in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from salesctl.core.duty import Duty, Want, item_wants, settled
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.meeting.documents import Meeting, MeetingPolicy
from salesctl.systems.meeting.figures import Slot, agenda_due, day_of, is_held, is_unseen, slot_of, slots


def duties(team: Team) -> Iterator[Duty]:
    """Yield the agenda, the meeting and the notes of each week, then the items of every meeting held."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    for slot in slots(team, team.periods("week")):
        yield _agenda(team, slot)
        yield _meeting(team, slot)
        yield _notes(team, slot)
    yield from _items(team)


def _items(team: Team) -> Iterator[Want]:
    """Yield the items of meetings. They concern nobody but their `who`; the manager owes what names nobody."""
    for doc in team.all(Meeting):
        for want in item_wants(team, "meeting", (doc,), owner=team.manager_on(day_of(doc))):
            yield replace(want, about=None)


def _agenda(team: Team, slot: Slot) -> Want:
    meeting = slot.meeting
    return Want(
        id=f"meeting/agenda/{slot.named}",
        system="meeting",
        what="meeting agenda",
        who=(meeting.facilitator if meeting else None) or team.manager_on(slot.day),
        due=agenda_due(team, slot),
        period=slot.week,
        before=True,
        done=meeting.agenda_sent if meeting else None,
        closed=meeting is not None and meeting.agenda_sent is None,
        closes=slot.day,
        unseen=is_unseen(team, slot),
        excuse=_cancelled(slot),
        path=slot.doc.path if slot.doc else None,
        move=f"salesctl new meeting {slot.named}",
    )


def _meeting(team: Team, slot: Slot) -> Want:
    return Want(
        id=f"meeting/held/{slot.named}",
        system="meeting",
        what="meeting",
        who=team.manager_on(slot.day),
        due=slot.day,
        period=slot.week,
        done=slot.day if slot.doc and is_held(slot.doc, team.today) else None,
        closes=max(slot.day, team.calendar.days(slot.week).last),
        unseen=is_unseen(team, slot),
        excuse=_cancelled(slot),
        part=_moved(slot),
        path=slot.doc.path if slot.doc else None,
        move=f"write `started` in {slot.doc.path}" if slot.doc else f"salesctl new meeting {slot.named}",
    )


def _notes(team: Team, slot: Slot) -> Want:
    meeting = slot.meeting
    who = (meeting.scribe or meeting.facilitator if meeting else None) or team.manager_on(slot.day)
    within = team.policy(MeetingPolicy).notes_within_days
    held = slot.doc is not None and is_held(slot.doc, team.today)
    return Want(
        id=f"meeting/notes/{slot.named}",
        system="meeting",
        what="meeting notes",
        who=who,
        due=team.calendar_of(who).add(slot.day, within) if within else slot.day,
        period=slot.week,
        done=meeting.notes_sent if meeting and held else None,
        closes=_next_day(team, slot),
        unseen=is_unseen(team, slot),
        excuse=_cancelled(slot) or (None if held or team.today <= slot.day else "the meeting has not been held"),
        path=slot.doc.path if slot.doc else None,
        move=f"write `notes_sent` in {slot.doc.path}" if slot.doc else None,
    )


def _next_day(team: Team, slot: Slot) -> date:
    """Return the day of the next meeting, four weeks ahead at most: by then last week's notes help nobody."""
    week = slot.week
    for _ in range(4):
        week = team.calendar.shift(week, 1)
        following = slot_of(team, week)
        if following is not None and following.is_on:
            return max(following.day, slot.day)
    return max(slot.day, team.calendar.days(week).last)


def _cancelled(slot: Slot) -> str | None:
    return f"cancelled: {slot.doc.model.cancelled}" if slot.doc and not slot.is_on else None


def _moved(slot: Slot) -> str | None:
    meeting = slot.meeting
    if meeting is None or meeting.moved_to is None:
        return None
    return f"moved to {day_name(meeting.moved_to)}" + (f": {meeting.why}" if meeting.why else "")
