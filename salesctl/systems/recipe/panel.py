"""From a team to the arrays that the science reads: weekly totals, working time, and what an absence means.

Only weeks that are over count. Absence is not zero, with two exceptions that the decision on absent results explains:

- a result that comes out of the CRM (`source: crm`) is 0 for everybody employed in a week between the team's first and
  last one, for an export holds everybody's orders; after the last one as long as the longest gap there was, and unknown
  from then on: nobody has imported;
- a pipeline or result metric that people write themselves is 0 in a week whose log is complete, between two entries of
  that person half a year apart at most. An activity that is not written was not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from salesctl.core.period import Period
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.recipe.documents import Metric as Written
from salesctl.systems.recipe.documents import Recipe
from salesctl.systems.recipe.figures import recipe_of
from salesctl.systems.recipe.science import Kind, Metric, Panel
from salesctl.systems.recipe.science.panel import Flags, Floats
from salesctl.systems.recipe.sheet import sheet
from salesctl.systems.recipe.worked import Weeks, Worked, quarter_week, weeks_until

HALF_YEAR = 26
SHORT_TAIL = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """A team's panel, the weeks it holds, the funnel, and what is to be said about how it was read."""

    panel: Panel
    weeks: Weeks
    funnel: tuple[str, ...]
    missing: tuple[str, ...] = ()


def measured(team: Team) -> Measured | None:
    """Return what the team measured up to the last week that is over; None without a recipe that can be read."""
    recipe = recipe_of(team)
    if recipe is None or recipe.outcome not in recipe.metrics:
        return None
    return team.once("recipe", "panel", make=lambda: _measured(team, recipe))


def _measured(team: Team, recipe: Recipe) -> Measured:
    weeks = _weeks(team)
    people = [doc.owner for doc in team.all(Person) if _counts(doc.model, weeks)]
    names = list(recipe.metrics)
    values = np.full((len(names), len(people), weeks.count), np.nan)
    share = np.full((len(people), weeks.count), np.nan)
    complete = np.zeros((len(people), weeks.count), dtype=bool)
    worked = Worked(team, weeks)
    for row, who in enumerate(people):
        read = sheet(team, who, weeks, recipe, worked.days_of(who))
        share[row] = worked.shares_of(who)
        complete[row, list(read.complete)] = True
        for name, sums in read.sums.items():
            values[names.index(name), row, list(sums)] = list(sums.values())
    values[:, np.isnan(share)] = np.nan
    missing = list(_zeros(recipe, names, values, share, complete, weeks))
    at = names.index(recipe.outcome)
    kept = [number for number in range(len(names)) if number != at]
    panel = Panel(
        people=tuple(people),
        weeks=weeks.names,
        metrics=tuple(_metric(names[number], recipe.metrics[names[number]]) for number in kept),
        values=values[kept],
        outcome=values[at],
        share=share,
        quarter_week=np.array(quarter_week(team, weeks), dtype=np.int64),
        outcome_name=recipe.outcome,
    )
    return Measured(panel, weeks, tuple(recipe.funnel), tuple(missing))


def _metric(name: str, metric: Written) -> Metric:
    return Metric(name, Kind(metric.kind), metric.unit == "money")


def _counts(person: Person, weeks: Weeks) -> bool:
    """Tell whether a person's numbers belong to the team's: who sells, or carries a quota."""
    return (person.is_salesperson or person.has_quota) and len(person.employed.overlap(weeks.days)) > 0


def _weeks(team: Team) -> Weeks:
    """Return the weeks from the first in which anything is logged."""
    months = [Period.parse(doc.parts["month"]) for doc in team.all(MetricLog)]
    if not months:
        return Weeks(date(2000, 1, 3), 0)
    first = min(months)
    days = [
        day
        for doc in team.all(MetricLog, month=first)
        for period in doc.model.entries
        if first == Period.of_month(day := _day(period))
    ]
    return weeks_until(min(days, default=date(first.year, first.number, 1)), team.today)


def _day(period: Period) -> date:
    return date.fromisocalendar(period.year, period.number, 1) if period.unit == "week" else period.date


def _zeros(
    recipe: Recipe, names: Sequence[str], values: Floats, share: Floats, complete: Flags, weeks: Weeks
) -> Iterator[str]:
    """Write 0 where nothing written means nothing happened; say where it means that nobody looked."""
    for at, name in enumerate(names):
        metric = recipe.metrics[name]
        if metric.kind == "result" and metric.source == "crm":
            known = np.isfinite(values[at])
            certain = between(known.any(axis=0), weeks.count, 0)
            values[at][~known & certain & ~np.isnan(share)] = 0.0
            if known.any() and weeks.count and not certain[-1]:
                yield f"{name} is unknown after {weeks.names[int(np.flatnonzero(certain)[-1])]}: is an import due?"
        elif metric.kind != "activity" and metric.source == "self" and metric.unit != "percent":
            for row in range(values.shape[1]):
                known = np.isfinite(values[at, row])
                certain = between(known, HALF_YEAR, SHORT_TAIL) & complete[row]
                values[at, row][~known & certain] = 0.0


def between(known: Flags, longest: int, tail: int) -> Flags:
    """Mark the weeks from the first known one to the last, gaps of more than `longest` weeks left out.

    After the last known one as many count as the longest gap that counted, `tail` at least; when more than that
    have passed, none of them does.
    """
    found = known.copy()
    at = np.flatnonzero(known)
    if not at.size:
        return found
    usual = tail
    for before, after in pairwise(at):
        if after - before - 1 <= longest:
            found[before:after] = True
            usual = max(usual, int(after - before - 1))
    if known.size - 1 - at[-1] <= usual:
        found[at[-1] :] = True
    return found
