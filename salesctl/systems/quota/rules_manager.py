"""Rules on the manager's own selling: no number, no account, no forecast line."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.people.documents import Accounts, Person
from salesctl.systems.plan.documents import Plan
from salesctl.systems.quota.documents import Quotas
from salesctl.systems.quota.figures import is_manager, is_over


@rule("QUO001", "manager-carries-a-number", "quota", Severity.ERROR)
def manager_carries_a_number(doc: Doc[Quotas], team: Team) -> Iterator[Problem]:
    """The manager carries a quota.

    Why: A manager with a number sells when it gets tight, and that is when the others need a manager. The team's target
        is the manager's number. A year that is over is not spoken of.

    Bad:
        --- quotas/2026.yaml
        quotas:
          ana: {H1: 400000, H2: 450000}
          max: {H2: 200000}

    Good:
        --- quotas/2026.yaml
        target: {H2: 450000}
        quotas:
          ana: {H1: 400000, H2: 450000}

    Fix: Give the number to those who sell, and take the manager's line out.
    """
    for who, quota in doc.model.quotas.items():
        if is_manager(team, who) and any(quota.written().values()) and not is_over(team, doc.period):
            hint = "give it to those who sell, and take this line out"
            yield Problem(("quotas", who), f"{who} manages the team and carries a number", hint)


@rule("QUO002", "manager-set-to-carry", "person", Severity.ERROR)
def manager_set_to_carry(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """A manager's file says that the manager carries a quota.

    Why: A manager with a number sells when it gets tight, and that is when the others need a manager.

    Bad:
        --- people/max.yaml
        name: Max
        role: manager
        carries_quota: true

    Good:
        --- people/max.yaml
        name: Max
        role: manager

    Fix: Take the line out. Somebody who sells and does not manage has the role salesperson.
    """
    if doc.model.carries_quota and is_manager(team, doc.owner):
        yield Problem(("carries_quota",), f"{doc.owner} manages and is set to carry a quota", "take this line out")


@rule("QUO003", "manager-owns-an-account", "accounts", Severity.ERROR)
def manager_owns_an_account(doc: Doc[Accounts], team: Team) -> Iterator[Problem]:
    """The manager owns an account.

    Why: Its customer calls the manager, its deals wait for the manager, and the salesperson who could grow it never
        does.

    Bad:
        --- accounts.yaml
        acme: {name: Acme, owner: max}

    Good:
        --- accounts.yaml
        acme: {name: Acme, owner: ana}

    Fix: Hand it on: name the salesperson who owns it from now on, and take the customer along to the first visit.
    """
    for account_id, account in doc.model.accounts.items():
        if account.owner is not None and is_manager(team, account.owner):
            message = f"{account.owner} manages the team and owns `{account_id}`"
            yield Problem((account_id, "owner"), message, "name the salesperson who owns it from now on")


@rule("QUO004", "manager-forecasts", "plan", Severity.ERROR)
def manager_forecasts(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The manager has a line in a forecast: an own one, or a share in somebody's deal.

    Why: A deal that the manager sells is one that nobody learns from, and a forecast that counts on it hides how much
        the salespeople are short. A half that is over is not spoken of.

    Bad:
        --- plans/2026-H2/ana.yaml
        forecast:
          - account: acme
            amount: 180000
            close: 2026-10
            source: pipeline
            with: [max]

    Good:
        --- plans/2026-H2/ana.yaml
        forecast:
          - account: acme
            amount: 180000
            close: 2026-10
            source: pipeline

    Fix: Leave the deal whole with the one who sells it. A visit together is a coached call: write it under coaching/.
    """
    if not doc.model.forecast or is_over(team, doc.period):
        return
    if is_manager(team, doc.owner):
        hint = "hand these deals to those who sell, and take the forecast out"
        yield Problem(("forecast",), f"{doc.owner} manages the team and forecasts deals", hint)
    for index, line in enumerate(doc.model.forecast):
        for place, who in enumerate(line.with_):
            if is_manager(team, who) and who != doc.owner:
                message = f"{who} manages the team and shares the deal with `{line.account}`"
                hint = "leave it whole with the one who sells it; a visit together is a coached call"
                yield Problem(("forecast", index, "with", place), message, hint)
