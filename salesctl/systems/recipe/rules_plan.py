"""The rule that reads a plan's activity through the person's own conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import current_half, number_of
from salesctl.systems.recipe.documents import Recipe
from salesctl.systems.recipe.figures import recipe_of
from salesctl.systems.recipe.pace import ONE_IN_TEN, Pace, pace


@rule("REC004", "activity-below-quota", "plan")
def activity_below_quota(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The activity that a plan promises does not lead to its quota at the person's own conversions.

    Why: A plan says twice what the half will bring: in its number, and in its calls and meetings a week. When the
        second has never led to the first, one of them is a wish. Each activity is taken at what it brought in the year
        before, the best of them counts, and chance is given its due: what would happen once in ten is no finding.
        Less than half a year of logs, or orders in fewer than eight weeks, say nothing.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2025-01-06
        --- metrics/ana/2026-01.yaml
        2026-W02: {meetings: 8, revenue: 4000}
        2026-W03: {meetings: 8, revenue: 4000}
        2026-W04: {meetings: 8, revenue: 4000}
        2026-W05: {meetings: 8, revenue: 4000}
        --- metrics/ana/2026-02.yaml
        2026-W06: {meetings: 8, revenue: 4000}
        2026-W07: {meetings: 8, revenue: 4000}
        2026-W08: {meetings: 8, revenue: 4000}
        2026-W09: {meetings: 8, revenue: 4000}
        --- metrics/ana/2026-03.yaml
        2026-W10: {meetings: 8, revenue: 4000}
        2026-W11: {meetings: 8, revenue: 4000}
        2026-W12: {meetings: 8, revenue: 4000}
        2026-W13: {meetings: 8, revenue: 4000}
        2026-W14: {meetings: 8, revenue: 4000}
        --- metrics/ana/2026-04.yaml
        2026-W15: {meetings: 8, revenue: 4000}
        2026-W16: {meetings: 8, revenue: 4000}
        2026-W17: {meetings: 8, revenue: 4000}
        2026-W18: {meetings: 8, revenue: 4000}
        --- metrics/ana/2026-05.yaml
        2026-W19: {meetings: 8, revenue: 4000}
        2026-W20: {meetings: 8, revenue: 4000}
        2026-W21: {meetings: 8, revenue: 4000}
        2026-W22: {meetings: 8, revenue: 4000}
        --- metrics/ana/2026-06.yaml
        2026-W23: {meetings: 8, revenue: 4000}
        2026-W24: {meetings: 8, revenue: 4000}
        2026-W25: {meetings: 8, revenue: 4000}
        2026-W26: {meetings: 8, revenue: 4000}
        2026-W27: {meetings: 8, revenue: 4000}
        --- metrics/ana/2025-12.yaml
        2025-W50: {meetings: 8, revenue: 4000}
        2025-W51: {meetings: 8, revenue: 4000}
        --- plans/2026-H2/ana.yaml
        quota: 450000
        activity:
          meetings: 8

    Good:
        --- plans/2026-H2/ana.yaml
        quota: 450000
        activity:
          meetings: 8

    Fix: Plan the activity that the number asks for (`salesctl recipe targets --who ana`), say in `change` what will
        convert better, or talk about the number.
    """
    asked = _asked(doc, team)
    if asked is None:
        return
    ways: dict[str, float] = {}
    for name in asked.stages:
        brings = asked.pace.brings(name, doc.model.activity[name] * asked.weeks)
        if brings is not None:
            ways[name] = brings
    best = max(ways, key=lambda name: ways[name], default=None)
    if best is None or ways[best] * (1 + ONE_IN_TEN * asked.pace.doubt) >= float(asked.number):
        return
    planned, currency = doc.model.activity[best], team.settings.currency
    brought = in_money(Decimal(round(max(ways[best], 0.0), -3)), currency)
    more = f"{float(asked.number) / ways[best]:.1f} times as much would be needed: " if ways[best] > 0 else ""
    yield Problem(
        ("activity", best),
        f"{best} at {planned:,} a week would bring about {brought} in the half "
        f"at {doc.owner}'s rate of the year before, and the quota is {in_money(asked.number, currency)}",
        f"{more}salesctl recipe targets --who {doc.owner}",
        mild=asked.is_learning,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a plan is held against: the number, the weeks worked, its stages, and the pace of the year before."""

    number: Decimal
    weeks: Decimal
    stages: tuple[str, ...]
    pace: Pace
    is_learning: bool


def _asked(doc: Doc[Plan], team: Team) -> _Asked | None:
    """Return None for a half that is over, and where number, activity, recipe or logs say too little."""
    recipe, number, half = recipe_of(team), number_of(team, doc), current_half(team, doc)
    outcome = recipe.metrics.get(recipe.outcome) if recipe else None
    if recipe is None or outcome is None or outcome.unit != "money":
        return None
    if half is None or number is None or number <= 0:
        return None
    stages = tuple(name for name in doc.model.activity if _leads(recipe, name))
    found = pace(team, doc.owner, Days(min(half.first, team.today), half.last), recipe.outcome) if stages else None
    if found is None:
        return None
    person, calendar = team.person(doc.owner), team.calendar_of(doc.owner)
    worked = sum(1 for day in calendar.working(half) if person is None or day in person.employed)
    learning = person is not None and person.is_ramping(half.first)
    return _Asked(number, Decimal(worked) / max(len(calendar.week), 1), stages, found, learning)


def _leads(recipe: Recipe, name: str) -> bool:
    """Tell whether a metric is something people do or have in the making, counted and not in money."""
    metric = recipe.metrics.get(name)
    return metric is not None and metric.kind != "result" and metric.unit == "count"
