"""The whole of an import: owners, accounts, results and forecasts, in the order in which they lean on each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.data.crm import Deals, Summary, results, unplaced
from salesctl.data.crm.salesforce import long_id
from salesctl.data.merge.accounts import AccountsFound, match_names, write_accounts
from salesctl.data.merge.change import Change, Count, Outcome, Terms, Texts, tally
from salesctl.data.merge.forecasts import Forecasts
from salesctl.data.merge.lines import Side
from salesctl.data.merge.logs import log_results
from salesctl.data.merge.people import Owners, keep_spellings, match_owners
from salesctl.data.merge.plans import write_plans
from salesctl.systems.people.documents import Accounts
from salesctl.systems.plan.documents import Plan
from salesctl.systems.recipe.documents import Recipe


class Refused(Exception):  # noqa: N818 - named for what the user reads
    """The team cannot take the export in as it stands: what keeps it from that, and the next move."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import would write, and what became of everything in the export.

    `results` count values of metrics, `unplaced` deals that give none; `forecast` counts the open deals and those in a
    forecast. Changes come in the order in which they must be written.
    """

    rows: Summary
    states: dict[str, int]
    owners: Owners
    accounts: AccountsFound
    changes: tuple[Change, ...]
    results: tuple[Count, ...]
    unplaced: tuple[Count, ...]
    forecast: tuple[Count, ...]
    notes: tuple[str, ...]


def merge(team: Team, deals: Deals, texts: Texts, terms: Terms | None = None) -> Merged:
    """Lay an export beside a team. Raises Refused where a file it leans on cannot be read."""
    terms = terms or Terms()
    _refuse_unread(team)
    owners = match_owners(team, deals.deals, lookalikes=terms.lookalikes)
    accounts = match_names(team, deals.deals, owners.ids, lookalikes=terms.lookalikes)
    logged = log_results(team, results(deals.deals, owners.ids), texts, terms)
    same_id = _long_id if deals.summary.crm == "salesforce" else str.strip
    forecasts = Forecasts(team, Side(owners.ids, accounts.ids, same_id), terms)
    outcomes = [one for deal in deals.deals if (one := forecasts.lay(deal)) is not None]
    changes = (
        *write_accounts(team, accounts, texts),
        *keep_spellings(team, owners, texts),
        *logged.changes,
        *write_plans(team, forecasts.plans, texts),
    )
    left = (
        Outcome(one.why, f"{one.deal.crm} {one.deal.name}".strip(), left=True)
        for one in unplaced(deals.deals, owners.ids)
    )
    return Merged(
        rows=deals.summary,
        states=dict(Counter(deal.state for deal in deals.deals)),
        owners=owners,
        accounts=accounts,
        changes=tuple(one for one in changes if one.before != one.after),
        results=tally(logged.outcomes),
        unplaced=tally(left),
        forecast=tally(outcomes),
        notes=tuple(_notes(team, deals, forecasts, accounts, terms)),
    )


def _long_id(crm: str) -> str:
    return long_id(crm.strip())


def _refuse_unread(team: Team) -> None:
    for model, path in ((Accounts, "accounts.yaml"), (Recipe, "recipe.yaml")):
        if team.unseen(model):
            raise Refused(
                f"{path} cannot be read, and the import leans on it", f"salesctl check {path} says what is wrong"
            )


def _notes(team: Team, deals: Deals, forecasts: Forecasts, accounts: AccountsFound, terms: Terms) -> Iterator[str]:
    for broken in team.store.unloaded(Person.kind):
        yield f"{broken.path} cannot be read, so nobody's deals are given to {broken.parts['person']}"
    if accounts.new and team.get(Accounts) is None and team.all(Plan):
        yield "accounts.yaml is new: an account that a plan names and it does not have is a warning from now on"
    gone = sorted(crm for crm in forecasts.places if crm not in deals.by_crm)
    if gone and terms.complete:
        shown = ", ".join(gone[:5]) + (" …" if len(gone) > 5 else "")
        yield f"in a forecast and not in the export: {len(gone)} ({shown})"
