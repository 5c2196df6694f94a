from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science import Panel, targets
from salesctl.systems.recipe.science.ahead import forecast, usual
from salesctl.systems.recipe.science.chain import fit_chain
from tests.recipe_science.made import FUNNEL, calls_panel, team


@pytest.fixture(scope="module")
def plain() -> Panel:
    return calls_panel()


def test_the_activity_needed_reaches_the_number_when_carried_forward(plain: Panel) -> None:
    """Solve backwards, then forwards: the same kernels give the number back."""
    lately = targets(plain, ("calls",), 1.0, 13).as_lately
    assert lately is not None
    wanted = 1.02 * lately
    back = targets(plain, ("calls",), wanted, 13)
    assert back.needed_factor is not None
    assert back.unreachable == 0.0
    chain = fit_chain(plain, ("calls",))
    again = forecast(chain, plain, usual(plain, 13), {"calls": back.needed_factor})[-1].sum()
    assert float(again) == pytest.approx(wanted, rel=1e-6)


def test_what_is_in_flight_needs_no_activity(plain: Panel) -> None:
    back = targets(plain, ("calls",), 100.0, 13)
    assert back.in_flight is not None
    assert back.in_flight > 100.0
    assert back.needed_factor == 0.0
    assert back.stages[0].needed == 0.0


def test_what_the_lag_makes_unreachable_is_said_and_not_spread(plain: Panel) -> None:
    """Calls pay after three weeks: of a number due in three weeks no more can be had than is in flight."""
    back = targets(plain, ("calls",), 1_000_000.0, 3)
    assert back.ceiling is not None
    assert back.in_flight is not None
    assert back.ceiling < 1.15 * back.in_flight
    assert back.unreachable == pytest.approx(1_000_000.0 - back.ceiling)
    assert back.needed_factor is not None
    assert back.needed_factor < 1.5


def test_the_last_useful_week_leaves_room_for_the_lag(plain: Panel) -> None:
    assert targets(plain, ("calls",), 1.0, 13).last_useful_week in {9, 10}


def test_more_calls_bring_more_but_only_what_is_not_in_flight_already(plain: Panel) -> None:
    back = targets(plain, ("calls",), 1.0, 13, what_if={"calls": 1.2})
    assert back.what_if is not None
    assert back.as_lately is not None
    assert back.in_flight is not None
    assert back.what_if == pytest.approx(back.in_flight + 1.2 * (back.as_lately - back.in_flight), rel=1e-6)


def test_a_what_if_outside_the_funnel_is_said(plain: Panel) -> None:
    back = targets(plain, ("calls",), 1.0, 13, what_if={"demos": 2.0})
    assert back.what_if == pytest.approx(back.as_lately)
    assert any("demos is not in the funnel" in lack for lack in back.missing)


def test_every_stage_of_the_funnel_gets_a_weekly_number() -> None:
    back = targets(team(), FUNNEL, 2_000_000.0, 20)
    assert [stage.stage for stage in back.stages] == [*FUNNEL, "revenue"]
    assert all(stage.needed is not None and stage.needed > 0 for stage in back.stages)


def test_a_person_is_read_backwards_by_their_own_conversions() -> None:
    """p0 converts half as well as p1: for the same number p0 needs about twice the calls."""
    rng = np.random.default_rng(3)
    panel = calls_panel(people=6, weeks=100)
    calls = rng.poisson(20.0, (6, 103)).astype(float)
    rate = np.array([50.0, 100.0, 75.0, 75.0, 75.0, 75.0])[:, None]
    panel.values[0], panel.outcome[:] = calls[:, 3:], rate * calls[:, :100]
    gains = []
    for who in ("p0", "p1"):
        back = targets(panel, ("calls",), 1.0, 13, who=who)
        assert back.as_lately is not None
        assert back.in_flight is not None
        gains.append((back.as_lately - back.in_flight) / back.stages[0].lately)
    assert gains[1] / gains[0] == pytest.approx(2.0, rel=0.15)


def test_a_newcomers_pace_is_that_of_the_weeks_here() -> None:
    """Twenty calls a week for four weeks are twenty a week, and not six of thirteen."""
    panel = calls_panel(people=6, weeks=100)
    panel.values[0] = 20.0
    for known in (panel.values[0][0], panel.outcome[0], panel.share[0]):
        known[:-4] = np.nan
    back = targets(panel, ("calls",), 1e9, 13, who="p0")
    assert back.stages[0].lately == pytest.approx(20.0)
    assert back.ceiling == pytest.approx(back.as_lately, rel=0.35)


def test_without_a_log_nothing_is_asked_and_it_is_said(plain: Panel) -> None:
    short = targets(plain.until(20), ("calls",), 1.0, 13)
    assert (short.needed_factor, short.stages) == (None, ())
    assert any("26 are needed" in lack for lack in short.missing)
    silent = calls_panel()
    silent.values[:, 1] = np.nan
    nobody = targets(silent, ("calls",), 1.0, 13, who="p1")
    assert nobody.needed_factor is None
    assert any("p1 has not logged calls" in lack for lack in nobody.missing)


def test_an_unknown_person_is_named(plain: Panel) -> None:
    with pytest.raises(KeyError, match="nobody"):
        targets(plain, ("calls",), 1.0, 13, who="nobody")
