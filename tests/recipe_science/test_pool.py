from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.pool import apart, errors, play, pool_weights
from salesctl.systems.recipe.science.tracks import METHODS, STEPS, Tracks


def tracks(sizes: dict[str, float], weeks: int = 100, seed: int = 0) -> Tracks:
    """Make methods that miss a weekly outcome of 100 by a lasting error of these sizes, new each quarter."""
    rng = np.random.default_rng(seed)
    origins = np.arange(26, 26 + weeks)
    made = np.empty((len(METHODS), weeks, STEPS))
    for at, name in enumerate(METHODS):
        wobble = np.repeat(rng.normal(0, 1, weeks // 7 + 1), 7)[:weeks]
        made[at] = 100.0 * (1.0 + sizes[name] * wobble[:, None])
    actual = np.full((weeks, STEPS), 100.0)
    late = origins[:, None] + np.arange(STEPS) >= 26 + weeks
    return Tracks(origins, made, np.where(late, np.nan, actual))


def test_windows_apart_do_not_overlap() -> None:
    assert apart(np.arange(26, 52), 13) == 2
    assert apart(np.arange(26, 53), 13) == 3
    assert apart(np.array([], dtype=np.int64), 13) == 0


def test_weights_add_up_and_favour_the_better() -> None:
    weights = pool_weights(np.array([0.1, 0.2, 0.2, 0.4]), np.ones(4))
    assert weights.sum() == pytest.approx(1.0)
    assert weights[0] == weights.max()


def test_a_method_with_nothing_to_say_weighs_nothing() -> None:
    weights = pool_weights(np.array([0.1, 0.2, 0.2, 0.01]), np.array([1.0, 1.0, 1.0, np.nan]))
    assert weights[3] == 0.0
    assert weights.sum() == pytest.approx(1.0)


def test_errors_of_long_ago_count_less() -> None:
    origins, actual = np.arange(26, 234), np.full(208, 100.0)
    each = np.full((4, 208), 110.0)
    each[0, :104], each[0, 104:] = 150.0, 100.0
    each[1, :104], each[1, 104:] = 100.0, 150.0
    error = errors(origins, each, actual)
    assert error[0] < error[1]


def test_a_much_better_funnel_is_printed_alone_but_only_after_three_windows() -> None:
    sizes = {"ma13": 0.3, "snaive": 0.3, "sesq": 0.3, "funnel": 0.03}
    played = play(tracks(sizes), 13)
    assert set(played.chosen[: 26 + 13]) == {"pool"}
    assert played.chosen[-1] == "funnel"


def test_a_useless_funnel_leaves_a_baseline_or_a_pool_no_worse() -> None:
    sizes = {"ma13": 0.1, "snaive": 0.3, "sesq": 0.1, "funnel": 0.6}
    played = play(tracks(sizes, weeks=160), 13)
    good = played.resolved & (played.origins >= 65)
    ours = np.abs(played.total - played.actual)[good].mean()
    best = np.abs(played.each - played.actual)[:3, good].mean(axis=1).min()
    assert "funnel" not in played.chosen
    assert ours <= 1.1 * best


def test_the_future_never_weighs() -> None:
    """Changing what came after an origin's day leaves its weights as they were."""
    sizes = {"ma13": 0.2, "snaive": 0.3, "sesq": 0.2, "funnel": 0.1}
    one = tracks(sizes)
    before = play(one, 13)
    poisoned: Floats = one.actual.copy()
    poisoned[60:] = 1e9
    after = play(Tracks(one.origins, one.forecasts, poisoned), 13)
    np.testing.assert_array_equal(before.weights[:73], after.weights[:73])


def test_the_weeks_add_up_to_the_total() -> None:
    played = play(tracks({"ma13": 0.2, "snaive": 0.3, "sesq": 0.2, "funnel": 0.1}), 8)
    np.testing.assert_allclose(played.by_week.sum(axis=1), played.total)
