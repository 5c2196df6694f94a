from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.season import YEAR, annual, quarter_ahead, quarter_index
from salesctl.systems.recipe.science.smooth import baselines, bridge, level, ma13, sesq, snaive

RNG = np.random.default_rng(5)


def test_the_moving_average_is_that_of_thirteen_weeks() -> None:
    assert ma13(np.arange(40.0), 3).tolist() == [33.0, 33.0, 33.0]


def test_seasonal_naive_looks_a_year_back_once_there_are_65_weeks() -> None:
    assert snaive(np.arange(70.0), 2).tolist() == [18.0, 19.0]
    assert snaive(np.arange(64.0), 2).tolist() == [51.0, 52.0]


def test_smoothing_a_constant_gives_the_constant() -> None:
    assert level(np.full(60, 7.0)) == pytest.approx(7.0)
    assert sesq(np.full(90, 7.0), np.arange(90) % 13, 13).tolist() == pytest.approx([7.0] * 13)


def test_smoothing_follows_a_lasting_change() -> None:
    series = np.concatenate((np.full(60, 10.0), np.full(30, 20.0))) + RNG.normal(0, 0.3, 90)
    assert level(series) == pytest.approx(20.0, abs=0.5)


def test_a_yearly_wave_is_kept_and_forecast() -> None:
    week = np.arange(156)
    series = 100 * (1 + 0.4 * np.sin(2 * np.pi * week / YEAR)) + RNG.normal(0, 3, 156)
    season = annual(series)
    assert season.kept
    ahead = np.arange(156, 182)
    np.testing.assert_allclose(season.factor(ahead), 1 + 0.4 * np.sin(2 * np.pi * ahead / YEAR), atol=0.06)


def test_no_wave_is_kept_in_noise_or_with_too_few_weeks() -> None:
    assert not annual(100 + RNG.normal(0, 10, 156)).kept
    assert not annual(100 * (1 + 0.4 * np.sin(2 * np.pi * np.arange(60) / YEAR))).kept


def test_the_end_of_the_quarter_is_found() -> None:
    week = np.arange(130) % 13
    actual = np.where(week >= 10, 300.0, 40.0) + RNG.normal(0, 5, 130)
    index = quarter_index(actual, np.full(130, 100.0), week)
    assert index[12] == pytest.approx(3.0, abs=0.15)
    assert index[2] == pytest.approx(0.4, abs=0.08)


def test_noise_leaves_the_quarter_flat() -> None:
    index = quarter_index(100 + RNG.normal(0, 30, 130), np.full(130, 100.0), np.arange(130) % 13)
    np.testing.assert_allclose(index, 1.0, atol=0.12)


def test_the_weeks_of_the_quarter_go_on() -> None:
    assert quarter_ahead(np.arange(30) % 13, 12).tolist() == [4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 2]


def test_unknown_weeks_are_bridged_from_the_past() -> None:
    series = np.concatenate(([np.nan], np.full(20, 4.0), [np.nan]))
    assert bridge(series).tolist() == [4.0] * 22


@pytest.mark.parametrize("weeks", [26, 40, 64, 65, 104])
def test_every_baseline_is_finite_and_scales_with_money(weeks: int) -> None:
    series, quarter = RNG.poisson(5, weeks).astype(float), np.arange(weeks) % 13
    one, thousand = baselines(series, quarter, 26), baselines(1000 * series, quarter, 26)
    for name, forecast in one.items():
        assert np.isfinite(forecast).all()
        np.testing.assert_allclose(thousand[name], 1000 * forecast, rtol=1e-9)


def test_a_team_that_sold_nothing_is_forecast_to_sell_nothing() -> None:
    for forecast in baselines(np.zeros(80), np.arange(80) % 13, 13).values():
        assert forecast.tolist() == [0.0] * 13
