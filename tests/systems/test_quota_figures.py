"""What a number is in a year, half, quarter and month, what is reached of it, and who carries one."""

from decimal import Decimal

import pytest

from salesctl.core.period import Period
from salesctl.systems.quota.figures import (
    attained,
    carriers,
    elapsed,
    holders,
    measure_of,
    quota_of,
    target_of,
    team_attained,
    team_quota,
)
from tests.support.examples import opened

QUOTAS = """
--- quotas/2026.yaml
target: {H1: 2100000, H2: 2400000}
quotas:
  ana: {H1: 400000, H2: 450000}
  bo: {H1: 300000, Q3: 150000, Q4: 100000}
"""


def number(written: str, period: str) -> Decimal | None:
    team = opened(f"--- quotas/2026.yaml\nquotas:\n  ana: {written}\n").team
    return quota_of(team, "ana", Period.parse(period))


@pytest.mark.parametrize(
    ("written", "period", "expected"),
    [
        ("{H1: 400000, H2: 450000}", "2026", 850000),
        ("{H1: 400000, H2: 450000}", "2026-H2", 450000),
        ("{H1: 400000, H2: 450000}", "2026-Q3", 225000),
        ("{H1: 400000, H2: 450000}", "2026-11", 75000),
        ("{H1: 300000, Q3: 150000, Q4: 100000}", "2026-H2", 250000),
        ("{H1: 300000, Q3: 150000, Q4: 100000}", "2026-12", Decimal(100000) / 3),
        ("{Q4: 70000}", "2026-H2", 70000),
        ("{Q4: 70000}", "2026-Q3", None),
        ("{H2: 70000}", "2026", 70000),
        ("{H2: 70000}", "2026-H1", None),
        ("{H2: 70000}", "2026-W40", None),
        ("{H2: 70000}", "2026-10-01", None),
        ("{H2: 70000}", "2027-H1", None),
    ],
)
def test_a_half_is_two_quarters_and_a_quarter_three_months(written: str, period: str, expected: Decimal | None) -> None:
    assert number(written, period) == expected


def test_a_half_with_one_of_its_quarters_leaves_the_rest_to_the_other() -> None:
    assert number("{H2: 450000, Q3: 150000}", "2026-Q4") == 300000
    assert number("{H2: 450000, Q3: 150000}", "2026-H2") == 450000


def test_both_quarters_count_for_more_than_their_half() -> None:
    assert number("{H2: 450000, Q3: 150000, Q4: 100000}", "2026-H2") == 250000


def test_the_year_is_the_fiscal_one_for_months_too() -> None:
    """With a year that starts in April and is named for its end, November 2026 lies in 2027-Q3."""
    text = """
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        fiscal_year: {starts: 4, named_for: end}
        --- quotas/2027.yaml
        quotas:
          ana: {Q3: 90000, Q4: 30000}
        """
    team = opened(text).team
    assert quota_of(team, "ana", Period.parse("2026-11")) == 30000
    assert quota_of(team, "ana", Period.parse("2027-02")) == 10000


def test_the_target_is_read_the_same_way() -> None:
    team = opened(QUOTAS).team
    assert target_of(team, Period.parse("2026-Q4")) == 1200000
    assert target_of(team, Period.parse("2026")) == 4500000
    assert target_of(team, Period.parse("2027")) is None


def test_reached_is_the_outcome_logged_in_the_period_up_to_today() -> None:
    text = """
        --- today 2026-09-15
        --- metrics/ana/2026-06.yaml
        2026-06-30: {revenue: 7}
        --- metrics/ana/2026-07.yaml
        2026-07-01: {calls: 9, revenue: 1000}
        --- metrics/ana/2026-09.yaml
        2026-09-15: {revenue: -50.25}
        2026-09-16: {revenue: 4000}
        """
    assert attained(opened(text).team, "ana", Period.parse("2026-Q3")) == Decimal("949.75")


def test_nothing_logged_is_not_zero() -> None:
    text = """
        --- metrics/ana/2026-09.yaml
        2026-09-14: {calls: 9}
        2026-09-15: {revenue: 0}
        """
    team = opened(text).team
    assert attained(team, "ana", Period.parse("2026-Q3")) == 0
    assert attained(team, "bo", Period.parse("2026-Q3")) is None
    assert attained(opened(text + "--- recipe.yaml\n").team, "ana", Period.parse("2026-Q3")) is None


MEASURED = """
--- quotas/2026.yaml
quotas:
  ana: {measure: meetings, Q3: 100, Q4: 100}
  bo: {H2: 300000}
  max: {H2: 500000}
--- metrics/ana/2026-09.yaml
2026-09-14: {meetings: 3, revenue: 500}
--- metrics/bo/2026-09.yaml
2026-09-14: {meetings: 2, revenue: 100}
"""


def test_a_number_with_a_measure_counts_that_metric() -> None:
    team = opened(MEASURED).team
    assert measure_of(team, "ana", Period.parse("2026-Q3")) == "meetings"
    assert measure_of(team, "bo", Period.parse("2026-Q3")) is None
    assert attained(team, "ana", Period.parse("2026-Q3")) == 3
    assert attained(team, "bo", Period.parse("2026-Q3")) == 100


def test_the_teams_sum_leaves_out_measures_and_the_manager_and_its_result_leaves_out_nobody() -> None:
    team = opened(MEASURED).team
    assert team_quota(team, Period.parse("2026-H2")) == 300000
    assert team_attained(team, Period.parse("2026-H2")) == 600
    assert holders(team, Period.parse("2026-H2")) == ("ana", "bo", "max")


def test_carriers_are_those_employed_in_the_period_who_carry_a_quota() -> None:
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30
        --- people/cy.yaml
        name: Cy
        role: salesperson
        starts: 2026-07-01
        carries_quota: false
        --- people/di.yaml
        name: Di
        role: specialist
        starts: 2026-12-31
        carries_quota: true
        """
    team = opened(text).team
    assert carriers(team, Period.parse("2026-H1")) == ("ana", "bo")
    assert carriers(team, Period.parse("2026-H2")) == ("bo", "di")


def test_today_is_not_over() -> None:
    """July to September 2026 has 66 weekdays and no Portuguese holiday on one."""
    assert elapsed(opened("--- today 2026-07-01").team, Period.parse("2026-Q3")) == (0, 66)
    assert elapsed(opened("--- today 2026-07-02").team, Period.parse("2026-Q3")) == (1, 66)
    assert elapsed(opened("--- today 2026-10-05").team, Period.parse("2026-Q3")) == (66, 66)


def test_the_last_half_of_the_calendar_has_an_answer_and_no_error() -> None:
    team = opened("--- quotas/9999.yaml\nquotas:\n  ana: {H2: 5}\n").team
    assert quota_of(team, "ana", Period.parse("9999-H2")) == 5
    assert attained(team, "ana", Period.parse("9999-H2")) is None
    assert carriers(team, Period.parse("9999-H2")) == ("ana", "bo")
    gone, days = elapsed(team, Period.parse("9999-H2"))
    assert gone == 0
    assert days > 100
