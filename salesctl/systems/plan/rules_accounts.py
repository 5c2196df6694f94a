"""The rule on accounts that stand in two people's forecasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import account_key, current_half, open_lines

_NAMED = 3  # colleagues named in a message


@dataclass(frozen=True, slots=True)
class Claim:
    """One person's open lines on an account: the plan, the first line's place, and everybody it is shared with."""

    path: str
    line: int
    shared_with: frozenset[str]


@rule("PLN014", "account-in-two-forecasts", "plan")
def account_in_two_forecasts(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """An account is open in two people's forecasts, and they do not name each other.

    Why: Two people who count on one customer count the same money twice, and the customer hears two prices. A deal
        that is shared is no fault: each holds a line with the own share, and names the other in `with`.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 120000, close: 2026-10, source: pipeline}
        --- plans/2026-H2/bo.yaml
        forecast:
          - {account: Acme, amount: 60000, close: 2026-11, source: lead}

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - {account: acme, amount: 120000, close: 2026-10, source: pipeline, with: [bo]}
        --- plans/2026-H2/bo.yaml
        forecast:
          - {account: Acme, amount: 60000, close: 2026-10, source: pipeline, with: [ana]}

    Fix: Agree who leads the account and take it out of the other forecast, or share it: `with: [bo]` on the one's
        line and `with: [ana]` on the other's.
    """
    if current_half(team, doc) is None:
        return
    claims = _claims(team, str(doc.period))
    for account in dict.fromkeys(account_key(team, line.account) for _, line in open_lines(doc.model, team.today)):
        own = claims[account].get(doc.owner)
        if own is not None and len(claims[account]) > 1:
            yield from _contested(doc, own, claims[account])


def _claims(team: Team, half: str) -> Mapping[str, Mapping[str, Claim]]:
    """Return who holds open lines on which account in a half, worked out once."""
    plans = team.all(Plan, half=half)
    key = ("plan", "claims", half)
    if key not in team.memo:
        found: dict[str, dict[str, Claim]] = defaultdict(dict)
        for doc in plans:
            for index, line in open_lines(doc.model, team.today):
                held = found[account_key(team, line.account)]
                earlier = held.get(doc.owner, Claim(doc.path, index, frozenset()))
                held[doc.owner] = Claim(doc.path, earlier.line, earlier.shared_with | {*line.with_})
        team.memo[key] = found
    claims: Mapping[str, Mapping[str, Claim]] = team.memo[key]
    return claims


def _contested(doc: Doc[Plan], own: Claim, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    others = {
        who: claim
        for who, claim in claims.items()
        if who != doc.owner and not (who in own.shared_with and doc.owner in claim.shared_with)
    }
    if not others:
        return
    account = doc.model.forecast[own.line].account
    first = dict(islice(others.items(), _NAMED))
    more = len(others) - len(first)
    names = listed([*first, *([counted(more, "other")] if more else [])])
    one_sided = [who for who in first if who in own.shared_with]
    if one_sided:
        hint = f"{listed(one_sided)} must name {doc.owner} in `with` too"
    else:
        hint = f"agree who leads it, or share it: `with: [{', '.join(first)}]` here and `with: [{doc.owner}]` there"
    yield Problem(
        ("forecast", own.line, "account"),
        f"{account} stands open in the forecast of {names} as well, without each naming the other",
        hint,
        tuple(
            Related(claim.path, ("forecast", claim.line, "account"), f"{who}'s line") for who, claim in first.items()
        ),
    )
