"""What a plan adds up to: forecast, coverage, weighted forecast, what is open, and who works which account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.people.documents import find_account
from salesctl.systems.plan.documents import Line, Plan
from salesctl.systems.quota.figures import days_of, measure_of, quota_of

__all__ = [
    "Share",
    "account_key",
    "by_account",
    "carries_quota",
    "close_days",
    "coverage",
    "current_half",
    "days_of",
    "earlier_plan",
    "forecast",
    "is_lost",
    "is_open",
    "is_won",
    "number_of",
    "open_amount",
    "open_coverage",
    "open_lines",
    "plan_of",
    "probability",
    "promised",
    "weighted",
    "won",
]

PROBABILITY: Mapping[str, Decimal] = {
    "existing": Decimal(80),
    "pipeline": Decimal(50),
    "lead": Decimal(20),
    "target": Decimal(10),
}
_NOTHING = Decimal(0)


# ---- lines


def is_won(line: Line, today: date) -> bool:
    """Tell whether the deal was won by a day: a later day has not happened, and a reason for losing it counts more."""
    return line.won is not None and line.won <= today and line.lost is None


def is_lost(line: Line) -> bool:
    """Tell whether the deal is lost."""
    return line.lost is not None


def is_open(line: Line, today: date) -> bool:
    """Tell whether the deal is still to be decided on a day."""
    return not is_lost(line) and not is_won(line, today)


def probability(line: Line, today: date) -> Decimal:
    """Return the chance of a deal in percent: 100 once won, 0 once lost, else what is written.

    Where nothing is written it is the usual one of the source: existing 80, pipeline 50, lead 20, target 10.
    """
    if is_lost(line):
        return _NOTHING
    if is_won(line, today):
        return Decimal(100)
    return PROBABILITY[line.source] if line.probability is None else line.probability


def close_days(team: Team, line: Line) -> Days:
    """Return the days on which a line may close: its day, or its whole month. ValueError past the calendar's ends."""
    return team.calendar.days(line.close)


def open_lines(plan: Plan, today: date) -> Iterator[tuple[int, Line]]:
    """Yield the open lines of a plan with their places in the forecast, counted from 0."""
    return ((index, line) for index, line in enumerate(plan.forecast) if is_open(line, today))


# ---- sums, in the team's currency


def forecast(plan: Plan) -> Decimal:
    """Return the sum of all lines not lost, won ones included."""
    return sum((line.amount for line in plan.forecast if not is_lost(line)), _NOTHING)


def promised(plan: Plan) -> Decimal:
    """Return the sum of all lines, lost ones included: what the plan once said would come."""
    return sum((line.amount for line in plan.forecast), _NOTHING)


def won(plan: Plan, today: date) -> Decimal:
    """Return the sum of the lines won by a day."""
    return sum((line.amount for line in plan.forecast if is_won(line, today)), _NOTHING)


def open_amount(plan: Plan, today: date) -> Decimal:
    """Return the sum of the lines open on a day."""
    return sum((line.amount for _, line in open_lines(plan, today)), _NOTHING)


def weighted(plan: Plan, today: date) -> Decimal:
    """Return the forecast with every line at its probability, won ones whole."""
    return sum((line.amount * probability(line, today) / 100 for line in plan.forecast), _NOTHING)


def coverage(plan: Plan, quota: Decimal | None) -> Decimal | None:
    """Return the forecast over a quota; None without a quota above zero."""
    return forecast(plan) / quota if quota is not None and quota > 0 else None


def open_coverage(plan: Plan, quota: Decimal | None, today: date) -> Decimal | None:
    """Return what is open over what is left of the quota; None once nothing is left."""
    left = None if quota is None else quota - won(plan, today)
    return open_amount(plan, today) / left if left is not None and left > 0 else None


# ---- accounts


@dataclass(frozen=True, slots=True)
class Share:
    """One account in one forecast: its lines not lost by their places from 0, and their sum."""

    account: str
    lines: tuple[int, ...]
    amount: Decimal


def account_key(team: Team, name: str) -> str:
    """Return what two spellings of one account have in common: its id, without regard to case."""
    return find_account(team, name.strip()).casefold()


def by_account(team: Team, plan: Plan) -> tuple[Share, ...]:
    """Return the accounts of a forecast, largest first, lost lines left out."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(plan.forecast):
        if not is_lost(line):
            places[account_key(team, line.account)].append(index)
    shares = (
        Share(account, tuple(lines), sum((plan.forecast[index].amount for index in lines), _NOTHING))
        for account, lines in places.items()
    )
    return tuple(sorted(shares, key=lambda share: (-share.amount, share.account)))


# ---- plans and their numbers


def plan_of(team: Team, person: str, half: Period) -> Doc[Plan] | None:
    """Return a person's plan for a half, a draft too; None where there is none or it cannot be read."""
    return team.get(Plan, half=half, person=person)


def earlier_plan(team: Team, doc: Doc[Plan]) -> Doc[Plan] | None:
    """Return the same person's plan for the half before."""
    return plan_of(team, doc.owner, team.calendar.shift(doc.period, -1))


def carries_quota(team: Team, person: str) -> bool:
    """Tell whether coverage is asked of a person; one whose file cannot be read counts as carrying a quota."""
    found = team.person(person)
    return found is None or found.has_quota


def number_of(team: Team, doc: Doc[Plan]) -> Decimal | None:
    """Return the quota a plan is measured against: the one in quotas/, else the plan's own.

    None where the person carries none, or one that is counted in something other than money.
    """
    if not carries_quota(team, doc.owner) or days_of(team, doc.period) is None:
        return None
    if measure_of(team, doc.owner, doc.period) is not None:
        return None
    given = quota_of(team, doc.owner, doc.period)
    return doc.model.quota if given is None else given


def current_half(team: Team, doc: Doc[Plan]) -> Days | None:
    """Return the days of a plan's half while something can still be changed; None once it is over or its owner left."""
    days, person = days_of(team, doc.period), team.person(doc.owner)
    if days is None or team.today > days.last or (person and person.ends and person.ends < team.today):
        return None
    return days
