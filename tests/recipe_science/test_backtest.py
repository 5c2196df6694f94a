from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesctl.systems.recipe.science import Label, Panel, backtest
from salesctl.systems.recipe.science.backtest import score, scored
from salesctl.systems.recipe.science.pool import play
from salesctl.systems.recipe.science.tracks import METHODS, at_origin, origins, replay
from tests.recipe_science.made import FUNNEL, calls_panel, panel_of, team


@pytest.fixture(scope="module")
def strong() -> Panel:
    return team(seed=1)


def test_nothing_after_an_origin_is_used() -> None:
    """The future is replaced by nonsense, and what would have been forecast stays the same to the last bit."""
    panel = team(seed=4, weeks=90)
    poisoned = replace(panel, values=panel.values.copy(), outcome=panel.outcome.copy(), share=panel.share.copy())
    poisoned.values[:, :, 60:] = 1e6
    poisoned.outcome[:, 60:] = -1e9
    poisoned.share[:, 60:] = 0.1
    np.testing.assert_array_equal(at_origin(panel.until(60), FUNNEL), at_origin(poisoned.until(60), FUNNEL))
    early = replay(panel, FUNNEL, 4).origins <= 60
    np.testing.assert_array_equal(
        replay(panel, FUNNEL, 4).forecasts[:, early], replay(poisoned, FUNNEL, 4).forecasts[:, early]
    )


def test_a_strong_recipe_is_comfortable_and_beats_the_naive(strong: Panel) -> None:
    test = backtest(strong, FUNNEL)
    quarter = test.at(13)
    assert quarter is not None
    assert quarter.error is not None
    assert quarter.mase is not None
    assert quarter.error <= 0.9 * min(quarter.naive.values())
    assert quarter.mase < 1
    assert quarter.windows >= 3
    assert test.verdict.label is Label.COMFORTABLE
    assert [horizon.weeks for horizon in test.horizons] == [4, 8, 13]


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_metrics_of_somebody_else_are_not_comfortable(seed: int) -> None:
    """One panel in fifty has a metric that passes by chance (seed 2 is such), so this is no "never"."""
    test = backtest(team("noise", seed=seed, weeks=104), FUNNEL)
    assert test.verdict.label is not Label.COMFORTABLE


def test_the_error_is_what_one_would_add_up_by_hand() -> None:
    panel = team(seed=4, weeks=90)
    played = play(replay(panel, FUNNEL, 4), 4)
    count = scored(played)
    series = panel.outcome.sum(axis=0)
    actual = np.array([series[week : week + 4].sum() for week in played.origins[count]])
    by_hand = np.abs(played.total[count] - actual).sum() / actual.sum()
    naive = np.array([4 * series[week - 13 : week].mean() for week in played.origins[count]])
    result = score(played, series)
    assert result.error == pytest.approx(by_hand)
    assert result.naive["ma13"] == pytest.approx(np.abs(naive - actual).sum() / actual.sum())


def test_progress_is_told_after_every_origin() -> None:
    seen: list[tuple[int, int]] = []
    backtest(team(seed=1, people=5, weeks=50), FUNNEL, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number, len(seen)) for number in range(1, len(seen) + 1)]
    assert len(seen) == 21


def test_origins_leave_a_horizon_to_judge_and_a_half_year_to_learn() -> None:
    assert origins(40, 13).tolist() == [26, 27]
    assert origins(38, 13).size == 0
    assert origins(156, 4).size <= 60
    assert origins(156, 4)[-1] == 152


def test_the_order_of_people_does_not_matter() -> None:
    panel = team(seed=6, people=6, weeks=70)
    turned = panel.only(np.array([2, 0, 5, 1, 4, 3]))
    one, other = backtest(panel, FUNNEL), backtest(turned, FUNNEL)
    for left, right in zip(one.horizons, other.horizons, strict=True):
        assert left.error == pytest.approx(right.error, rel=1e-6)
        assert left.coverage == pytest.approx(right.coverage)
    assert one.verdict == other.verdict


def test_the_unit_of_money_does_not_matter() -> None:
    panel = team(seed=6, people=6, weeks=80)
    one = backtest(panel, FUNNEL)
    other = backtest(replace(panel, outcome=1000.0 * panel.outcome), FUNNEL)
    for left, right in zip(one.horizons, other.horizons, strict=True):
        assert left.error == pytest.approx(right.error, rel=1e-6)
        assert left.mase == pytest.approx(right.mase, rel=1e-6)
        assert left.coverage == right.coverage


def test_under_26_weeks_nothing_is_measured_and_it_is_said() -> None:
    test = backtest(calls_panel(weeks=20), ("calls",))
    assert all(horizon.error is None for horizon in test.horizons)
    assert all(horizon.coverage is None for horizon in test.horizons)
    assert test.verdict.label is Label.NOT_YET
    assert any("19 more weeks" in lack for lack in test.verdict.missing)


def test_a_short_history_has_no_coverage_for_the_long_horizon() -> None:
    test = backtest(team("few", seed=3), FUNNEL)
    quarter = test.at(13)
    assert quarter is not None
    assert quarter.error is not None
    assert quarter.coverage is None
    assert test.verdict.label is not Label.COMFORTABLE


def test_one_person_is_scored_but_never_called_comfortable() -> None:
    panel = calls_panel(people=6, weeks=120)
    test = backtest(panel, ("calls",), who="p2")
    assert test.who == "p2"
    assert test.verdict.label is not Label.COMFORTABLE
    assert any("one person" in reason for reason in test.verdict.reasons)


def test_without_any_metric_the_naive_forecasts_remain() -> None:
    rng = np.random.default_rng(0)
    test = backtest(panel_of({}, rng.poisson(50, (5, 90)).astype(float)), FUNNEL)
    quarter = test.at(13)
    assert quarter is not None
    assert quarter.funnel is None
    assert quarter.error is not None
    assert set(quarter.naive) == set(METHODS) - {"funnel"}
    assert test.verdict.label is not Label.COMFORTABLE


def test_a_year_without_revenue_has_no_error() -> None:
    test = backtest(panel_of({"calls": np.ones((5, 60))}, np.zeros((5, 60))), ("calls",))
    assert all(horizon.error is None for horizon in test.horizons)
    assert test.verdict.label is Label.NOT_YET
