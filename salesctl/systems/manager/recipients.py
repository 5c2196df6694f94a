"""To whom an item on the manager's list is handed on: only where something written says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salesctl.core.team import Team
from salesctl.systems.manager.documents import TodoItem
from salesctl.systems.people.documents import Account, Accounts

_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to have an item, and what says so."""

    who: str
    why: str


def recipient(team: Team, item: TodoItem) -> Recipient | None:
    """Return whom an item belongs to by what is written; None when nothing says it for certain.

    In this order: `belongs_to`, the salesperson who raised it, the owner of the one account whose name stands in its
    text. Nobody who manages, has left, or has not started is named.
    """
    if item.belongs_to is not None and _can_have(team, item.belongs_to):
        return Recipient(item.belongs_to, "belongs_to says so")
    raised = team.person(item.raised_by)
    if item.raised_by is not None and raised is not None and raised.is_salesperson and _can_have(team, item.raised_by):
        return Recipient(item.raised_by, "raised it")
    owned = {account.owner: account for account in accounts_named(team, item.what)}
    if len(owned) != 1:
        return None
    ((owner, account),) = owned.items()
    return Recipient(owner, f"owns {account.name}") if owner is not None and _can_have(team, owner) else None


def _can_have(team: Team, who: str) -> bool:
    person = team.person(who)
    if person is None or person.role == "manager" or who == team.manager_on(team.today):
        return False
    return team.today in person.employed


def accounts_named(team: Team, text: str) -> tuple[Account, ...]:
    """Return the accounts whose names stand in a text, word for word and with the same capitals; the longest wins."""
    if team.get(Accounts) is None:
        return ()
    names = team.once("manager", "account names", make=lambda: _names(team))
    longest = team.once("manager", "longest name", make=lambda: max(map(len, names), default=0))
    words = tuple(_WORD.findall(text))
    found: list[Account] = []
    start = 0
    while start < len(words):
        sizes = range(min(longest, len(words) - start), 0, -1)
        size = next((size for size in sizes if words[start : start + size] in names), 0)
        if size:
            found.append(names[words[start : start + size]])
        start += size or 1
    return tuple(found)


def _names(team: Team) -> Mapping[Words, Account]:
    """Return the accounts by the words of their names; a name that starts small is a word like others and left out."""
    doc = team.get(Accounts)
    accounts = doc.model.accounts.values() if doc is not None else ()
    found = {tuple(_WORD.findall(account.name)): account for account in accounts}
    return {name: account for name, account in found.items() if name and not name[0][0].islower()}
