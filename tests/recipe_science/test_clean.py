from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.clean import (
    clean,
    latest_rate,
    monthly_loggers,
    spread_monthly,
    tame,
    trailing_rate,
)

FULL = np.ones((1, 40))


def test_a_gap_is_filled_with_the_persons_own_rate_never_with_nought() -> None:
    values = np.full((1, 40), 10.0)
    values[0, 20:23] = np.nan
    log = clean(values, FULL)
    assert log.filled[0, 20:23].tolist() == [10.0, 10.0, 10.0]
    assert not log.seen[0, 20:23].any()
    assert log.inside.all()


def test_a_gap_in_a_short_week_is_filled_for_the_days_worked() -> None:
    values, share = np.full((1, 40), 10.0), np.ones((1, 40))
    values[0, 20], share[0, 20] = np.nan, 0.4
    assert clean(values, share).filled[0, 20] == pytest.approx(4.0)


def test_only_the_past_fills_a_gap() -> None:
    values = np.concatenate((np.full(20, 10.0), [np.nan], np.full(19, 50.0)))[None]
    assert clean(values, FULL).filled[0, 20] == pytest.approx(10.0)


def test_before_joining_everything_is_truly_nought() -> None:
    values, share = np.full((1, 40), 10.0), np.ones((1, 40))
    values[0, :15] = share[0, :15] = np.nan
    log = clean(values, share)
    assert log.filled[0, :15].tolist() == [0.0] * 15
    assert log.inside[0, :15].all()


def test_before_the_first_log_of_a_metric_nothing_is_known() -> None:
    values = np.full((1, 40), 10.0)
    values[0, :15] = np.nan
    assert not clean(values, FULL).inside[0, :15].any()


def test_a_written_nought_is_a_nought() -> None:
    log = clean(np.zeros((1, 40)), FULL)
    assert log.seen.all()
    assert not log.filled.any()


def test_a_monthly_log_is_spread_over_its_weeks_and_keeps_its_sum() -> None:
    values = np.full((1, 40), np.nan)
    values[0, 3::4] = 40.0
    assert monthly_loggers(values, FULL).tolist() == [True]
    assert spread_monthly(values, FULL)[0].tolist() == [10.0] * 40


def test_a_month_with_leave_is_spread_over_the_weeks_worked() -> None:
    values, share = np.full((1, 40), np.nan), np.ones((1, 40))
    values[0, 3::4] = 40.0
    share[0, 20] = 0.0
    spread = spread_monthly(values, share)[0]
    assert spread[20] == 0.0
    assert spread[20:24].sum() == pytest.approx(40.0)


def test_who_forgets_now_and_then_is_no_monthly_logger() -> None:
    values = np.full((1, 40), 10.0)
    values[0, [3, 9, 10, 22]] = np.nan
    assert not monthly_loggers(values, FULL).any()


def test_one_huge_deal_is_capped_and_counted_and_a_usual_one_is_not() -> None:
    rng = np.random.default_rng(0)
    outcome = rng.lognormal(9.0, 0.5, (5, 40))
    outcome[2, 10] = 5_000_000.0
    capped, count = tame(outcome)
    assert count == 1
    assert capped[2, 10] < 200_000
    np.testing.assert_array_equal(np.delete(capped.ravel(), 90), np.delete(outcome.ravel(), 90))


def test_large_deals_that_come_often_are_how_the_team_sells() -> None:
    """One week in ten brings a hundred times the usual: nothing of it is cut."""
    rng = np.random.default_rng(0)
    outcome = rng.lognormal(7.0, 0.2, (5, 80))
    outcome[:, ::10] *= 100.0
    capped, count = tame(outcome)
    assert capped.sum() > 0.99 * outcome.sum()
    assert count <= 2


def test_capping_twice_changes_nothing_more() -> None:
    outcome = np.random.default_rng(0).lognormal(9.0, 0.5, (5, 40))
    outcome[2, 10] = 5_000_000.0
    once = tame(outcome)[0]
    assert tame(once)[0].tolist() == once.tolist()


def test_credit_notes_and_noughts_stay_as_they_are() -> None:
    outcome = np.where(np.arange(60) % 3 == 0, -500.0, 0.0)[None]
    assert tame(outcome)[0].tolist() == outcome.tolist()


def test_the_latest_rate_counts_logged_weeks_and_working_time() -> None:
    values, share = np.full((2, 30), 5.0), np.full((2, 30), 0.5)
    values[0, -4:] = np.nan
    values[1] = np.nan
    assert latest_rate(values, share).tolist() == [10.0, 0.0]


def test_the_trailing_rate_never_sees_its_own_week() -> None:
    values = np.arange(30.0)[None]
    rate = trailing_rate(values, np.ones((1, 30)))
    assert np.isnan(rate[0, 0])
    assert rate[0, 1] == 0.0
    assert rate[0, 29] == pytest.approx(np.arange(16.0, 29.0).mean())
