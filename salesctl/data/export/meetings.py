"""Meetings: the plan, who was there, wins, and how each rated the week."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields
from salesctl.systems.meeting.documents import Agenda, Meeting


def _agenda(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Agenda):
        for number, one in enumerate(doc.model.sections, start=1):
            yield number, one.key, one.title, one.minutes, one.lead, one.positive


def _meetings(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Meeting):
        one = doc.model
        yield (
            *(doc.period.date, one.facilitator, one.scribe, one.agenda_sent, one.started, one.ended),
            *(len(one.present), one.notes_sent, one.moved_to, one.cancelled, one.note),
        )


def _presence(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Meeting):
        yield from ((doc.period.date, person) for person in doc.model.present)


def _wins(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Meeting):
        yield from ((doc.period.date, win.who, win.what) for win in doc.model.wins)


def _ratings(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Meeting):
        yield from ((doc.period.date, person, rating) for person, rating in doc.model.ratings.items())


TABLES = (
    Table(
        "agenda",
        "a section of the fixed agenda",
        fields("number count: from 1", "key", "title", "minutes count", "lead", "positive flag"),
        _agenda,
    ),
    Table(
        "meetings",
        "a Monday meeting",
        fields(
            "date day: as planned",
            "facilitator",
            "scribe",
            "agenda_sent day",
            "started time",
            "ended time",
            "present count: how many were there",
            "notes_sent day",
            "moved_to day",
            "cancelled: why",
            "note",
        ),
        _meetings,
    ),
    Table("presence", "a person at a meeting", fields("date day: of the meeting", "person"), _presence),
    Table("wins", "a win told in a meeting", fields("date day: of the meeting", "person", "what"), _wins),
    Table(
        "week_ratings",
        "how somebody rated the week",
        fields("date day: of the meeting", "person", "rating count: 1 to 5"),
        _ratings,
        private=True,
    ),
)
