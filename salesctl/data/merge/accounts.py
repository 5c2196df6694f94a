"""Accounts of deals: which of the team's each is, and the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.data.crm import Deal, Proposal, match_accounts
from salesctl.data.crm.matching import New
from salesctl.data.merge.change import Change, Texts, path_of
from salesctl.data.merge.people import best, name_steps
from salesctl.systems.people.documents import Account, Accounts
from salesctl.text.batch import Step, change, put_sorted
from salesctl.text.emit import block

CERTAIN = 1.0
"""Likeness of two names that differ in nothing that counts."""


@dataclass(frozen=True, slots=True)
class AccountsFound:
    """Account ids by name as the CRM spells it, the new accounts, and what they look like.

    `unsettled` are names that several accounts bear: they are given to none. `passed` counts names left out because
    their deals are all lost, or belong to nobody of the team.
    """

    ids: Mapping[str, str]
    new: tuple[New, ...]
    proposals: tuple[Proposal, ...]
    added: dict[str, tuple[str, ...]]
    merged: tuple[Proposal, ...] = ()
    unsettled: tuple[str, ...] = ()
    passed: int = 0


def match_names(team: Team, deals: Iterable[Deal], people: Mapping[str, str], *, lookalikes: bool) -> AccountsFound:
    """Find the accounts of deals that are open or won and belong to somebody of the team."""
    known = _known(team)
    named = [deal for deal in deals if deal.account is not None]
    wanted = [str(deal.account) for deal in named if deal.state != "lost" and deal.owner in people]
    matches = match_accounts(wanted, {one: (account.name, account.crm_names) for one, account in known.items()})
    unsettled = _unsettled(matches.new, matches.proposals, known)
    likely = [one for one in best(matches.proposals) if one.name not in unsettled] if lookalikes else []
    kept = matches.added_names({one: account.crm_names for one, account in known.items()})
    ids, added = matches.ids(), {one: list(names) for one, names in kept.items()}
    stands_for = {one.name: one.id for one in likely}
    new = {one.id: one for one in matches.new if one.name not in unsettled}
    for one in tuple(new.values()):
        target = stands_for.get(one.name, one.id)
        ids |= dict.fromkeys(one.crm_names, target)
        if target != one.id:
            del new[one.id]
            if target in new:
                new[target] = New(target, new[target].name, (*new[target].crm_names, *one.crm_names))
            else:
                added.setdefault(target, []).extend(one.crm_names)
    open_ones = tuple(one for one in matches.proposals if one not in likely and one.name not in unsettled)
    passed = len({str(deal.account) for deal in named} - set(wanted))
    return AccountsFound(
        ids,
        tuple(new.values()),
        open_ones,
        {one: tuple(names) for one, names in added.items()},
        tuple(likely),
        tuple(sorted(unsettled)),
        passed,
    )


def _known(team: Team) -> Mapping[str, Account]:
    doc = team.get(Accounts)
    return doc.model.accounts if doc else {}


def _unsettled(new: Iterable[New], proposals: Iterable[Proposal], known: Mapping[str, Account]) -> set[str]:
    certain = [one.name for one in proposals if one.likeness >= CERTAIN and one.id in known]
    return {one.name for one in new if certain.count(one.name) > 1}


def write_accounts(team: Team, found: AccountsFound, texts: Texts) -> Iterator[Change]:
    """Yield accounts.yaml with the new accounts at its end and new spellings where they belong."""
    if not found.new and not found.added:
        return
    path = path_of("accounts")
    before = texts(path)
    fresh = {one.id: {"name": one.name, "crm_names": list(one.crm_names)} for one in found.new}
    known = _known(team)
    spelled_in = change(before or "", list(_spellings(found, known)))
    after = put_sorted(spelled_in, fresh) if known else block(fresh) if not spelled_in else _first(spelled_in, fresh)
    spelled = sum(map(len, found.added.values()))
    said = [counted(len(fresh), "account added", "accounts added")] if fresh else []
    said += [counted(spelled, "spelling kept", "spellings kept")] if spelled else []
    yield Change(path, before, after, listed(said))


def _first(text: str, fresh: Mapping[str, object]) -> str:
    """Return a text of remarks alone, or of an empty mapping, with its first accounts."""
    return change(text, [Step("put", (), fresh)])


def _spellings(found: AccountsFound, known: Mapping[str, Account]) -> Iterator[Step]:
    for one, names in sorted(found.added.items()):
        yield from name_steps((one, "crm_names"), names, has_list=bool(known[one].crm_names))
