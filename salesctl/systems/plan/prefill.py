"""What is known before a plan is written: the number, what the last half taught, and what a week has to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.core.words import counted, in_money
from salesctl.systems.coaching.figures import scores_of
from salesctl.systems.metric.figures import total
from salesctl.systems.plan.documents import Line, Plan, PlanPolicy
from salesctl.systems.plan.figures import forecast, is_lost, open_lines, plan_of, won
from salesctl.systems.quota.figures import attained, counted_metric, measure_of, quota_of
from salesctl.systems.recipe.figures import recipe_of

LOOK_BACK = 26  # weeks of metric logs that say what an order takes
MOST_LOSSES = 6  # lost deals named one by one


def plan(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a person's plan for a half: `person` and `half` in parts."""
    who, half = parts["person"], Period.parse(parts["half"])
    days, before = team.calendar.days(half), plan_of(team, who, team.calendar.shift(half, -1))
    policy, quota = team.policy(PlanPolicy), quota_of(team, who, half)
    activity, reasons = _activity(team, who, half, quota)
    return {
        "quota": quota,
        "measure": measure_of(team, who, half),
        "before": str(before.period) if before else "",
        "facts": list(_facts(team, before)) if before else [],
        "coverage": policy.coverage,
        "carried": list(_carried(team, before, days)) if before else [],
        "activity": activity or None,
        "reasons": reasons,
        "weak": _weak(team, who),
        "unfinished": list(_unfinished(before)) if before else [],
        "min_actions": policy.min_actions,
        "example_month": str(Period.of_month(days.first + timedelta(days=80))),
        "example_day": days.first + timedelta(days=60),
    }


def _facts(team: Team, before: Doc[Plan]) -> Iterator[str]:
    """Yield what came of the last plan, in sentences."""
    who, half, model = before.owner, before.period, before.model
    currency = team.settings.currency
    quota, reached = quota_of(team, who, half), attained(team, who, half)
    if quota and reached is not None:
        unit = measure_of(team, who, half) or currency
        yield f"reached {reached:,.0f} of {quota:,.0f} {unit}, {reached * 100 / quota:.0f} %"
    if model.forecast:
        amount = won(model, team.today)
        yield f"forecast {in_money(forecast(model), currency)} on {counted(len(model.forecast), 'line')}"
        yield f"won {in_money(amount, currency)}"
    lost = [line for line in model.forecast if is_lost(line)]
    for line in sorted(lost, key=lambda line: -line.amount)[:MOST_LOSSES]:
        yield f"lost {line.account}, {in_money(line.amount, currency)}: {line.lost}"
    done = [item.done is not None for at, item in items(model) if at[0] == "actions"]
    if done:
        yield f"{sum(done)} of {counted(len(done), 'action')} done"


def _carried(team: Team, before: Doc[Plan], days: Days) -> Iterator[dict[str, object]]:
    for _, line in open_lines(before.model, team.today):
        yield _line(line, days, team.today)


def _line(line: Line, days: Days, today: date) -> dict[str, object]:
    """Return an open line for the next half; one that was to close before it closes in its first month."""
    close = line.close if _closes_in(line, days) else Period.of_month(days.first)
    carried: dict[str, object] = {"account": line.account, "amount": line.amount, "close": str(close)}
    carried |= {"source": line.source}
    if line.probability is not None:
        carried["probability"] = line.probability
    if line.with_:
        carried["with"] = list(line.with_)
    if line.next is not None and line.next.by is not None and line.next.by >= today:
        carried["next"] = {"what": line.next.what, "by": line.next.by}
    if line.crm is not None:
        carried["crm"] = line.crm
    return carried


def _closes_in(line: Line, days: Days) -> bool:
    first, last = Period.of_month(days.first), Period.of_month(days.last)
    month = Period(
        "month", line.close.year, line.close.number // 100 if line.close.unit == "day" else line.close.number
    )
    return first <= month <= last


def _activity(team: Team, who: str, half: Period, quota: Decimal | None) -> tuple[dict[str, int | Decimal], list[str]]:
    """Return what a week needs of each activity, and why: the person's own ratio to the outcome, else the target."""
    recipe, outcome = recipe_of(team), counted_metric(team, who, half)
    weeks = _weeks(team, who, half)
    monday = team.today - timedelta(days=team.today.weekday())
    lately = Days(monday - timedelta(weeks=LOOK_BACK), monday - timedelta(days=1))
    reached = total(team, who, outcome, lately) if outcome else None
    asked: dict[str, int | Decimal] = {}
    reasons = []
    for name, metric in recipe.metrics.items() if recipe else ():
        if metric.kind == "result" or name == outcome:
            continue
        done = total(team, who, name, lately)
        if quota and reached and reached > 0 and done and weeks:
            asked[name] = int((done / reached * quota / weeks).to_integral_value(ROUND_CEILING))
            reasons.append(
                f"{name}: {done:,.0f} in {LOOK_BACK} weeks for {reached:,.0f}; {quota:,.0f} ask for {asked[name]}"
            )
        elif metric.target is not None:
            asked[name] = metric.target
    return asked, reasons


def _weeks(team: Team, who: str, half: Period) -> Decimal:
    """Return the weeks of a half that the person works."""
    calendar = team.calendar_of(who)
    working = calendar.working(team.calendar.days(half))
    return Decimal(len(working)) / len(calendar.week) if calendar.week else Decimal(0)


def _weak(team: Team, who: str) -> list[str]:
    """Return the skills that were scored lowest when the person was last coached on them."""
    last = {each.skill: each.score for each in scores_of(team, who)}
    return [f"{skill} {score}" for skill, score in sorted(last.items(), key=lambda each: each[1])[:3] if score <= 3]


def _unfinished(before: Doc[Plan]) -> Iterator[str]:
    for at, item in items(before.model):
        if not item.is_closed:
            name = "/".join(str(step + 1) if isinstance(step, int) else step for step in at)
            yield f"{before.path}#{name}: {item.what}" + (f", by {item.due}" if item.due else "")
