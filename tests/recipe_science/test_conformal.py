from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.conformal import bands, chance, enough, quantile, worth
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


@pytest.mark.parametrize("count", [8, 9, 13, 14, 30])
def test_the_quantile_holds_as_often_as_promised_whatever_the_count(count: int) -> None:
    """Of independent errors; the next larger order statistic would hold up to 7 % more often."""
    drawn = np.random.default_rng(count).exponential(size=(4000, count + 1))
    held = [row[-1] <= quantile(row[:-1], np.ones(count), 0.8, count) for row in drawn]
    assert float(np.mean(held)) == pytest.approx(0.8, abs=0.025)


def test_beyond_the_largest_error_the_quantile_is_stretched() -> None:
    errors = np.arange(1.0, 9.0)
    assert 8.0 < quantile(errors, np.ones(8), 0.98, 8.0) < 8.0 * 1.3
    assert quantile(errors, np.ones(8), 0.98, 1.0) == quantile(errors, np.ones(8), 0.98, 0.5)


def test_what_windows_are_worth() -> None:
    """Apart and equal they count in full, all the same they count as one, the more they overlap the less."""
    weeks = np.arange(0, 130, 13)
    assert worth(weeks, np.ones(10), 13) == pytest.approx(10.0)
    assert worth(np.zeros(10, dtype=np.int64), np.ones(10), 13) == pytest.approx(1.0)
    close = worth(np.arange(130), np.ones(130), 13)
    assert 10.0 < close < worth(np.arange(130), np.ones(130), 4) < 130.0
    assert worth(weeks, 0.5 ** np.arange(10.0), 13) < 3.1


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
