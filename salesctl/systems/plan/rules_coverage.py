"""Rules on the number and on how much forecast covers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import in_money, in_times
from salesctl.systems.people.documents import Accounts
from salesctl.systems.plan.documents import Plan, PlanPolicy
from salesctl.systems.plan.figures import (
    account_key,
    carries_quota,
    current_half,
    forecast,
    number_of,
    open_amount,
    promised,
    won,
)

_MOST_LINES = 3  # an example of more lines is no example


@rule("PLN001", "plan-without-quota", "plan", Severity.ERROR)
def plan_without_quota(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan carries no quota.

    Why: Submitting a plan is how a salesperson accepts the number. A plan without it accepts nothing, and a
        forecast that is measured against no number cannot be too small.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline}

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 60000
        forecast:
          - {account: acme, amount: 180000, close: 2026-10, source: pipeline}

    Fix: Write the number as you understand it, `quota: 450000`. If you do not know it, ask before you plan.
    """
    if not doc.model.is_in_force or doc.model.quota is not None or not carries_quota(team, doc.owner):
        return
    number = number_of(team, doc)
    example = f"quota: {number:f}" if number is not None else "quota: 450000"
    yield Problem(("submitted",), "the plan was submitted without a quota", f"add the number it accepts: `{example}`")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How far a forecast is from the coverage the policy asks for, in the team's currency.

    What is `open` has to cover what is `left` of the quota: before the half, the whole forecast the whole quota.
    """

    forecast: Decimal
    quota: Decimal
    wanted: Decimal
    open: Decimal
    left: Decimal

    @property
    def gap(self) -> Decimal:
        """What is missing, rounded up to whole units of the currency."""
        return (self.wanted * self.left - self.open).to_integral_value(ROUND_CEILING)


@rule("PLN002", "coverage-below-policy", "plan", Severity.ERROR)
def coverage_below_policy(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The forecast, account by account, adds up to less than the policy's multiple of the quota.

    Why: Some deals slip, some are lost. A forecast of three times the quota leaves room for both; one of twice the
        quota needs everything to go right. Before the half it can still be filled, so it is an error; afterwards it
        is a warning, unless the plan never held enough to reach the quota, lost lines included. For someone who is
        still learning it is always a warning. Coverage counts every line not lost, won ones included. Once the half
        runs, deals are won and lost, and it is enough that what is open covers what is left of the quota as many
        times. Once the quota is won, the half is over, or its owner has left, nothing more is asked.

    Bad:
        --- today 2026-06-22
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 100000
        forecast:
          - {account: acme, amount: 120000, close: 2026-10, source: pipeline}
          - {account: delta, amount: 120000, close: 2026-11, source: lead}

    Good:
        --- today 2026-06-22
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 100000
        forecast:
          - {account: acme, amount: 120000, close: 2026-10, source: pipeline}
          - {account: delta, amount: 120000, close: 2026-11, source: lead}
          - {account: harbour, amount: 60000, close: 2026-12, source: target}

    Fix: Add accounts, or amounts to the accounts you have, until the forecast covers the policy. Do not blow up
        amounts: what nobody believes covers nothing.
    """
    days = current_half(team, doc)
    if days is None:
        return
    started = team.today >= days.first
    short = _shortfall(team, doc, started=started)
    if short is None:
        return
    person = team.person(doc.owner)
    ramping = person is not None and person.is_ramping(days.first)
    message = _coverage_message(short, team.settings.currency, started=started)
    mild = ramping or (started and promised(doc.model) >= short.quota)
    yield Problem(("forecast",), message, _coverage_hint(team, doc, short, days), mild=mild)


def _shortfall(team: Team, doc: Doc[Plan], *, started: bool) -> Shortfall | None:
    plan, quota, wanted = doc.model, number_of(team, doc), team.policy(PlanPolicy).coverage
    if quota is None or quota <= 0 or won(plan, team.today) >= quota:
        return None
    if not plan.forecast and not plan.is_in_force:
        return None
    whole = forecast(plan)
    short = Shortfall(whole, quota, wanted, whole, quota)
    if started:
        short = replace(short, open=open_amount(plan, team.today), left=quota - won(plan, team.today))
    return short if short.gap > 0 else None


def _coverage_message(short: Shortfall, currency: str, *, started: bool) -> str:
    message = (
        f"{in_money(short.forecast, currency)} by account is {in_times(short.forecast / short.quota)} the quota of "
        f"{in_money(short.quota, currency)}; the policy asks for {in_times(short.wanted)}"
    )
    if not started:
        return message
    open_now, left = in_money(short.open, currency), in_money(short.left, currency)
    return f"{message}. Open: {open_now}, {in_times(short.open / short.left)} the {left} still to win"


def _coverage_hint(team: Team, doc: Doc[Plan], short: Shortfall, days: Days) -> str:
    policy = team.policy(PlanPolicy)
    largest = short.wanted * short.quota * policy.one_account_max / 100
    lines = min(_MOST_LINES, int((short.gap / largest).to_integral_value(ROUND_CEILING)) if largest > 0 else 1)
    amount = _rounded_up(short.gap / lines)
    close = _month_to_close(team, days)
    example = "".join(
        f"\n  - account: {account}\n    amount: {amount:f}\n    close: {close}\n    source: target"
        for account in _fresh_accounts(team, doc, lines)
    )
    return f"short by {in_money(short.gap, team.settings.currency)}: add accounts or amounts, for example{example}"


def _rounded_up(amount: Decimal) -> Decimal:
    """Return the next amount of three digits and zeros: 363,494 is written 364,000."""
    step = Decimal(1).scaleb(max(0, amount.adjusted() - 2))
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def _month_to_close(team: Team, days: Days) -> Period:
    """Return the month before the half's last, or the last one when that has passed: targets rarely close at once."""
    last = Period.of_month(days.last)
    earlier = team.calendar.shift(last, -1)
    return earlier if team.calendar.days(earlier).last >= team.today else last


def _fresh_accounts(team: Team, doc: Doc[Plan], wanted: int) -> list[str]:
    """Return accounts that the forecast does not name yet: the person's own, then nobody's, then made-up names."""
    there = {account_key(team, line.account) for line in doc.model.forecast}
    accounts = team.get(Accounts)
    known = accounts.model.accounts if accounts else {}
    free = [name for name in known if name.casefold() not in there]
    own = [name for name in free if known[name].owner == doc.owner]
    unowned = [name for name in free if known[name].owner is None]
    return [*own, *unowned, *("a-new-account", "another-account", "a-third-account")][:wanted]
