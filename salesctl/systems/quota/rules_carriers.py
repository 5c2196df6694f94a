"""Rules on who carries the numbers: enough for the target, and only those who can."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, few, in_money
from salesctl.systems.quota.documents import Quota, Quotas
from salesctl.systems.quota.figures import carriers, days_of, is_manager, is_over, number_in, part_of

_NAMED = 3


@rule("QUO005", "sum-below-target", "quota", Severity.ERROR)
def sum_below_target(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """The salespeople's numbers add up to less than the team's target.

    Why: If everybody reaches the quota, the team must have reached its target. Where the sum is short, the rest is
        carried by nobody, or by the manager. Numbers counted in another metric are not in the sum, nor is the
        manager's. Once the period is over it is a warning.

    Bad:
        --- quotas/2026.yaml
        target: {H2: 900000}
        quotas:
          ana: {H2: 450000}
          bo: {H2: 400000}

    Good:
        --- quotas/2026.yaml
        target: {H2: 900000}
        quotas:
          ana: {H2: 480000}
          bo: {H2: 450000}

    Fix: Give out what is missing, a little more than the target if one can, or say what the target really is.
    """
    target = doc.model.target
    for part, wanted in target.written().items() if target else ():
        numbers = {who: number_in(quota, part) for who, quota in _counted(doc, team)}
        given = sum((number for number in numbers.values() if number is not None), Decimal(0))
        if given >= wanted or all(number is None for number in numbers.values()):
            continue
        period = part_of(doc, part)
        currency = team.settings.currency
        message = f"the numbers of {period} add up to {in_money(given, currency)}, the target is "
        yield Problem(
            ("target", part),
            f"{message}{in_money(wanted, currency)}: short by {in_money(wanted - given, currency)}",
            _who_is_without(team, period, numbers),
            mild=is_over(team, period),
        )


def _counted(doc: Doc[Quotas], team: Team) -> Iterator[tuple[str, Quota]]:
    """Yield the numbers that are in the team's sum: the salespeople's, in money."""
    for who, quota in doc.model.quotas.items():
        if quota.measure is None and not is_manager(team, who):
            yield who, quota


def _who_is_without(team: Team, period: Period, numbers: dict[str, Decimal | None]) -> str:
    without = [who for who in carriers(team, period) if numbers.get(who) is None and not is_manager(team, who)]
    if not without:
        return "give out what is missing, or correct the target"
    return f"give out what is missing: no number in it yet for {few(without, _NAMED)}"


@rule("QUO009", "number-for-no-carrier", "quota")
def number_for_no_carrier(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """Somebody who carries no quota has a number.

    Why: It is in the team's sum, and nobody works for it: no plan and no coverage is asked of that person. A year that
        is over is not spoken of.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: specialist
        --- quotas/2026.yaml
        quotas:
          bo: {H2: 100000}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        --- quotas/2026.yaml
        quotas:
          bo: {H2: 100000}

    Fix: Take the number out, or write `carries_quota: true` in that person's file.
    """
    for who, quota in doc.model.quotas.items():
        person = team.person(who)
        if person is None or person.has_quota or is_manager(team, who) or is_over(team, doc.period):
            continue
        if any(quota.written().values()):
            said = "`carries_quota: false`" if person.carries_quota is False else f"the role {person.role}"
            hint = f"take the number out, or write `carries_quota: true` in people/{who}.yaml"
            yield Problem(("quotas", who), f"{who} has a number and {said}", hint)


@rule("QUO010", "number-outside-employment", "quota")
def number_outside_employment(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """A number is written for a period in which the person is not in the team.

    Why: It stands in the team's sum, and nobody is there to reach it.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30
        --- quotas/2026.yaml
        quotas:
          bo: {H1: 300000, H2: 250000}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30
        --- quotas/2026.yaml
        quotas:
          bo: {H1: 300000}

    Fix: Give the number to those who are there, and take it out here.
    """
    for who, quota in doc.model.quotas.items():
        person = team.person(who)
        for part, number in quota.written().items() if person else ():
            days = days_of(team, part_of(doc, part))
            if not number or days is None or person is None or len(days.overlap(person.employed)) > 0:
                continue
            if person.ends is not None and person.ends < days.first:
                said = f"left on {day_name(person.ends)}"
            else:
                said = f"starts on {day_name(person.employed.first)}"
            hint = "give it to those who are there, and take it out here"
            yield Problem(("quotas", who, part), f"{who} has a number for {part_of(doc, part)} and {said}", hint)
