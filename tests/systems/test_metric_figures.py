"""What the metric logs add up to, and that nothing counts twice, early, or as 0 because it is not there."""

from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.systems.metric.figures import days_logged, logged, missing_days, total, totals, week_totals
from tests.support.examples import opened

YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


def entries(text: str, days: Days = YEAR) -> list[tuple[str, str, int]]:
    return [(str(when), metric, int(value)) for when, metric, value in logged(opened(text).team, "ana", days)]


def test_entries_come_by_day_up_to_today() -> None:
    text = """
        --- today 2026-09-15
        --- metrics/ana/2026-09.yaml
        2026-09-15: {calls: 2}
        2026-09-16: {calls: 3}
        2026-09-01: {calls: 1, wins: 1}
        """
    assert entries(text) == [("2026-09-01", "calls", 1), ("2026-09-01", "wins", 1), ("2026-09-15", "calls", 2)]


def test_a_week_at_once_counts_whole_on_its_monday() -> None:
    """Week 36 starts on Monday 31 August."""
    text = "--- metrics/ana/2026-08.yaml\n2026-W36: {calls: 41}\n"
    assert entries(text, Days(date(2026, 8, 31), date(2026, 8, 31))) == [("2026-W36", "calls", 41)]
    assert entries(text, Days(date(2026, 9, 1), date(2026, 9, 30))) == []


def test_a_metric_logged_by_the_week_and_the_day_counts_by_the_day() -> None:
    """The day lies in the next month's file."""
    text = """
        --- metrics/ana/2026-08.yaml
        2026-W36: {calls: 41, meetings: 3}
        --- metrics/ana/2026-09.yaml
        2026-09-02: {calls: 7}
        """
    assert entries(text) == [("2026-W36", "meetings", 3), ("2026-09-02", "calls", 7)]


def test_what_stands_in_another_months_file_is_not_counted() -> None:
    text = """
        --- metrics/ana/2026-08.yaml
        2026-08-03: {calls: 9}
        --- metrics/ana/2026-09.yaml
        2026-08-03: {calls: 9}
        2026-W36: {calls: 40}
        2026-09-14: {calls: 5}
        """
    assert totals(opened(text).team, "ana", YEAR) == {"calls": Decimal(14)}


def test_money_may_be_negative_and_nothing_logged_is_no_zero() -> None:
    text = "--- metrics/ana/2026-09.yaml\n2026-09-01: {revenue: 100.50}\n2026-09-02: {revenue: -350, calls: 0}\n"
    team = opened(text).team
    assert total(team, "ana", "revenue", YEAR) == Decimal("-249.50")
    assert total(team, "ana", "calls", YEAR) == 0
    assert total(team, "ana", "wins", YEAR) is None
    assert total(team, "nobody", "calls", YEAR) is None


def test_weeks_are_added_up_from_days_and_weeks_across_months() -> None:
    text = """
        --- metrics/ana/2026-08.yaml
        2026-W35: {calls: 41}
        2026-08-31: {calls: 3}
        --- metrics/ana/2026-09.yaml
        2026-09-06: {calls: 4}
        2026-09-14: {meetings: 1}
        """
    weeks = [Period.parse(f"2026-W{number}") for number in (35, 36, 37, 38)]
    assert week_totals(opened(text).team, "ana", "calls", weeks) == (Decimal(41), Decimal(7), None, None)
    assert week_totals(opened(text).team, "ana", "wins", weeks) == (None, None, None, None)
    assert week_totals(opened(text).team, "ana", "calls", []) == ()


def test_a_week_covers_its_days_and_an_empty_entry_covers_none() -> None:
    text = "--- metrics/ana/2026-09.yaml\n2026-W37: {calls: 40}\n2026-09-14: {}\n2026-09-15: {calls: 0}\n"
    found = days_logged(opened(text).team, "ana", Days(date(2026, 9, 10), date(2026, 9, 15)))
    assert sorted(found) == [date(2026, 9, day) for day in (10, 11, 12, 13, 15)]


def test_missing_are_the_days_somebody_worked_before_today() -> None:
    """9 September is leave, 12 and 13 a weekend, 15 today."""
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2026-09-08
        away: [{from: 2026-09-09, to: 2026-09-09}]
        --- metrics/ana/2026-09.yaml
        2026-09-11: {calls: 3}
        """
    found = missing_days(opened(text).team, "ana", Days(date(2026, 9, 1), date(2026, 9, 30)))
    assert found == [date(2026, 9, 8), date(2026, 9, 10), date(2026, 9, 14)]


def test_the_ends_of_time_are_only_dates() -> None:
    text = "--- today 0001-01-31\n--- metrics/ana/0001-01.yaml\n0001-01-01: {calls: 1}\n0001-W02: {calls: 2}\n"
    team = opened(text).team
    assert total(team, "ana", "calls", Days(date.min, date.max)) == 3
    assert days_logged(team, "ana", Days(date.min, date(1, 1, 2))) == {date.min}
