"""What deals say of each person's days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from salesctl.data.crm import match_people, read_deals, results, unplaced
from tests.crm.story import FIXTURES

DEALS = read_deals((FIXTURES / "plain/1-short.csv").read_bytes(), "EUR").deals
PEOPLE: dict[str, tuple[str, list[str], list[str]]] = {"ana": ("Ana Silva", [], []), "bo": ("Lund, Bo", [], [])}
IDS = match_people((deal.owner for deal in DEALS if deal.owner), PEOPLE).ids()


def test_opportunities_count_when_created_and_revenue_when_won() -> None:
    assert results(DEALS, IDS) == {
        ("ana", date(2026, 6, 30)): {"opportunities": 1},
        ("ana", date(2026, 9, 14)): {"opportunities": 1},
        ("ana", date(2026, 11, 20)): {"opportunities": 1},
        ("bo", date(2026, 5, 4)): {"opportunities": 1},
        ("bo", date(2026, 10, 14)): {"wins": 1, "revenue": Decimal("180000.00")},
        ("bo", date(2026, 10, 19)): {"opportunities": 1},
        ("bo", date(2026, 10, 20)): {"revenue": Decimal("-500.00")},
    }


def test_deals_of_nobody_in_the_team_are_given_to_nobody_and_listed() -> None:
    assert [(one.deal.name, one.why) for one in unplaced(DEALS, IDS)] == [
        ("Retrofit", "its owner is nobody of the team"),
        ("Free trial", "its owner is nobody of the team"),
    ]


def test_what_has_no_day_or_amount_is_listed() -> None:
    deals = read_deals(
        b"id,stage,owner,amount,close,created\n1,won,Ana Silva,5,,2026-01-02\n"
        b"2,won,Ana Silva,,2026-01-03,\n3,won,,5,2026-01-03,\n",
        "EUR",
    ).deals
    assert results(deals, {"Ana Silva": "ana"}) == {
        ("ana", date(2026, 1, 2)): {"opportunities": 1},
        ("ana", date(2026, 1, 3)): {"wins": 1},
    }
    assert [(one.deal.crm, one.metric, one.why) for one in unplaced(deals, {"Ana Silva": "ana"})] == [
        ("1", "wins", "was won on no day the file tells"),
        ("2", "opportunities", "has no day of creation"),
        ("2", "revenue", "was won without an amount"),
        ("3", "opportunities", "has no owner"),
    ]


def test_a_day_s_wins_add_up() -> None:
    deals = read_deals(b"id,stage,owner,amount,close\n1,won,A,5.10,2026-01-03\n2,won,A,5.20,2026-01-03\n", "EUR").deals
    assert results(deals, {"A": "a"}) == {("a", date(2026, 1, 3)): {"wins": 2, "revenue": Decimal("10.30")}}
