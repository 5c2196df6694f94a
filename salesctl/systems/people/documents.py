"""The shapes of accounts.yaml; team.yaml and people/ live in core, since everything is read against them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Person, Settings
from salesctl.core.shape import Document, Shape
from salesctl.core.team import Team
from salesctl.core.types import Many, Mapped, Money, PersonId, Text, choice

__all__ = ["Account", "Accounts", "Person", "Settings", "account_names", "find_account", "skill_names"]


class Account(Shape):
    """One account: who owns it and what it could be worth a year."""

    name: Text
    owner: PersonId | None = None
    tier: choice("A", "B", "C") | None = None  # type: ignore[valid-type]  # a type made of its words
    segment: Text | None = None
    potential: Money | None = None
    crm_names: Many[Text] = ()


class Accounts(Document):
    """accounts.yaml: every account by its id."""

    kind: ClassVar[str] = "accounts"
    inside: ClassVar[str | None] = "accounts"

    accounts: Mapped[str, Account] = Field(default_factory=dict)


def account_names(team: Team) -> Collection[str] | None:
    """Return the ids and names of the accounts; None where the team keeps no accounts.yaml."""
    doc = team.get(Accounts)
    if doc is None:
        return None
    accounts = doc.model.accounts
    return {*accounts, *(account.name for account in accounts.values())}


def find_account(team: Team, name: str) -> str:
    """Return the id of the account that a name means, without regard to case; the name itself when none does."""
    doc = team.get(Accounts)
    if doc is None or name in doc.model.accounts:
        return name
    key = ("people", "account spellings")
    if key not in team.memo:
        team.memo[key] = _spellings(doc.model)
    spellings: Mapping[str, str] = team.memo[key]
    return spellings.get(name.casefold(), name)


def _spellings(accounts: Accounts) -> Mapping[str, str]:
    """Return the id that each spelling means, in small letters; where two share one, the first in the file has it."""
    found: dict[str, str] = {}
    for account_id, account in accounts.accounts.items():
        for spelling in (account_id, account.name):
            found.setdefault(spelling.casefold(), account_id)
    return found


def skill_names(team: Team) -> Collection[str] | None:
    """Return the team's list of skills."""
    return team.settings.skills
