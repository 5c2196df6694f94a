from __future__ import annotations

import json

import numpy as np
import pytest

from salesctl.systems.recipe.science import backtest, from_plain, predict, to_plain
from tests.recipe_science.made import FUNNEL, calls_panel, team


def test_a_kept_backtest_forecasts_the_same_to_the_last_bit() -> None:
    panel = team(seed=6, people=6, weeks=70)
    test = backtest(panel, FUNNEL)
    again = from_plain(json.loads(json.dumps(to_plain(test), allow_nan=False)))
    assert again.horizons == test.horizons
    assert again.verdict == test.verdict
    np.testing.assert_array_equal(again.tracks.forecasts, test.tracks.forecasts)
    assert predict(panel, FUNNEL, tested=again) == predict(panel, FUNNEL, tested=test)


def test_an_empty_backtest_can_be_kept() -> None:
    test = backtest(calls_panel(weeks=20), ("calls",))
    again = from_plain(json.loads(json.dumps(to_plain(test), allow_nan=False)))
    assert again.tracks.forecasts.shape == test.tracks.forecasts.shape
    assert again.verdict == test.verdict


@pytest.mark.parametrize("damage", [{"shape": 99}, {"origins": "x"}, {"sizes": [1, 2, 3]}, {"horizons": [{}]}])
def test_a_damaged_or_foreign_file_is_refused(damage: dict[str, object]) -> None:
    kept = to_plain(backtest(calls_panel(weeks=45), ("calls",)))
    with pytest.raises(ValueError, match="no backtest of this version"):
        from_plain({**kept, **damage})
