"""Rules on the number: the plan and quotas/ must say the same, and a change asks for a new plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import days_of
from salesctl.systems.quota.figures import HALVES, entry_of, measure_of, quota_of


@rule("PLN023", "quota-differs", "plan", Severity.ERROR)
def quota_differs(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A plan's quota is not the one in quotas/, and no change inside the half explains it.

    Why: Two numbers for one half mean that somebody will be surprised at its end. The plan says what the
        salesperson believes the number is; better to find out now.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, H2: 450000}
        --- plans/2026-H2/ana.yaml
        quota: 400000

    Good:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, H2: 450000}
        --- plans/2026-H2/ana.yaml
        quota: 450000

    Fix: Talk about it, then write the agreed number in both places.
    """
    numbers = _two_numbers(doc, team)
    if numbers is not None and not _changed_inside(doc, team):
        written, given = (_said(team, doc, number) for number in numbers)
        yield Problem(
            ("quota",),
            f"the plan says {written}, and quotas/ says {given} for {doc.period}",
            "agree on one number and write it in both places",
            _there(team, doc),
        )


@rule("PLN024", "quota-changed", "plan")
def quota_changed(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The number changed inside the half, and the plan has not been submitted again with the new one.

    Why: A number is accepted by submitting a plan that carries it. After a change the old plan aims at a number
        that is gone, and its forecast is measured against one it was not made for. A half whose number is written
        by quarters was changed inside it, and a plan submitted before its second quarter is from before the change.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, Q3: 225000, Q4: 150000}
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 450000

    Good:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, Q3: 225000, Q4: 150000}
        --- plans/2026-H2/ana.yaml
        submitted: 2026-09-10
        quota: 375000

    Fix: Write the new number into the plan, look through the forecast and the actions, and submit it again.
    """
    numbers = _two_numbers(doc, team)
    if numbers is not None and _changed_inside(doc, team):
        written, given = (_said(team, doc, number) for number in numbers)
        yield Problem(
            ("quota",),
            f"the number for {doc.period} changed to {given}, and the plan submitted on {doc.model.submitted} "
            f"still says {written}",
            f"write `quota: {numbers[1]:f}`, go through the forecast, and submit it: salesctl plan submit {doc.period}",
            _there(team, doc),
        )


def _two_numbers(doc: Doc[Plan], team: Team) -> tuple[Decimal, Decimal] | None:
    """Return what the plan says and what quotas/ says, where both say something and it is not the same."""
    written, given = doc.model.quota, quota_of(team, doc.owner, doc.period)
    return None if written is None or given is None or written == given else (written, given)


def _changed_inside(doc: Doc[Plan], team: Team) -> bool:
    """Tell whether the number is written by quarters and the plan was submitted before the second of them."""
    entry, submitted = entry_of(team, doc.owner, doc.period), doc.model.submitted
    if entry is None or submitted is None:
        return False
    quarters = HALVES.get(doc.period.part, ())
    if not any(quarter in entry.written() for quarter in quarters):
        return False
    second = days_of(team, Period("quarter", doc.period.year, doc.period.number * 2))
    return second is not None and submitted < second.first


def _said(team: Team, doc: Doc[Plan], number: Decimal) -> str:
    measure = measure_of(team, doc.owner, doc.period)
    return f"{number:,f} {measure}" if measure else in_money(number, team.settings.currency)


def _there(team: Team, doc: Doc[Plan]) -> tuple[Related, ...]:
    path = f"quotas/{doc.period.year:04}.yaml"
    return (Related(path, ("quotas", doc.owner), "the number in quotas/"),) if team.exists(path) else ()
