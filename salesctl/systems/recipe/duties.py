"""What is due of the recipe: a backtest, kept in it, that is never older than the policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.calendar import later
from salesctl.core.duty import Duty, Want, settled
from salesctl.core.team import Team
from salesctl.systems.recipe.documents import Checked, Recipe, RecipePolicy
from salesctl.systems.recipe.figures import recipe_of

WHAT = "backtest of the recipe"
MOVE = "salesctl recipe backtest --keep"


def duties(team: Team) -> Iterator[Duty]:
    """Yield the last backtest that was kept, and the next one."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    last = _last(team)
    if last is not None:
        yield Want(
            id=f"recipe/backtest/{last.date}",
            system="recipe",
            what=WHAT,
            who=team.manager_on(last.date),
            due=last.date,
            exact=True,
            done=last.date,
            part=last.verdict,
            path="recipe.yaml",
        )
    yield _next(team, last)


def _last(team: Team) -> Checked | None:
    """Return the last backtest that has happened."""
    recipe = recipe_of(team)
    return recipe.checked if recipe and recipe.checked and team.has_happened(recipe.checked.date) else None


def _next(team: Team, last: Checked | None) -> Want:
    """Return the next backtest: due when the last one, or the method itself, is as old as the policy allows."""
    due = later(last.date if last else team.since, team.policy(RecipePolicy).backtest_max_age_days)
    return Want(
        id=f"recipe/backtest/{due}",
        system="recipe",
        what=WHAT,
        who=team.manager_on(due),
        due=due,
        unseen=recipe_of(team) is None and team.unseen(Recipe),
        part=None if recipe_of(team) else "there is no recipe.yaml yet",
        path="recipe.yaml" if recipe_of(team) else None,
        move=MOVE if recipe_of(team) else "salesctl new recipe",
    )
