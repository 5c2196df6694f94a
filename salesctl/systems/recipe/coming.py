"""What is known of the coming weeks: who will be here and how much they will work, and what their plans say."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from salesctl.core.calendar import Days
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan
from salesctl.systems.recipe.panel import Measured
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.worked import Worked


def working_time(team: Team, found: Measured, weeks: int) -> Floats:
    """Return everybody's share of a full week in each of the coming weeks, NaN once somebody has left."""
    worked = Worked(team, found.weeks.after(weeks))
    return np.array([worked.shares_of(who) for who in found.panel.people], dtype=np.float64).reshape(-1, weeks)


def planned(team: Team, who: str, name: str) -> float | None:
    """Return the weekly activity of a person's submitted plan for this half; None where there is none."""
    plan = team.get(Plan, half=team.calendar.period(team.today, "half"), person=who)
    if plan is None or not team.has_happened(plan.model.submitted) or name not in plan.model.activity:
        return None
    return float(plan.model.activity[name])


def plans(team: Team, found: Measured) -> Floats | None:
    """Return the planned first stage of everybody, NaN without a plan; None without a funnel or any plan."""
    if not found.funnel:
        return None
    known = [planned(team, who, found.funnel[0]) for who in found.panel.people]
    if all(value is None for value in known):
        return None
    return np.array([np.nan if value is None else value for value in known], dtype=np.float64)


def starters(team: Team, found: Measured, weeks: int) -> Iterator[str]:
    """Name the salespeople who start in the coming weeks and are in no forecast yet."""
    for doc in team.salespeople(Days(found.weeks.days.last, found.weeks.after(weeks).days.last)):
        if doc.owner not in found.panel.people:
            yield f"{doc.owner} starts on {doc.model.starts} and is not in this forecast"
