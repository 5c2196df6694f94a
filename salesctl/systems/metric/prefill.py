"""What is known before a month is logged: which metrics the recipe asks for."""

from __future__ import annotations

from collections.abc import Mapping

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.recipe.figures import recipe_of


def metrics(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a month's log: `person` and `month` in parts."""
    recipe, days = recipe_of(team), team.calendar.days(Period.parse(parts["month"]))
    own = [name for name, each in recipe.metrics.items() if each.source == "self"] if recipe else ["calls", "meetings"]
    first = team.calendar_of(parts["person"]).on_or_after(days.first)
    return {"example": " ".join(f"{name}=1" for name in own), "day": team.today if team.today in days else first}
