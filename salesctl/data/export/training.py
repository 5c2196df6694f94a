"""Training: plans of a quarter, the needs behind them, sessions, and who came."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.training.documents import Training


def _plans(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Training):
        yield doc.period, doc.model.planned, doc.model.focus


def _needs(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Training):
        for need in doc.model.needs:
            yield from ((doc.period, need.skill, person, need.from_) for person in need.people)


def _sessions(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Training):
        for number, one in enumerate(doc.model.sessions, start=1):
            yield (
                *(doc.period, number, one.date, one.start, one.minutes, one.topic, one.objective, one.type),
                *(joined(one.skills), one.leader, one.led, one.backup, joined(one.audience), len(one.attendees)),
                *(one.rating if pick.private else None, one.check, one.moved_to, one.cancelled, one.why),
            )


def _attendance(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Training):
        for number, one in enumerate(doc.model.sessions, start=1):
            yield from ((doc.period, number, person) for person in one.attendees)


TABLES = (
    Table(
        "training",
        "the training plan of a quarter",
        fields("quarter period", "planned day", "focus: a skill"),
        _plans,
    ),
    Table(
        "training_needs",
        "a person who needs a skill",
        fields("quarter period", "skill", "person: or all", "from: the document that shows it"),
        _needs,
    ),
    Table(
        "sessions",
        "a training session",
        fields(
            "quarter period",
            "number count: its place in the plan, from 1",
            "date day: as planned",
            "start time: empty when it is a section of that day's meeting",
            "minutes count",
            "topic",
            "objective",
            "type: product, skill, process, market, belief or role-play",
            "skills: separated by semicolons",
            "leader: who was to deliver it",
            "led: who did, where that is somebody else",
            "backup",
            "audience: people or all, separated by semicolons",
            "attended count: how many came",
            "rating count: 1 to 5, with --private alone",
            "check: how learning is proven",
            "moved_to day",
            "cancelled: why",
            "why",
        ),
        _sessions,
    ),
    Table(
        "attendance",
        "a person at a session",
        fields("quarter period", "number count: of the session", "person"),
        _attendance,
    ),
)
