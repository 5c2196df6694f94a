"""The rule on numbers that nobody has accepted."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money
from salesctl.systems.plan.documents import Plan
from salesctl.systems.quota.documents import Quotas
from salesctl.systems.quota.figures import STARTER_DAYS, days_of, number_in

FEWEST_LEFT = 30  # a half with fewer working days left asks no plan of a starter


@rule("QUO012", "number-nobody-accepted", "quota")
def number_nobody_accepted(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """A number counts since its half began, and no submitted plan carries it.

    Why: A number is accepted by submitting a plan that carries it. Until then it is the manager's wish. The rule speaks
        of the half that runs, and of starters once their plan is due. A plan that carries another number is a
        finding at the plan.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H2: 450000}

    Good:
        --- quotas/2026.yaml
        quotas:
          ana: {H2: 450000}
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 450000
        lookback:
          worked: [two visits a week]
          did_not: [late quotes]
          change: [quote within two days]
        forecast:
          - {account: acme, amount: 1400000, close: 2026-10, source: pipeline}

    Fix: The salesperson writes the plan and submits it: `salesctl plan submit`. Talk about the number first.
    """
    half = team.calendar.period(team.today, "half")
    days = days_of(team, half)
    if half.year != doc.period.year or days is None or days.first < team.since or not team.is_on("plan"):
        return
    for who, quota in doc.model.quotas.items():
        number = number_in(quota, half.part)
        if number and _is_due(team, who, days) and not _is_accepted(team, who, half):
            plan = team.get(Plan, half=half, person=who)
            said = in_money(number, team.settings.currency) if quota.measure is None else f"{number:f} {quota.measure}"
            message = f"{half} runs, and no submitted plan of {who} carries the {said}"
            related = (Related(plan.path, (), "the plan is still a draft"),) if plan else ()
            hint = f"{who} submits the plan that accepts it: salesctl plan submit {half}"
            yield Problem(("quotas", who), message, hint, related)


def _is_due(team: Team, who: str, half: Days) -> bool:
    """Tell whether a plan can be expected of somebody by now: there from the first, or no longer a starter."""
    person = team.person(who)
    if person is None or not person.has_quota or not person.is_salesperson or team.today not in person.employed:
        return False
    if person.starts is None:
        return True
    calendar = team.calendar_of(who)
    ready = calendar.add(person.starts, STARTER_DAYS)
    left = len(calendar.working(Days(person.starts, half.last))) if person.starts >= half.first else None
    return ready < team.today and (left is None or left >= FEWEST_LEFT)


def _is_accepted(team: Team, who: str, half: Period) -> bool:
    """Tell whether a plan was submitted, or lies where we cannot look; which number it carries, plans speak of."""
    plan = team.get(Plan, half=half, person=who)
    if plan is None:
        return team.unseen(Plan, half=half, person=who)
    return team.has_happened(plan.model.submitted)
