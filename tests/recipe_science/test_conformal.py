from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.conformal import bands, chance, enough, quantile
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.pool import Played


def played(errors: Floats, weeks: int = 1, *, open_end: bool = False) -> Played:
    """Make forecasts of 100 that missed by these relative errors, one origin a week."""
    size = errors.size
    actual = 100.0 * (1.0 + errors)
    if open_end:
        actual[-1] = np.nan
    total = np.full(size, 100.0)
    return Played(
        weeks,
        np.arange(26, 26 + size),
        np.tile(total, (4, 1)),
        np.tile([0.0, 0.0, 1.0, 0.0], (size, 1)),
        ("sesq",) * size,
        total[:, None],
        total,
        actual,
    )


def test_the_quantile_is_the_conformal_order_statistic() -> None:
    """With equal weights: the ceil((m + 1) x 0.8)-th smallest of m."""
    for count in range(8, 40):
        errors = np.random.default_rng(count).permutation(np.arange(1.0, count + 1))
        assert quantile(errors, np.ones(count), 0.8) == np.ceil((count + 1) * 0.8)


def test_coverage_on_exchangeable_errors() -> None:
    """Independent errors of one size: the 80 % interval holds in about 80 % of the weeks."""
    held = []
    for seed in range(40):
        inside = bands(played(np.random.default_rng(seed).normal(0, 0.1, 120))).inside
        held.append(np.nanmean(inside[20:]))
    assert 0.78 <= float(np.mean(held)) <= 0.85


def test_coverage_survives_a_lasting_rise_of_the_errors() -> None:
    held = []
    for seed in range(40):
        size = np.where(np.arange(160) < 80, 0.05, 0.15)
        inside = bands(played(size * np.random.default_rng(seed).normal(size=160))).inside
        held.append(np.nanmean(inside[110:]))
    assert 0.74 <= float(np.mean(held)) <= 0.87


def test_nothing_is_said_below_eight_windows() -> None:
    half = bands(played(np.full(12, 0.1))).half
    assert np.isnan(half[:8]).all()
    assert np.isfinite(half[9:]).all()


def test_nothing_is_said_with_fewer_than_two_windows_apart() -> None:
    """Thirteen-week windows begun in consecutive weeks: 13 of them still make only one."""
    long = played(np.full(40, 0.1), weeks=13)
    assert not enough(long, 25)
    assert enough(long, 26)


def test_an_interval_uses_only_windows_that_were_over() -> None:
    errors = np.full(40, 0.1)
    before = bands(played(errors.copy(), weeks=4)).half[30]
    errors[27:] = 9.0
    assert bands(played(errors, weeks=4)).half[30] == before


def test_the_chance_is_the_share_of_misses_that_would_do() -> None:
    errors = np.tile([-0.2, -0.1, 0.1, 0.2], 30)
    made = played(np.append(errors, 0.0), open_end=True)
    assert chance(made, 120, 100.0) == pytest.approx(0.5, abs=0.03)
    assert chance(made, 120, 115.0) == pytest.approx(0.25, abs=0.03)
    certain, hopeless = chance(made, 120, 50.0), chance(made, 120, 500.0)
    assert certain is not None
    assert hopeless is not None
    assert 0.9 < certain < 1.0
    assert 0.0 < hopeless < 0.1


def test_what_is_reached_already_is_certain_and_a_short_past_says_nothing() -> None:
    short = played(np.full(5, 0.1), open_end=True)
    assert chance(short, 4, 0.0) == 1.0
    assert chance(short, 4, 100.0) is None
