"""What is known before the contests of a year are written: its quarters, and the metric that leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.recipe.figures import recipe_of

MIDDLE = timedelta(weeks=4)  # a contest in the middle of a quarter has time before and after it
WEEKS = 4


def contests(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a year's contests: `year` in parts."""
    recipe = recipe_of(team)
    leading = [name for name, each in recipe.metrics.items() if each.kind == "activity"] if recipe else []
    return {
        "quarters": [_quarter(team, each) for each in team.calendar.within(Period.parse(parts["year"]), "quarter")],
        "metric": leading[-1] if leading else "meetings",
    }


def _quarter(team: Team, quarter: Period) -> dict[str, object]:
    middle = team.calendar.days(quarter).first + MIDDLE
    monday = middle - timedelta(days=middle.weekday())
    return {"id": str(quarter), "starts": monday, "ends": monday + timedelta(weeks=WEEKS, days=-3)}
