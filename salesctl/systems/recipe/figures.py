"""What the recipe says: the known metrics, their kinds and their targets."""

from __future__ import annotations

from collections.abc import Collection

from salesctl.core.team import Team
from salesctl.systems.recipe.documents import Recipe


def recipe_of(team: Team) -> Recipe | None:
    """Return the recipe, or None where there is none or it cannot be read."""
    doc = team.get(Recipe)
    return doc.model if doc else None


def metric_names(team: Team) -> Collection[str] | None:
    """Return the metrics of the recipe; None where there is no recipe to ask."""
    recipe = recipe_of(team)
    return None if recipe is None else recipe.metrics
