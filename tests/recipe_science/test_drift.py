from __future__ import annotations

import numpy as np
import pytest

from benchmarks.recipe.simulator import REGIMES, break_week
from salesctl.systems.recipe.science import drift
from salesctl.systems.recipe.science.breaks import scan
from tests.recipe_science.made import FUNNEL, calls_panel, team

RNG = np.random.default_rng(8)


def test_a_halved_conversion_is_named_with_its_week() -> None:
    panel = team("break", seed=1)
    week = break_week(REGIMES["break"])
    found = drift(panel.until(week + 8), FUNNEL).alarms
    assert found
    assert (found[0].source, found[0].target) == ("proposals", "wins")
    assert found[0].ratio == pytest.approx(0.5, abs=0.2)
    assert abs(panel.weeks.index(found[0].since) - week) <= 3


def test_a_sound_funnel_rings_no_alarm() -> None:
    assert drift(team(seed=2), FUNNEL).alarms == ()


def test_a_better_conversion_rings_too() -> None:
    due = np.full(100, 50.0)
    got = RNG.poisson(np.where(np.arange(100) < 90, 50, 90)).astype(float)
    found = scan(got, due)
    assert found is not None
    assert found.alarm
    assert found.ratio > 1.5
    assert abs(found.week - 90) <= 1


def test_a_change_too_small_to_matter_rings_no_alarm() -> None:
    found = scan(np.where(np.arange(100) < 85, 1000.0, 1100.0) + RNG.normal(0, 5, 100), np.full(100, 1000.0))
    assert found is not None
    assert abs(found.z) > 3
    assert not found.alarm


def test_false_alarms_are_rare_in_plain_noise() -> None:
    rang = [
        found.alarm
        for seed in range(200)
        if (found := scan(np.random.default_rng(seed).poisson(20, 100).astype(float), np.full(100, 20.0)))
    ]
    assert len(rang) == 200
    assert float(np.mean(rang)) <= 0.06


def test_unknown_weeks_do_not_ring() -> None:
    got = RNG.poisson(50, 100).astype(float)
    got[-10:] = np.nan
    found = scan(got, np.full(100, 50.0))
    assert found is None or not found.alarm


def test_too_short_a_history_is_said() -> None:
    result = drift(calls_panel(weeks=20), ("calls",))
    assert result.alarms == ()
    assert any("26 are needed" in lack for lack in result.missing)
