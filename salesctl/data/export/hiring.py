"""Hiring: what a role asks for, and the candidates, who are nobody else's business."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields
from salesctl.systems.hiring.documents import Candidate, Scorecard
from salesctl.systems.hiring.figures import score, scorecard_of


def _criteria(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Scorecard):
        for kind, criteria in (("experience", doc.model.experience), ("trait", doc.model.traits)):
            yield from ((doc.parts["role"], kind, one.id, one.what, one.weight, one.must) for one in criteria)


def _candidates(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Candidate):
        one, decision = doc.model, doc.model.decision
        card = scorecard_of(pick.team, doc)
        total = score(one, card.model, pick.team.today).value if card else None
        yield (
            *(doc.parts["role"], doc.parts["candidate"], one.name, one.stage, one.source),
            *(None if total is None else round(total, 2), decision.outcome if decision else None),
            *(decision.date if decision else None, decision.who if decision else None),
            *(decision.why if decision else None, one.person, one.note),
        )


def _interviews(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Candidate):
        for number, one in enumerate(doc.model.interviews, start=1):
            key = (doc.parts["role"], doc.parts["candidate"], number)
            yield *key, one.round, one.who, one.date, one.recommend


def _scores(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Candidate):
        for number, one in enumerate(doc.model.interviews, start=1):
            key = (doc.parts["role"], doc.parts["candidate"], number)
            for criterion, rating in one.scores.items():
                yield *key, criterion, rating, one.evidence.get(criterion)


def _references(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Candidate):
        for one in doc.model.references:
            yield doc.parts["role"], doc.parts["candidate"], one.date, one.who, one.note


def _checks(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Candidate):
        for days, one in sorted(doc.model.checks.items()):
            yield doc.parts["role"], doc.parts["candidate"], doc.model.person, days, one.met, one.date, one.note


_KEY = ("role", "candidate: id, the name of the file")
TABLES = (
    Table(
        "criteria",
        "what a role asks for",
        fields("role", "kind: experience or trait", "criterion: id", "what", "weight number", "must flag"),
        _criteria,
    ),
    Table(
        "candidates",
        "a candidate",
        fields(
            *_KEY,
            "name",
            "stage",
            "source",
            "score number: 0 to 100",
            "decision",
            "decided day",
            "decided_by",
            "decided_why",
            "person: once hired",
            "note",
        ),
        _candidates,
        private=True,
    ),
    Table(
        "interviews",
        "an interview",
        fields(*_KEY, "number count: from 1", "round", "who: a person", "date day", "recommend flag"),
        _interviews,
        private=True,
    ),
    Table(
        "interview_scores",
        "a criterion scored in an interview",
        fields(*_KEY, "number count: of the interview", "criterion", "score count: 1 to 5", "evidence"),
        _scores,
        private=True,
    ),
    Table(
        "references",
        "a talk about a candidate",
        fields(*_KEY, "date day", "who: free text", "note"),
        _references,
        private=True,
    ),
    Table(
        "hire_checks",
        "a check of somebody hired",
        fields(*_KEY, "person", "days count: 90, 180 or 365 after the start", "met flag", "date day", "note"),
        _checks,
        private=True,
    ),
)
