"""Periods and calendars: ids lead to days and back, periods cover the time without holes, working days add up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.core.calendar import Calendar, Days, _holidays
from salesctl.core.period import Period, Unit

UNITS: tuple[Unit, ...] = ("year", "half", "quarter", "month", "week", "day")
days = st.dates(date(1995, 1, 1), date(2060, 12, 31))
units = st.sampled_from(UNITS)
named: st.SearchStrategy[Literal["start", "end"]] = st.sampled_from(["start", "end"])
calendars = st.builds(
    Calendar,
    fiscal_start=st.integers(1, 12),
    named_for=named,
    week=st.frozensets(st.integers(0, 6), min_size=1),
    closed=st.frozensets(days, max_size=5),
    country=st.sampled_from(["", "PT", "US-CA", "DE"]),
)


@given(calendars, days, units)
def test_the_period_of_a_day_holds_it_and_reads_back(calendar: Calendar, day: date, unit: Unit) -> None:
    period = calendar.period(day, unit)
    assert day in calendar.days(period)
    assert Period.parse(str(period)) == period


@given(calendars, days, units, st.integers(-30, 30))
def test_periods_follow_each_other_without_hole_or_overlap(
    calendar: Calendar, day: date, unit: Unit, steps: int
) -> None:
    period = calendar.shift(calendar.period(day, unit), steps)
    following = calendar.shift(period, 1)
    assert calendar.days(following).first == calendar.days(period).last + timedelta(days=1)
    assert calendar.shift(following, -1) == period
    assert period < following


@given(calendars, days)
def test_a_year_is_its_halves_and_its_quarters_and_its_months(calendar: Calendar, day: date) -> None:
    year = calendar.period(day, "year")
    for unit, count in (("half", 2), ("quarter", 4), ("month", 12)):
        inner = calendar.within(year, unit)  # type: ignore[arg-type]  # the three are units
        assert len(inner) == count
        assert calendar.days(inner[0]).first == calendar.days(year).first
        assert calendar.days(inner[-1]).last == calendar.days(year).last


@given(calendars, days, st.integers(1, 40))
def test_adding_working_days_and_counting_them_agree(calendar: Calendar, day: date, number: int) -> None:
    later = calendar.add(day, number)
    assert calendar.is_working(later)
    assert calendar.count(day, later) == number


@given(calendars, days)
def test_a_free_day_moves_to_the_nearest_open_one(calendar: Calendar, day: date) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert before <= day <= after
    assert calendar.is_open(before)
    assert calendar.is_open(after)
    assert not any(
        calendar.is_open(each) for each in Days(before + timedelta(days=1), after - timedelta(days=1)) if each != day
    )


@given(calendars, days, st.integers(0, 30))
def test_leave_moves_a_day_to_the_first_day_back(calendar: Calendar, day: date, length: int) -> None:
    away = calendar.person(None, [Days(day, day + timedelta(days=length))])
    back = away.back_from_leave(day)
    assert back > day + timedelta(days=length)
    assert away.is_working(back)


@pytest.mark.parametrize(
    ("starts", "named_for", "day", "half"),
    [
        (1, "end", date(2026, 11, 23), "2026-H2"),
        (4, "start", date(2026, 2, 1), "2025-H2"),
        (4, "end", date(2026, 2, 1), "2026-H2"),
        (7, "end", date(2026, 7, 1), "2027-H1"),
        (7, "start", date(2026, 6, 30), "2025-H2"),
    ],
)
def test_fiscal_years_are_named_as_the_team_says(
    starts: int, named_for: Literal["start", "end"], day: date, half: str
) -> None:
    assert str(Calendar(starts, named_for).period(day, "half")) == half


@pytest.mark.parametrize(
    "text", ["2026-H3", "2026-Q0", "2026-13", "2026-W54", "2026-02-30", "26", "2026-1", "", "0000"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(text)


def test_a_country_that_nobody_knows_has_no_holidays() -> None:
    assert Calendar(country="XX").holiday(date(2026, 1, 1)) is None


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "pt_PT.UTF-8", "th_TH.UTF-8"])
def test_holidays_have_one_name_on_every_machine(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", locale)
    _holidays.cache_clear()
    assert Calendar(country="PT").holiday(date(2026, 1, 1)) == "New Year's Day"
    assert Calendar(country="US").holiday(date(2026, 1, 1)) == "New Year's Day"


def test_a_team_that_never_works_does_not_search_for_ever() -> None:
    never = Calendar(week=frozenset())
    assert never.on_or_after(date(2026, 1, 1)) == date(2026, 1, 1)
