"""Rules on what a forecast rests on: its largest account, and what is likely of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money
from salesctl.systems.plan.documents import Plan, PlanPolicy
from salesctl.systems.plan.figures import (
    Share,
    by_account,
    carries_quota,
    current_half,
    forecast,
    is_open,
    number_of,
    weighted,
)


@rule("PLN003", "one-account-too-large", "plan")
def one_account_too_large(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """One account holds more of the forecast than the policy allows.

    Why: A half that stands on one customer falls with that customer's budget meeting. The share is measured on all
        lines not lost, whatever the spelling of the account, and only while something of the account is open.

    Bad:
        --- plans/2026-H2/ana.yaml
        quota: 100000
        forecast:
          - {account: acme, amount: 160000, close: 2026-10, source: pipeline}
          - {account: Acme, amount: 40000, close: 2026-12, source: existing}
          - {account: delta, amount: 50000, close: 2026-11, source: lead}
          - {account: harbour, amount: 50000, close: 2026-12, source: target}

    Good:
        --- plans/2026-H2/ana.yaml
        quota: 100000
        forecast:
          - {account: acme, amount: 80000, close: 2026-10, source: pipeline}
          - {account: delta, amount: 80000, close: 2026-11, source: lead}
          - {account: harbour, amount: 80000, close: 2026-12, source: target}
          - {account: quay, amount: 60000, close: 2026-12, source: target}

    Fix: Add other accounts until this one is a part of the forecast and not the forecast. The policy is `policy:
        {plan: {one_account_max: 33}}` in team.yaml, in percent.
    """
    total = forecast(doc.model)
    if current_half(team, doc) is None or total <= 0 or not carries_quota(team, doc.owner):
        return
    most = team.policy(PlanPolicy).one_account_max
    for share in by_account(team, doc.model):
        if share.amount * 100 > most * total and _is_live(team, doc.model, share):
            yield _too_large(team, doc, share, total, most)


def _is_live(team: Team, plan: Plan, share: Share) -> bool:
    return any(is_open(plan.forecast[index], team.today) for index in share.lines)


def _too_large(team: Team, doc: Doc[Plan], share: Share, total: Decimal, most: Decimal) -> Problem:
    lines = doc.model.forecast
    largest = max(share.lines, key=lambda index: lines[index].amount)
    percent = (share.amount * 100 / total).to_integral_value(ROUND_CEILING)
    currency = team.settings.currency
    missing = (share.amount * 100 / most - total).to_integral_value(ROUND_CEILING) if most > 0 else None
    hint = "" if missing is None else f": {in_money(missing, currency)} more from others would do"
    return Problem(
        ("forecast", largest, "amount"),
        f"{lines[largest].account} holds {in_money(share.amount, currency)}, {percent} % of the forecast of "
        f"{in_money(total, currency)}; the policy allows one account {most:f} %",
        f"add other accounts{hint}",
        tuple(
            Related(doc.path, ("forecast", index, "amount"), "the same account")
            for index in share.lines
            if index != largest
        ),
    )


@rule("PLN004", "weighted-below-quota", "plan")
def weighted_below_quota(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The forecast, each line at its probability, adds up to less than the quota.

    Why: Three times the quota in long shots is no plan either. Weighted by its own probabilities a forecast says
        what its writer expects, and somebody who expects less than the quota has not planned to reach it. A line
        without a probability counts with the usual one of its source: existing 80 %, pipeline 50 %, lead 20 %,
        target 10 %.

    Bad:
        --- plans/2026-H2/ana.yaml
        quota: 100000
        forecast:
          - {account: acme, amount: 100000, close: 2026-10, source: pipeline, probability: 40}
          - {account: delta, amount: 100000, close: 2026-11, source: lead}
          - {account: harbour, amount: 100000, close: 2026-12, source: target}

    Good:
        --- plans/2026-H2/ana.yaml
        quota: 100000
        forecast:
          - {account: acme, amount: 100000, close: 2026-10, source: pipeline, probability: 60}
          - {account: delta, amount: 100000, close: 2026-11, source: lead, probability: 25}
          - {account: harbour, amount: 100000, close: 2026-12, source: target, probability: 20}

    Fix: Find more of what closes: existing customers and running deals. Raise a probability only when something
        happened at the customer.
    """
    quota = number_of(team, doc)
    if current_half(team, doc) is None or quota is None or not doc.model.forecast:
        return
    likely = weighted(doc.model, team.today)
    if likely >= quota:
        return
    currency = team.settings.currency
    missing = (quota - likely).to_integral_value(ROUND_CEILING)
    at: KeyPath = ("forecast",)
    yield Problem(
        at,
        f"weighted by probability the forecast comes to {in_money(likely.to_integral_value(), currency)}, "
        f"under the quota of {in_money(quota, currency)}",
        f"{in_money(missing, currency)} are missing: add deals that are likelier to close, such as existing customers",
    )
