"""One row to one deal, or to the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from salesctl.data.crm.amounts import CENTS
from salesctl.data.crm.columns import Money, Wrong
from salesctl.data.crm.currencies import meant
from salesctl.data.crm.deal import FOREIGN, Choices, Deal, Skipped
from salesctl.data.crm.fold import fold
from salesctl.data.crm.mapping import STATES, Mapping, State
from salesctl.data.crm.salesforce import long_id
from salesctl.data.crm.stages import DELETED, stage_state

if TYPE_CHECKING:
    from salesctl.data.crm.fields import Fields
    from salesctl.data.crm.headers import Field

UNKNOWN_STAGE = "is in a stage nobody knows as open, won or lost"
"""Why a row is skipped whose stage says nothing of how the deal stands."""
_SPOKEN: dict[Field, str] = {
    "close": "close day",
    "created": "day of creation",
    "won_on": "day it was won",
    "lost_on": "day it was lost",
    "closed_on": "day it was closed",
}
_CLOSE: dict[State, tuple[Field, ...]] = {
    "won": ("won_on", "closed_on", "close"),
    "lost": ("lost_on", "closed_on", "close"),
    "open": ("close",),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a file is read under: what its columns hold, the team's currency, and what the user said."""

    mapping: Mapping
    currency: str
    choices: Choices


def build(fields: Fields, at: int, row: int, terms: Terms) -> Deal | Skipped:
    """The deal of one row, or why it is none."""
    wrong = _wrong(fields, at, terms.currency)
    if wrong is not None:
        return Skipped(row, *wrong)
    standing = state(fields, at, terms)
    if standing not in STATES:
        return Skipped(row, standing, stage(fields, at))
    money = fields.money(at)
    return Deal(
        crm=_identity(fields, at, terms.mapping),
        name=fields.word("name", at),
        account=account(fields, at, terms.mapping)[0],
        owner=fields.word("owner", at) or None,
        amount=_cents(money.value) if isinstance(money, Money) else None,
        close=_first_day(fields, at, _CLOSE[standing]),
        created=_first_day(fields, at, ("created",)),
        state=standing,
        stage=stage(fields, at),
        lost_reason=fields.word("lost_reason", at) or None if standing == "lost" else None,
        probability=fields.percent(at),
        row=row,
    )


def _wrong(fields: Fields, at: int, currency: str) -> tuple[str, str] | None:
    """What keeps a row from being read at all, and the text that does."""
    if not fields.word("id", at):
        return "has no id", fields.word("name", at)
    money = fields.money(at)
    if isinstance(money, Wrong):
        return f"its amount {money.why}", fields.word("amount", at)
    for one, spoken in _SPOKEN.items():
        day = fields.day(one, at)
        if isinstance(day, Wrong):
            return f"its {spoken} {day.why}", fields.word(one, at)
    foreign = "" if money is None else _foreign(fields, at, money, currency)
    return (f"{FOREIGN}{currency}", foreign) if foreign else None


def _foreign(fields: Fields, at: int, money: Money, currency: str) -> str:
    """The currency of a row if it is not the team's; a currency column goes before a sign in the amount, and that
    before the heading.
    """
    said = fields.word("currency", at)
    if said:
        return "" if currency in meant(said) else said
    codes = money.currencies or fields.heading_currencies
    return fields.word("amount", at) if codes and currency not in codes else ""


def _cents(amount: Decimal) -> Decimal:
    """An amount with at most two decimals, as a team writes money; zero has no sign."""
    cents = amount.quantize(CENTS, ROUND_HALF_UP)
    return (cents if cents != amount else amount) + 0


def _identity(fields: Fields, at: int, mapping: Mapping) -> str:
    identity = fields.word("id", at)
    return long_id(identity) if mapping.crm == "salesforce" else identity


def account(fields: Fields, at: int, mapping: Mapping) -> tuple[str | None, bool]:
    """The account of a row, and whether it is the first of several: HubSpot lists a deal's companies in one cell."""
    name = fields.word("account", at)
    first = name.split(";")[0].strip() if mapping.crm == "hubspot" else name
    return first or None, first != name


def stage(fields: Fields, at: int) -> str:
    """The stage a row names, or its status where it names none."""
    return fields.word("stage", at) or fields.word("status", at)


def state(fields: Fields, at: int, terms: Terms) -> State | str:
    """How a deal stands: by its status, ticks and days before the name of its stage; else why nobody knows."""
    status = fields.word("status", at)
    if status and fold(status) in DELETED:
        return "was deleted in the CRM"
    said = (stage_state(status, terms.mapping.stages) if status else None) or _ticked(fields, at)
    if said is not None:
        return said
    named = stage(fields, at)
    known = stage_state(named, terms.mapping.stages) if named else None
    if known is not None:
        return known
    if not named:
        return "has no stage"
    return "open" if terms.choices.other_stages == "open" else UNKNOWN_STAGE


def _ticked(fields: Fields, at: int) -> State | None:
    won, lost, closed = (fields.tick(one, at) for one in ("won", "lost", "closed"))
    if won or (not lost and isinstance(fields.day("won_on", at), date)):
        return "won"
    if lost or isinstance(fields.day("lost_on", at), date) or (closed and won is False):
        return "lost"
    return "open" if closed is False or (won is False and lost is False) else None


def _first_day(fields: Fields, at: int, wanted: tuple[Field, ...]) -> date | None:
    return next((day for one in wanted if isinstance(day := fields.day(one, at), date)), None)
