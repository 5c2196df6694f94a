"""Deals, and the account of a file that adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from salesctl.core.words import counted

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from decimal import Decimal

    from salesctl.data.crm.amounts import Mark
    from salesctl.data.crm.days import Order
    from salesctl.data.crm.mapping import State

FOREIGN = "is in another currency than "
"""How the reason begins why a row in another currency than the team's is skipped."""
_ONE_CURRENCY = (
    "is there a column with all amounts in the team's currency? name it as `amount` in a mapping, without `currency`: "
    "--suggest-mapping"
)
_PLACE = (
    "open, won or lost? write it into a mapping: --suggest-mapping > crm.yaml, then --mapping crm.yaml; "
    "or count it as open: --other-stages open"
)
_NAMES = {"hubspot": "HubSpot", "salesforce": "Salesforce", "pipedrive": "Pipedrive"}


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal of a CRM. Two exports that say the same of it give equal deals: `row` is not compared.

    `owner` and `account` are as the CRM spells them. `close` is the day it was won or lost, or is expected.
    """

    crm: str
    name: str
    account: str | None
    owner: str | None
    amount: Decimal | None
    close: date | None
    created: date | None
    state: State
    stage: str = ""
    lost_reason: str | None = None
    probability: Decimal | None = None
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not used: why, in words that are the same for all its like, and what stood there."""

    row: int
    why: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user said where a file can be read in two ways. `zone` is the team's, for times with an offset.

    `other_stages` says what becomes of stages nobody knows: left out and listed, or counted as open and listed.
    """

    decimal: Mark | None = None
    days: Order | None = None
    zone: tzinfo | None = None
    other_stages: Literal["skip", "open"] = "skip"


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of each row: `read` is used plus skipped, always."""

    crm: str
    source: str
    read: int
    used: int
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    unknown_stages: AnyMapping[str, int] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether every row read is either used or skipped."""
        return self.read == self.used + len(self.skipped)

    def reasons(self) -> dict[str, int]:
        """Rows skipped by reason, the commonest first."""
        return dict(Counter(one.why for one in self.skipped).most_common())

    def lines(self) -> Iterator[str]:
        """The summary as lines of text: what was read, used, skipped and why, and what to know."""
        counts = f"{counted(self.read, 'row')} read, {self.used:,} used, {len(self.skipped):,} skipped"
        yield f"{_NAMES.get(self.crm, self.crm)} export ({self.source}): {counts}"
        for why, count in self.reasons().items():
            yield f"  {count:,} skipped: {why} ({_rows([one.row for one in self.skipped if one.why == why])})"
            if why.startswith(FOREIGN):
                yield f"    {_ONE_CURRENCY}"
        for stage, count in self.unknown_stages.items():
            yield f"  stage “{stage}” is not known: {counted(count, 'row')}"
        if self.unknown_stages:
            yield f"    {_PLACE}"
        yield from (f"  note: {note}" for note in self.notes)


def _rows(numbers: list[int]) -> str:
    shown = 5
    noun = "row" if len(numbers) == 1 else "rows"
    return f"{noun} {', '.join(map(str, numbers[:shown]))}" + (" …" if len(numbers) > shown else "")


@dataclass(frozen=True)
class Deals:
    """The deals of one file, in its order and each id once, with the summary of how they were read."""

    deals: tuple[Deal, ...]
    summary: Summary

    @cached_property
    def by_crm(self) -> dict[str, Deal]:
        """Deals by their id in the CRM: what an import is matched by."""
        return {deal.crm: deal for deal in self.deals}

    def forecast(self) -> tuple[Deal, ...]:
        """Open deals a forecast can hold a line of: those with an account, an amount and a close day."""
        return tuple(
            deal
            for deal in self.deals
            if deal.state == "open" and deal.account is not None and deal.amount is not None and deal.close is not None
        )
