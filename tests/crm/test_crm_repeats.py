"""One id in several rows."""

from __future__ import annotations

from decimal import Decimal

from salesctl.data.crm import Deals, read_deals
from salesctl.data.crm.repeats import OLDER, SAME, UNSETTLED
from salesctl.data.crm.salesforce import long_id


def read(*rows: str) -> Deals:
    return read_deals("\n".join(("id,stage,amount,modified", *rows)).encode(), "EUR")


def test_equal_rows_count_once() -> None:
    deals = read("1,won,5,", "1,won,5,", "2,won,5,")
    assert [deal.row for deal in deals.deals] == [2, 4]
    assert deals.summary.reasons() == {SAME: 1}


def test_of_different_rows_the_last_changed_counts() -> None:
    deals = read("1,open,5,2026-03-01 10:00", "1,won,7,2026-03-01 10:30", "1,open,6,2026-02-01")
    assert [(deal.state, deal.amount) for deal in deals.deals] == [("won", Decimal(7))]
    assert deals.summary.reasons() == {OLDER: 2}
    assert deals.summary.adds_up


def test_where_nothing_says_which_is_right_none_is_taken() -> None:
    deals = read("1,open,5,", "1,won,7,2026-03-01", "2,won,1,")
    assert [deal.crm for deal in deals.deals] == ["2"]
    assert deals.summary.reasons() == {UNSETTLED: 2}
    assert [one.detail for one in deals.summary.skipped] == ["1", "1"]


def test_changes_in_the_same_second_settle_nothing() -> None:
    deals = read("1,open,5,2026-03-01 10:00", "1,won,7,2026-03-01 10:00")
    assert deals.deals == ()
    assert deals.summary.adds_up


def test_salesforce_s_two_forms_of_an_id_are_one() -> None:
    assert long_id("0065e00000AbCd1") == "0065e00000AbCd1AAF"
    assert long_id("006A0000003TjqG") == "006A0000003TjqGIAS"
    assert long_id("0065e00000AbCd1AAF") == "0065e00000AbCd1AAF"
    assert long_id("4711") == "4711"
