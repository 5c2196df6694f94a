"""Days as people and programs spell them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.data.crm.days import moment, orders, written
from salesctl.data.crm.fold import fold
from salesctl.data.crm.months import _FULL, _SHORT, MONTHS
from salesctl.data.crm.package import EPOCH_1900, EPOCH_1904

LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-31",
        "2026/12/31",
        "2026.12.31",
        "20261231",
        "2026-12-31 10:30",
        "2026-12-31T23:30:00Z",
        "2026-12-31T23:30:00.000+0000",
        "2026-12-31 10:30:00 UTC",
        "31/12/2026",
        "31-12-2026",
        "31/12/2026, 14:05",
        "12/31/2026",
        "12/31/2026 10:30 PM",
        "12/31/2026 10:30 p.m.",
        "31.12.2026",
        "31. 12. 2026",
        "31.12.2026 14:05",
        "31-Dec-2026",
        "31 Dec 2026",
        "Dec 31, 2026",
        "Dec. 31, 2026 at 10:00 AM",
        "December 31st, 2026",
        "Thu, 31 Dec 2026",
        "31 de dezembro de 2026",
        "quinta-feira, 31 de dezembro de 2026",
        "31/dez/2026",
        "31 de diciembre de 2026",
        "31 dic 2026",
        "31. Dezember 2026",
        "Donnerstag, 31. Dez. 2026",
        "31 décembre 2026",
        "31 déc. 2026",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    read = written(text)
    assert read.under(read.order, EPOCH_1900) == LAST


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/12/26", "has a year of two digits"),
        ("31-Dec-26", "has a year of two digits"),
        ("Dec 31, 26", "has a year of two digits"),
        ("2026-02-30", "is a day no calendar has"),
        ("31/31/2026", "is a day no calendar has"),
        ("31.02.2026", "is a day no calendar has"),
        ("Q4 2026", "is no day"),
        ("May 2026", "is no day"),
        ("next week", "is no day"),
        ("2026", "is no day"),
        ("12345678", "is no day"),
        ("x" * 100, "is no day"),
    ],
)
def test_what_is_no_day_says_why(text: str, why: str) -> None:
    assert written(text).why == why
    assert written(text).day is None


def test_two_small_numbers_can_be_two_days() -> None:
    read = written("03/04/2026")
    assert read.order is None
    assert read.under("day-first", EPOCH_1900) == date(2026, 4, 3)
    assert read.under("month-first", EPOCH_1900) == date(2026, 3, 4)


def test_a_day_that_contradicts_the_order_chosen_is_not_turned_round() -> None:
    assert written("12/31/2026").under("day-first", EPOCH_1900) is None


def test_equal_numbers_and_points_need_no_order() -> None:
    assert orders([written("05/05/2026"), written("04.03.2026")]) == (frozenset(), False)


@pytest.mark.parametrize(("epoch", "day"), [(EPOCH_1900, date(2026, 12, 31)), (EPOCH_1904, date(2031, 1, 1))])
def test_excel_s_day_numbers_count_from_the_workbook_s_first_day(epoch: date, day: date) -> None:
    assert written("46387").under(None, epoch) == day
    assert written("46387.75").under(None, epoch) == day


def test_a_time_with_an_offset_falls_on_the_team_s_day() -> None:
    zone = ZoneInfo("Europe/Lisbon")
    assert written("2026-06-30T23:30:00Z", zone).day == date(2026, 7, 1)
    assert written("2026-12-31 23:30:00 +0200", zone).day == date(2026, 12, 31)
    assert written("2026-06-30 23:30", zone).day == date(2026, 6, 30)
    assert written("2026-06-30T99:30:00Z", zone).day == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2026-12-31", (0, 0, 0)),
        ("2026-12-31 10:30", (10, 30, 0)),
        ("12/31/2026 10:30:15 PM", (22, 30, 15)),
        ("1/1/2026 12:05 AM", (0, 5, 0)),
    ],
)
def test_the_time_of_day_tells_changes_of_one_day_apart(text: str, clock: tuple[int, int, int]) -> None:
    assert moment(text) == clock


def test_no_name_of_a_month_means_two_months() -> None:
    for names in (*_FULL, *_SHORT):
        for month, name in enumerate(names.split(), 1):
            assert MONTHS[fold(name)] == month


DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
FORMATS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%d-%b-%Y", "%b %d, %Y", "%A, %d %B %Y", "%Y%m%d"]


@given(day=DAYS, form=st.sampled_from(FORMATS))
def test_a_day_written_without_doubt_reads_back_as_itself(day: date, form: str) -> None:
    assert written(day.strftime(form)).day == day


@given(day=DAYS, order=st.sampled_from(["day-first", "month-first"]), mark=st.sampled_from("/-"))
def test_a_day_reads_back_under_the_order_it_was_written_in(day: date, order: str, mark: str) -> None:
    first, second = (day.day, day.month) if order == "day-first" else (day.month, day.day)
    read = written(f"{first}{mark}{second}{mark}{day.year}")
    assert read.under("day-first" if order == "day-first" else "month-first", EPOCH_1900) == day


@given(day=st.dates(date(1960, 1, 1), date(2110, 1, 1)))
def test_a_day_number_reads_back_as_its_day(day: date) -> None:
    assert written(str((day - EPOCH_1900).days)).under(None, EPOCH_1900) == day


@given(day=DAYS, names=st.sampled_from([*_FULL, *_SHORT]))
def test_a_month_reads_back_by_its_name_in_each_language(day: date, names: str) -> None:
    assert written(f"{day.day} {names.split()[day.month - 1]} {day.year}").day == day


@given(st.text(max_size=70))
def test_any_text_is_a_day_or_says_why_not(text: str) -> None:
    read = written(text, ZoneInfo("Europe/Lisbon"))
    assert bool(read.why) == (read.day is None and read.serial is None)


@given(st.text(alphabet="0123456789/-.: TZ+apmJan", max_size=24))
def test_text_that_resembles_a_day_never_raises(text: str) -> None:
    read = written(text, ZoneInfo("Europe/Lisbon"))
    assert read.why or read.under(read.order, EPOCH_1904) is not None
    moment(text)
