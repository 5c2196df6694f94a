"""What deals say of each person's days: opportunities created, wins, and revenue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from salesctl.data.crm.deal import Deal

OPPORTUNITIES, WINS, REVENUE = "opportunities", "wins", "revenue"
"""Names of the metrics an import writes."""

Figures = dict[str, int | Decimal]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A deal that belongs to nobody's day, for one metric, and why."""

    deal: Deal
    metric: str
    why: str


def results(deals: Iterable[Deal], people: Mapping[str, str]) -> dict[tuple[str, date], Figures]:
    """Metric values by person id and day. `people` gives the person id of an owner as the CRM spells it.

    An opportunity counts on the day it was created, a win and its revenue on the day it closed. A credit note, won
    with an amount below zero, takes revenue away and is no win. Deals in `unplaced` are left out.
    """
    found: dict[tuple[str, date], Figures] = defaultdict(dict)
    for deal in deals:
        person = people.get(deal.owner or "")
        if person is None:
            continue
        if deal.created is not None:
            _add(found[person, deal.created], OPPORTUNITIES, 1)
        if deal.state == "won" and deal.close is not None:
            _add_win(found[person, deal.close], deal.amount)
    return {key: found[key] for key in sorted(found)}


def _add_win(figures: Figures, amount: Decimal | None) -> None:
    if amount is None or amount >= 0:
        _add(figures, WINS, 1)
    if amount is not None:
        _add(figures, REVENUE, amount)


def _add(figures: Figures, metric: str, value: int | Decimal) -> None:
    figures[metric] = figures.get(metric, 0) + value


def unplaced(deals: Iterable[Deal], people: Mapping[str, str]) -> tuple[Unplaced, ...]:
    """What `results` leaves out, so that it can be said."""
    return tuple(one for deal in deals for one in _left_out(deal, people))


def _left_out(deal: Deal, people: Mapping[str, str]) -> list[Unplaced]:
    if deal.owner is None:
        return [Unplaced(deal, OPPORTUNITIES, "has no owner")]
    if deal.owner not in people:
        return [Unplaced(deal, OPPORTUNITIES, "its owner is nobody of the team")]
    found = [] if deal.created else [Unplaced(deal, OPPORTUNITIES, "has no day of creation")]
    if deal.state == "won" and deal.close is None:
        found.append(Unplaced(deal, WINS, "was won on no day the file tells"))
    if deal.state == "won" and deal.amount is None:
        found.append(Unplaced(deal, REVENUE, "was won without an amount"))
    return found
