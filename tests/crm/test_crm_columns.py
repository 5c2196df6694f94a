"""What one cell leaves open, its column decides, or the file is refused with the next move."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from salesctl.data.crm import Choices, Deals, Unreadable, read_deals


def amounts(*cells: str, choices: Choices | None = None) -> Deals:
    rows = "".join(f'{at};won;"{cell}"\n' for at, cell in enumerate(cells, 1))
    return read_deals(f"id;stage;amount\n{rows}".encode(), "EUR", choices=choices)


def closes(*cells: str, choices: Choices | None = None) -> Deals:
    rows = "".join(f'{at};won;"{cell}"\n' for at, cell in enumerate(cells, 1))
    return read_deals(f"id;stage;close\n{rows}".encode(), "EUR", choices=choices)


def test_one_amount_that_shows_its_mark_decides_the_column() -> None:
    assert [deal.amount for deal in amounts("1,234", "5,50").deals] == [Decimal("1.23"), Decimal("5.50")]
    assert [deal.amount for deal in amounts("1,234", "5.50").deals] == [Decimal(1234), Decimal("5.50")]
    assert [deal.amount for deal in amounts("1.234", "1.234.567").deals] == [Decimal(1234), Decimal(1234567)]


@pytest.mark.parametrize("cells", [("1,234",), ("1.234", "500"), ("1,234", "2.345"), ("1,234", "5,50", "5.50")])
def test_an_ambiguous_column_is_refused_with_both_ways_to_say_it(cells: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable) as caught:
        amounts(*cells)
    assert "“amount”, row 2" in caught.value.message
    assert "1234 or 1.234" in caught.value.message or "1.234 or 1234" in caught.value.message
    assert "--decimal comma or --decimal point" in caught.value.hint


def test_the_user_s_word_decides_where_the_column_does_not() -> None:
    assert amounts("1,234", choices=Choices(decimal="point")).deals[0].amount == 1234
    assert amounts("1,234", choices=Choices(decimal="comma")).deals[0].amount == Decimal("1.23")
    assert amounts("1.234,5", choices=Choices(decimal="point")).deals[0].amount == Decimal("1234.5")


def test_a_totals_row_without_doubt_does_not_hide_one_with_it() -> None:
    with pytest.raises(Unreadable):
        read_deals(b"id;stage;amount\n1;won;1,234\nTotal;;1,234\n", "EUR")


def test_an_amount_that_is_none_skips_its_row_and_says_so() -> None:
    deals = amounts("10", "20", "30", "ask Bo")
    assert len(deals.deals) == 3
    assert deals.summary.reasons() == {"its amount is no amount": 1}
    assert deals.summary.skipped[0].detail == "ask Bo"
    assert deals.summary.adds_up


def test_a_column_of_anything_but_amounts_is_the_wrong_column() -> None:
    with pytest.raises(Unreadable, match="should hold amounts") as caught:
        amounts("soon", "later", "5")
    assert "--suggest-mapping" in caught.value.hint


def test_one_day_that_shows_its_order_decides_the_column() -> None:
    assert [deal.close for deal in closes("03/04/2026", "31/12/2026").deals] == [date(2026, 4, 3), date(2026, 12, 31)]
    assert [deal.close for deal in closes("03/04/2026", "12/31/2026").deals] == [date(2026, 3, 4), date(2026, 12, 31)]


def test_an_ambiguous_column_of_days_is_refused_with_both_ways_to_say_it() -> None:
    with pytest.raises(Unreadable) as caught:
        closes("03/04/2026", "05/06/2026")
    assert "2026-04-03 or 2026-03-04" in caught.value.message
    assert caught.value.hint == "Say --day-first or --month-first."


def test_days_in_both_orders_are_refused_for_a_spreadsheet_may_have_turned_some() -> None:
    with pytest.raises(Unreadable, match="day first and days written month first"):
        closes("31/12/2026", "12/31/2026", "03/04/2026")


def test_the_user_s_order_holds_and_what_contradicts_it_is_skipped() -> None:
    deals = closes("03/04/2026", "31/12/2026", "12/31/2026", choices=Choices(days="day-first"))
    assert [deal.close for deal in deals.deals] == [date(2026, 4, 3), date(2026, 12, 31)]
    assert deals.summary.reasons() == {"its close day is not written day first": 1}
    assert closes("03/04/2026", choices=Choices(days="month-first")).deals[0].close == date(2026, 3, 4)


def test_another_column_of_the_file_may_decide_and_that_is_said() -> None:
    deals = read_deals(b"id;stage;close;created\n1;won;03/04/2026;25/03/2026\n", "EUR")
    assert deals.deals[0].close == date(2026, 4, 3)
    assert "“close” read day first, as the other days of the file show" in deals.summary.notes


def test_days_of_two_digit_years_are_refused_with_the_next_move() -> None:
    with pytest.raises(Unreadable, match="two digits") as caught:
        closes("31/12/26")
    assert "four digits" in caught.value.hint
    assert closes("31/12/2026", "31/12/26").summary.reasons() == {"its close day has a year of two digits": 1}


def percents(crm: str, *cells: str) -> list[Decimal | None]:
    header = "Record ID;Deal Stage;Deal probability" if crm == "hubspot" else "id;stage;probability"
    rows = "".join(f"{at};Closed Won;{cell}\n" for at, cell in enumerate(cells, 1))
    return [deal.probability for deal in read_deals(f"{header}\n{rows}".encode(), "EUR").deals]


@pytest.mark.parametrize(
    ("crm", "cells", "expected"),
    [
        ("plain", ("40", "100", ""), (40, 100, None)),
        ("plain", ("40%", "1 %"), (40, 1)),
        ("plain", ("0.4", "1"), (40, 100)),
        ("plain", ("0,4", "1"), (40, 100)),
        ("plain", ("1", "0"), (1, 0)),
        ("hubspot", ("1", "0"), (100, 0)),
        ("hubspot", ("0.125", "1"), (Decimal("12.5"), 100)),
        ("plain", ("140", "-3", "high"), (None, None, None)),
    ],
)
def test_probabilities_are_percents_however_they_are_written(
    crm: str, cells: tuple[str, ...], expected: tuple[Decimal | int | None, ...]
) -> None:
    assert percents(crm, *cells) == list(expected)
