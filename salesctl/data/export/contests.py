"""Contests, their prizes, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from salesctl.data.export.table import Pick, Row, Table, fields, joined
from salesctl.systems.contest.documents import Contest, Contests
from salesctl.systems.contest.figures import standings


def _contests(pick: Pick) -> Iterator[Row]:
    for year, one in _all(pick):
        result = one.result
        yield (
            *(year, one.id, one.name, one.planned, one.objective, one.starts, one.ends, one.metric),
            *(joined(f"{metric} {number}" for metric, number in one.points.items()), one.mode, one.minimum),
            *(joined(one.eligible), result.date if result else None, joined(result.winners) if result else None),
            *(one.moved_to, one.cancelled, one.why),
        )


def _prizes(pick: Pick) -> Iterator[Row]:
    for year, one in _all(pick):
        yield from ((year, one.id, prize.place, prize.what, prize.value) for prize in one.prizes)


def _standings(pick: Pick) -> Iterator[Row]:
    team = pick.team
    for year, one in _all(pick):
        if one.cancelled is not None or one.on(one.starts) > team.today:
            continue
        for line in standings(team, one, team.today).rows:
            yield year, one.id, line.place, line.name, joined(line.members), _rounded(line.score), line.lacks


def _all(pick: Pick) -> Iterator[tuple[str, Contest]]:
    return ((str(doc.period), one) for doc in pick.docs(Contests) for one in doc.model.contests)


def _rounded(score: Fraction | None) -> Decimal | None:
    return None if score is None else round(Decimal(score.numerator) / Decimal(score.denominator), 4)


TABLES = (
    Table(
        "contests",
        "a contest",
        fields(
            "year period: fiscal",
            "contest: id",
            "name",
            "planned day",
            "objective",
            "starts day",
            "ends day",
            "metric",
            "points: metrics and their weights, separated by semicolons",
            "mode",
            "minimum number",
            "eligible: people or all, separated by semicolons",
            "result_date day",
            "winners: as announced, separated by semicolons",
            "moved_to day",
            "cancelled: why",
            "why",
        ),
        _contests,
    ),
    Table(
        "prizes",
        "a prize of a contest",
        fields("year period", "contest", "place count", "what", "value money"),
        _prizes,
    ),
    Table(
        "standings",
        "a person or team in a contest that has begun",
        fields(
            "year period",
            "contest",
            "place count: empty for who is not placed",
            "name: a person, or a team",
            "members: people, separated by semicolons",
            "score number: to four decimals",
            "lacks: why there is no place",
        ),
        _standings,
    ),
)
