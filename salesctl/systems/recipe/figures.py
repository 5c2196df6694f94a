"""What the recipe says: the known metrics, their kinds and their targets."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan
from salesctl.systems.recipe.documents import Metric, Recipe

__all__ = ["metric", "metric_names", "recipe_of", "weekly_target"]


def recipe_of(team: Team) -> Recipe | None:
    """Return the recipe, or None where there is none or it cannot be read."""
    doc = team.get(Recipe)
    return doc.model if doc else None


def metric_names(team: Team) -> Collection[str] | None:
    """Return the metrics of the recipe; None where there is no recipe to ask."""
    recipe = recipe_of(team)
    return None if recipe is None else recipe.metrics


def metric(team: Team, name: str) -> Metric | None:
    """Return a metric of the recipe; None where there is no such metric, or no recipe."""
    recipe = recipe_of(team)
    return None if recipe is None else recipe.metrics.get(name)


def weekly_target(team: Team, person: str, name: str, half: Period) -> Decimal | None:
    """Return what a person means to reach of a metric in a week of a half.

    The `activity` of the submitted plan, else the recipe's target; None where neither names one.
    """
    plan = team.get(Plan, half=half, person=person)
    if plan is not None and team.has_happened(plan.model.submitted) and name in plan.model.activity:
        return plan.model.activity[name]
    known = metric(team, name)
    return None if known is None else known.target
