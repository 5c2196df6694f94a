"""The same seven deals in every export of this folder, and what may differ between them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from salesctl.data.crm import Deal

FIXTURES = Path(__file__).parent / "fixtures"


class Told(NamedTuple):
    """What every fixture says of a deal."""

    name: str
    account: str | None
    owner: str
    amount: Decimal | None
    close: date
    created: date
    state: Literal["open", "won", "lost"]


STORY = (
    Told("Pilot line", "Acme Lda", "Ana Silva", Decimal("1234.56"), date(2026, 12, 31), date(2026, 9, 14), "open"),
    Told(
        'Press 2, "big" order', "Globex GmbH", "Bo Lund", Decimal(180000), date(2026, 10, 14), date(2026, 5, 4), "won"
    ),
    Told("Spare parts", "Acme Lda", "Ana Silva", Decimal("12.50"), date(2026, 11, 3), date(2026, 6, 30), "lost"),
    Told("Retrofit", None, "Cy Ito", Decimal(50000), date(2027, 1, 25), date(2026, 11, 2), "open"),
    Told("Credit note", "Globex GmbH", "Bo Lund", Decimal(-500), date(2026, 10, 20), date(2026, 10, 19), "won"),
    Told("Idea", "Órbita SA", "Ana Silva", None, date(2026, 12, 15), date(2026, 11, 20), "open"),
    Told(
        "Free trial",
        "Órbita SA",
        "Eva Ruiz (Deactivated User)",
        Decimal(0),
        date(2026, 12, 1),
        date(2026, 11, 23),
        "open",
    ),
)


def told(deal: Deal) -> Told:
    """What a deal says of the story, all that every fixture holds of it."""
    assert deal.owner
    assert deal.close
    assert deal.created
    return Told(deal.name, deal.account, deal.owner, deal.amount, deal.close, deal.created, deal.state)
