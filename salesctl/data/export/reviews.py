"""Reviews, which are between two people."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.review.documents import FormalReview, Pipeline, Review

Reviews = Iterator[Doc[Review] | Doc[FormalReview]]


def _all(pick: Pick) -> list[Doc[Review]]:
    found: list[Doc[Review]] = [*pick.docs(Review), *pick.docs(FormalReview)]
    return sorted(found, key=lambda doc: doc.path)


def _reviews(pick: Pick) -> Iterator[Row]:
    for doc in _all(pick):
        one = doc.model
        formal = one if isinstance(one, FormalReview) else None
        pipeline = one.pipeline or Pipeline()
        signed = {} if formal is None else formal.signed
        yield (
            *(doc.owner, doc.period, doc.period.unit, one.planned, one.start, one.held, one.moved_to, one.cancelled),
            *(one.rating, pipeline.open, pipeline.created, pipeline.advanced, joined(pipeline.stalled)),
            *(formal.one_focus if formal else None, formal.self_assessment if formal else None),
            *(joined(f"{who} {day}" for who, day in sorted(signed.items())), one.note),
        )


def _ratings(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(FormalReview):
        for one in doc.model.ratings:
            yield doc.owner, doc.period, one.skill, one.self, one.manager, one.evidence


TABLES = (
    Table(
        "reviews",
        "a review",
        fields(
            "person",
            "period period: a month, or a quarter of a formal one",
            "kind: month or quarter",
            "planned day",
            "start time",
            "held day",
            "moved_to day",
            "cancelled: why",
            "rating count: the person's own, 1 to 5",
            "pipeline_open money",
            "pipeline_created money",
            "advanced count",
            "stalled: accounts, separated by semicolons",
            "one_focus: a skill",
            "self_assessment",
            "signed: who and when, separated by semicolons",
            "note",
        ),
        _reviews,
        private=True,
    ),
    Table(
        "review_ratings",
        "a skill rated in a formal review",
        fields("person", "period period", "skill", "self count: 1 to 5", "manager count: 1 to 5", "evidence"),
        _ratings,
        private=True,
    ),
)
