"""The counts that a person types, in any version of a metric log; what a CRM brings is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from salesctl.core.evidence import Evidence
from salesctl.core.team import Team
from salesctl.systems.recipe.figures import recipe_of


def imported_metrics(team: Team) -> frozenset[str]:
    """Return the metrics that come out of the CRM by the recipe, so that nobody types them."""
    recipe = recipe_of(team)
    metrics = recipe.metrics.items() if recipe else ()
    return frozenset(name for name, metric in metrics if metric.source == "crm")


def typed_counts(found: Evidence, blob: str, imported: frozenset[str]) -> Mapping[tuple[str, str], Any]:
    """Return the counts of a version that a person types, by day and metric."""
    return {
        (day, metric): value
        for day, values in found.mapping(blob).items()
        if isinstance(values, dict)
        for metric, value in values.items()
        if metric not in imported and value is not None
    }
