"""What stands beside a review: results and activity, computed from quotas, metric logs and plans and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.metric.figures import totals
from salesctl.systems.plan.figures import open_amount, plan_of
from salesctl.systems.quota.figures import attained, counted_metric, days_of, quota_of
from salesctl.systems.recipe.figures import recipe_of, weekly_target


@dataclass(frozen=True, slots=True)
class Result:
    """What a person reached of the number in a period; `metric` is what it counts. None where nothing is known."""

    metric: str | None
    quota: Decimal | None
    reached: Decimal | None

    @property
    def attainment(self) -> Decimal | None:
        """What was reached, in percent of the quota."""
        if self.quota is None or self.quota <= 0 or self.reached is None:
            return None
        return self.reached * 100 / self.quota


def result_of(team: Team, person: str, period: Period) -> Result:
    """Return what a person reached of the number in a period, up to today."""
    quota = quota_of(team, person, period)
    return Result(counted_metric(team, person, period), quota, attained(team, person, period))


@dataclass(frozen=True, slots=True)
class Activity:
    """How much of a metric a person did in a period, and how much was meant. None where nothing is known."""

    metric: str
    logged: Decimal | None
    target: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """What was done, in percent of the target."""
        if self.target is None or self.target <= 0 or self.logged is None:
            return None
        return self.logged * 100 / self.target


def activity_of(team: Team, person: str, period: Period) -> tuple[Activity, ...]:
    """Return a person's activity in a period, up to today, by the metrics of the plan and the recipe's activities.

    The target is the weekly one for each of the person's working days in the period that are over: holidays and leave
    ask for nothing.
    """
    days = days_of(team, period)
    if days is None:
        return ()
    half = team.calendar.period(days.first, "half")
    logged, weeks = totals(team, person, days), _weeks(team, person, days)
    found = []
    for name in _metrics(team, person, half):
        weekly = weekly_target(team, person, name, half)
        found.append(Activity(name, logged.get(name), None if weekly is None else weekly * weeks))
    return tuple(found)


def _metrics(team: Team, person: str, half: Period) -> tuple[str, ...]:
    recipe, plan = recipe_of(team), plan_of(team, person, half)
    known = [name for name, each in recipe.metrics.items() if each.kind == "activity"] if recipe else []
    planned = list(plan.model.activity) if plan else []
    return tuple(dict.fromkeys([*known, *planned]))


def _weeks(team: Team, person: str, days: Days) -> Decimal:
    """Return how many of the person's working weeks lie in some days, up to today."""
    calendar = team.calendar_of(person)
    over = Days(days.first, min(days.last, team.today))
    return Decimal(len(calendar.working(over))) / len(calendar.week) if calendar.week else Decimal(0)


def plan_open(team: Team, person: str, period: Period, on: date) -> Decimal | None:
    """Return what the plan of a period's half had open on a day, in the team's currency; None without a plan.

    Lines lost since then are left out: they do not say when they were lost.
    """
    days = days_of(team, period)
    plan = None if days is None else plan_of(team, person, team.calendar.period(days.first, "half"))
    return None if plan is None else open_amount(plan.model, on)
