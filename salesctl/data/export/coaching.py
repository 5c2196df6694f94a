"""Coached calls, and how skills were seen in them."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.coaching.documents import Before, Coaching, Outcome


def _calls(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Coaching):
        one = doc.model
        before, outcome = one.before or Before(), one.outcome or Outcome()
        yield (
            *(*_key(doc), one.booked, one.start, one.coach, one.mode, one.account, before.objective),
            *(joined(before.skills), one.interventions, outcome.met, outcome.next, outcome.by),
            *(one.debrief.date if one.debrief else None, one.moved_to, one.cancelled, one.why),
        )


def _scores(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Coaching):
        yield from ((*_key(doc), one.skill, one.score, one.evidence) for one in doc.model.ratings)


def _said(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Coaching):
        seen = (("seen", text) for text in doc.model.seen)
        debrief = doc.model.debrief
        strengths = (("strength", text) for text in (debrief.strengths if debrief else ()))
        improve = (("improve", text) for text in (debrief.improve if debrief else ()))
        yield from ((*_key(doc), *said) for said in (*seen, *strengths, *improve))


def _key(doc: Doc[Coaching]) -> Row:
    return doc.owner, doc.period.date, doc.parts.get("slug")


_KEY = ("person", "date day: as planned", "slug: what tells several calls of a day apart")
TABLES = (
    Table(
        "coaching",
        "a coached call",
        fields(
            *_KEY,
            "booked day",
            "start time",
            "coach",
            "mode: observe, joint or demonstrate",
            "account",
            "objective",
            "skills: separated by semicolons",
            "interventions count",
            "met: yes, partly or no",
            "next",
            "next_by day",
            "debriefed day",
            "moved_to day",
            "cancelled: why",
            "why",
        ),
        _calls,
    ),
    Table(
        "coaching_scores",
        "a skill as the coach saw it",
        fields(*_KEY, "skill", "score count: 1 to 5", "evidence"),
        _scores,
        private=True,
    ),
    Table(
        "coaching_notes",
        "a sentence on a coached call",
        fields(*_KEY, "kind: seen, strength or improve", "text"),
        _said,
        private=True,
    ),
)
