"""Rules on the numbers themselves: written once, whole, for those who carry them, and enough for the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, in_money, listed
from salesctl.systems.quota.documents import Numbers, Quota, Quotas
from salesctl.systems.quota.figures import HALVES, carriers, days_of, is_manager, is_over, number_in
from salesctl.systems.recipe.figures import recipe_of

FEWEST_DAYS = 5  # fewer working days in a period ask for no number
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
        period = _period(doc, part)
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
    named = [*without[:_NAMED], f"{len(without) - _NAMED} more"] if len(without) > _NAMED else without
    return f"give out what is missing: no number in it yet for {listed(named)}"


@rule("QUO006", "half-and-quarter", "quota", Severity.ERROR)
def half_and_quarter(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """A half is written, and one of its quarters too.

    Why: There are two numbers for the same months, and people remember the smaller one. Where both quarters are
        written they count; where they add up to the half it is a warning, until one of them changes.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H2: 450000, Q3: 200000, Q4: 200000}

    Good:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, Q3: 200000, Q4: 200000}

    Fix: Keep the half if its quarters are equal, else both quarters without the half.
    """
    del team
    for at, numbers, whose in _all_numbers(doc):
        written = numbers.written()
        for half, quarters in HALVES.items():
            inside = [quarter for quarter in quarters if quarter in written]
            if half in written and inside:
                agree = len(inside) == 2 and sum(written[quarter] for quarter in inside) == written[half]
                hint = f"keep {half}, or take it out and write {listed(quarters)}"
                yield Problem((*at, half), f"{whose} has {half} and {listed(inside)}", hint, mild=agree)


@rule("QUO007", "quarter-missing", "quota", Severity.ERROR)
def quarter_missing(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """One quarter of a half is written and the other is not, though the person works in it.

    Why: The half then counts as that quarter alone. Half a number looks like an easy one.

    Bad:
        --- quotas/2026.yaml
        quotas:
          bo: {H1: 300000, Q3: 150000}

    Good:
        --- quotas/2026.yaml
        quotas:
          bo: {H1: 300000, Q3: 150000, Q4: 100000}

    Fix: Write the other quarter. A quarter without a number is written as 0, where that is meant.
    """
    for at, numbers, whose in _all_numbers(doc):
        written = numbers.written()
        for half, quarters in HALVES.items():
            missing = [quarter for quarter in quarters if quarter not in written]
            if half in written or len(missing) != 1:
                continue
            there = next(quarter for quarter in quarters if quarter in written)
            if at[0] == "target" or _works_in(team, str(at[1]), _period(doc, missing[0])):
                hint = f"add `{missing[0]}:`, or write {half} alone if both are equal"
                yield Problem((*at, there), f"{whose} has {there} and no {missing[0]}", hint)


@rule("QUO008", "number-not-positive", "quota", Severity.ERROR)
def number_not_positive(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """A number is 0 or less for a period in which the person works.

    Why: Nothing can be measured against 0: it is reached before the period begins. For somebody who is still learning
        it is a warning.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, H2: 0}

    Good:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2026-10-01
        --- quotas/2026.yaml
        quotas:
          ana: {Q3: 0, Q4: 100000}

    Fix: Write the number. Somebody who sells without one has `carries_quota: false` in people/.
    """
    for at, numbers, whose in _all_numbers(doc):
        for part, number in numbers.written().items():
            period = _period(doc, part)
            if at == ("target",):
                if number <= 0:
                    yield Problem((*at, part), f"{whose} is {number:f} for {period}", "write the team's number")
            elif number < 0 or (number == 0 and _carries_in(team, str(at[1]), period)):
                learning = number == 0 and _is_ramping(team, str(at[1]), period)
                hint = "write the number, or `carries_quota: false` in people/ for somebody who carries none"
                yield Problem((*at, part), f"{whose} has {number:f} for {period}", hint, mild=learning)


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
            days = days_of(team, _period(doc, part))
            if not number or days is None or person is None or len(days.overlap(person.employed)) > 0:
                continue
            if person.ends is not None and person.ends < days.first:
                said = f"left on {day_name(person.ends)}"
            else:
                said = f"starts on {day_name(person.employed.first)}"
            hint = "give it to those who are there, and take it out here"
            yield Problem(("quotas", who, part), f"{who} has a number for {_period(doc, part)} and {said}", hint)


@rule("QUO011", "measure-is-the-outcome", "quota")
def measure_is_the_outcome(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """A number names the recipe's outcome as its own measure.

    Why: Every number counts the outcome unless it says otherwise. One with a `measure` is left out of the team's sum,
        so this one is missing there.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {measure: revenue, H2: 450000}

    Good:
        --- quotas/2026.yaml
        quotas:
          ana: {H2: 450000}

    Fix: Take `measure` out.
    """
    recipe = recipe_of(team)
    for who, quota in doc.model.quotas.items():
        if recipe is not None and quota.measure == recipe.outcome:
            message = f"{who}'s number counts `{quota.measure}` as all do, and is left out of the team's sum"
            yield Problem(("quotas", who, "measure"), message, "take `measure` out")


# ---- shared


def _all_numbers(doc: Doc[Quotas]) -> Iterator[tuple[KeyPath, Numbers, str]]:
    """Yield the target and everybody's numbers: where, what, and whose in words."""
    if doc.model.target is not None:
        yield ("target",), doc.model.target, "the target"
    for who, quota in doc.model.quotas.items():
        yield ("quotas", who), quota, who


def _period(doc: Doc[Quotas], part: str) -> Period:
    return Period.parse(f"{doc.period}-{part}")


def _works_in(team: Team, who: str, period: Period) -> bool:
    """Tell whether somebody known works in a period on enough days to carry a number."""
    person, days = team.person(who), days_of(team, period)
    if person is None or days is None:
        return False
    inside = days.overlap(person.employed)
    if inside == days:
        return True
    calendar = team.calendar_of(who)
    return sum(calendar.is_open(day) for day in inside) >= FEWEST_DAYS


def _carries_in(team: Team, who: str, period: Period) -> bool:
    person = team.person(who)
    return person is not None and person.has_quota and _works_in(team, who, period)


def _is_ramping(team: Team, who: str, period: Period) -> bool:
    person, days = team.person(who), days_of(team, period)
    return person is not None and days is not None and person.is_ramping(days.first)
