"""Rules on the numbers as they are written: once, whole, and more than nothing."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.quota.documents import Numbers, Quotas
from salesctl.systems.quota.figures import HALVES, days_of, part_of
from salesctl.systems.recipe.figures import recipe_of

FEWEST_DAYS = 5  # fewer working days in a period ask for no number


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
            if at[0] == "target" or _works_in(team, str(at[1]), part_of(doc, missing[0])):
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
            period = part_of(doc, part)
            if at == ("target",):
                if number <= 0:
                    yield Problem((*at, part), f"{whose} is {number:f} for {period}", "write the team's number")
            elif number < 0 or (number == 0 and _carries_in(team, str(at[1]), period)):
                learning = number == 0 and _is_ramping(team, str(at[1]), period)
                hint = "write the number, or `carries_quota: false` in people/ for somebody who carries none"
                yield Problem((*at, part), f"{whose} has {number:f} for {period}", hint, mild=learning)


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
