"""The recipe's metrics, and what was counted."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.figures import day_of
from salesctl.systems.recipe.documents import Recipe


def _recipe(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Recipe):
        funnel = doc.model.funnel
        for name, one in doc.model.metrics.items():
            step = funnel.index(name) + 1 if name in funnel else None
            is_outcome = name == doc.model.outcome
            yield name, one.kind, one.unit, one.means, one.target, one.source, step, is_outcome


def _metrics(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(MetricLog):
        for period, values in sorted(doc.model.entries.items(), key=lambda entry: (day_of(entry[0]), entry[0].unit)):
            for metric, value in values.items():
                yield doc.owner, day_of(period), period.unit, period, metric, value


TABLES = (
    Table(
        "recipe",
        "a metric of the recipe",
        fields(
            "metric: id",
            "kind: activity, pipeline or result",
            "unit: count, money, minutes or percent",
            "means",
            "target number: of a person and week",
            "source: self or crm",
            "step count: its place in the funnel, from 1",
            "is_outcome flag: what the recipe predicts",
        ),
        _recipe,
    ),
    Table(
        "metrics",
        "a number that was counted",
        fields(
            "person",
            "day day: the day, or the Monday of a week logged at once",
            "unit: day or week",
            "period period",
            "metric",
            "value number",
        ),
        _metrics,
    ),
)
