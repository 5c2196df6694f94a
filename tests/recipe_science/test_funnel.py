from __future__ import annotations

import numpy as np
import pytest

from salesctl.systems.recipe.science.ahead import Ahead, fading, forecast, planned, usual
from salesctl.systems.recipe.science.chain import fit_chain
from salesctl.systems.recipe.science.clean import clean
from salesctl.systems.recipe.science.conversion import conversions
from salesctl.systems.recipe.science.funnel import expected, feed, fit_step
from salesctl.systems.recipe.science.shrink import shrink
from tests.recipe_science.made import FUNNEL, calls_panel, panel_of, team

KERNEL = np.array([0.0, 0.1, 0.2, 0.1] + [0.0] * 9)


def test_feeding_spreads_a_week_over_those_that_follow() -> None:
    stage = np.zeros((1, 6))
    stage[0, 1] = 10.0
    assert feed(stage, KERNEL)[0].tolist() == pytest.approx([0.0, 0.0, 1.0, 2.0, 1.0, 0.0])


def test_a_step_without_noise_is_recovered() -> None:
    rng = np.random.default_rng(0)
    stage = rng.uniform(0, 20, (6, 120))
    share = np.ones(stage.shape)
    target = feed(stage, KERNEL)
    step = fit_step(("calls", "meetings"), clean(stage, share), clean(target, share), share)
    assert step is not None
    assert step.conversion == pytest.approx(0.4, abs=0.01)
    assert step.mean_lag == pytest.approx(2.0, abs=0.1)
    assert step.kernel.argmax() == 2
    np.testing.assert_allclose(expected(step, stage, share)[:, 13:], target[:, 13:], atol=0.2)


def test_who_converts_twice_as_well_is_seen_to() -> None:
    rng = np.random.default_rng(1)
    stage = rng.poisson(30.0, (5, 150)).astype(float)
    skill = np.array([0.5, 1.0, 1.0, 1.0, 2.0])
    target = rng.poisson(skill[:, None] * feed(stage, KERNEL)).astype(float)
    share = np.ones(stage.shape)
    step = fit_step(("calls", "meetings"), clean(stage, share), clean(target, share), share)
    assert step is not None
    ratio = step.shrunk / step.shrunk[1:4].mean()
    assert ratio[0] == pytest.approx(0.5, abs=0.1)
    assert ratio[4] == pytest.approx(2.0, abs=0.2)


def test_small_samples_are_pulled_to_the_team_and_large_ones_are_not() -> None:
    raw, shrunk = shrink(np.array([400.0, 100.0, 250.0, 2.0]), np.array([1000.0, 1000.0, 1000.0, 2.0]), 1.0)
    assert raw.tolist() == pytest.approx([0.4, 0.1, 0.25, 1.0])
    assert shrunk[0] == pytest.approx(0.4, abs=0.02)
    assert shrunk[3] < 0.35


def test_people_who_differ_by_chance_alone_all_get_the_teams_conversion() -> None:
    _, shrunk = shrink(np.array([10.0, 11.0, 9.0]), np.array([100.0, 100.0, 100.0]), 1.0)
    assert shrunk.tolist() == pytest.approx([0.1, 0.1, 0.1])


def test_a_person_without_data_gets_the_teams_conversion_and_no_raw_one() -> None:
    raw, shrunk = shrink(np.array([50.0, 0.0]), np.array([100.0, 0.0]), 1.0)
    assert np.isnan(raw[1])
    assert shrunk[1] == pytest.approx(0.5)


def test_a_step_nobody_can_carry_is_none() -> None:
    share = np.ones((2, 20))
    few = clean(np.ones((2, 20)), share)
    assert fit_step(("a", "b"), few, few, share) is None
    nothing = clean(np.zeros((9, 60)), np.ones((9, 60)))
    assert fit_step(("a", "b"), clean(np.ones((9, 60)), np.ones((9, 60))), nothing, np.ones((9, 60))) is None


def test_the_chain_forecasts_what_is_already_in_flight() -> None:
    """Revenue is 100 x the calls of three weeks ago: the next three weeks are known whatever is done next."""
    panel = calls_panel()
    chain = fit_chain(panel, ("calls",))
    stopped = Ahead(np.ones((6, 6)), np.zeros((6, 6)))
    coming = forecast(chain, panel, stopped)[-1].sum(axis=0)
    known = 100.0 * panel.values[0][:, -3:].sum(axis=0)
    np.testing.assert_allclose(coming[:3], known, rtol=0.15)
    assert coming[3] < 0.2 * known.mean()
    assert coming[4:].max() < 0.02 * known.mean()


def test_a_plan_moves_the_forecast_after_the_lag_and_not_before() -> None:
    panel = calls_panel()
    chain = fit_chain(panel, ("calls",))
    double = planned(chain, panel, ("calls",), 10, activity=np.full(6, 40.0))
    gain = forecast(chain, panel, double)[-1].sum(axis=0) / forecast(chain, panel, usual(panel, 10))[-1].sum(axis=0)
    assert gain[0] == pytest.approx(1.0, abs=0.1)
    assert gain[-1] == pytest.approx(2.0, abs=0.2)


def test_who_has_left_is_forecast_nothing() -> None:
    panel = calls_panel()
    panel.share[2, 60:] = np.nan
    panel.values[:, 2, 60:] = np.nan
    panel.outcome[2, 60:] = np.nan
    coming = forecast(fit_chain(panel, ("calls",)), panel, usual(panel, 13))
    assert coming[0, 2].sum() == 0.0
    assert coming[-1, 2, 4:].sum() == pytest.approx(0.0, abs=1e-9)


def test_known_leave_lowers_the_activity_of_those_weeks() -> None:
    panel = calls_panel()
    share = np.ones((6, 4))
    share[:, 1] = 0.0
    ahead = planned(fit_chain(panel, ("calls",)), panel, ("calls",), 4, share=share)
    coming = forecast(fit_chain(panel, ("calls",)), panel, ahead)[0]
    assert coming[:, 1].tolist() == [0.0] * 6
    assert (coming[:, 2] > 10).all()


def test_a_passing_wave_fades_to_the_usual_pace() -> None:
    rng = np.random.default_rng(2)
    pace = 20 + rng.normal(0, 0.5, 104)
    pace[-6:] += 20
    path = fading(pace, 26)
    assert path[0] > path[-1]
    assert path[0] * pace[-13:].mean() == pytest.approx(40.0, rel=0.15)
    assert path[-1] * pace[-13:].mean() < 0.7 * pace[-52:].mean() + 0.3 * 40.0


def test_conversions_are_what_one_would_count_by_hand() -> None:
    panel = calls_panel()
    (step,) = conversions(panel, fit_chain(panel, ("calls",)))
    assert step.team == pytest.approx(100.0, rel=0.03)
    assert step.delay_weeks == pytest.approx(3.0, abs=0.3)
    assert {person.person for person in step.people} == set(panel.people)
    assert all(person.raw == pytest.approx(100.0, rel=0.05) for person in step.people)


def test_a_stage_the_funnel_names_and_nobody_logs_is_said() -> None:
    chain = fit_chain(calls_panel(), ("calls", "demos"))
    assert chain.stages == ("calls", "revenue")
    assert any("demos" in note for note in chain.missing)


def test_the_simulated_funnel_is_found() -> None:
    chain = fit_chain(team(), FUNNEL)
    found = [link.step.conversion for link in chain.links[:3]]
    assert found == pytest.approx([0.2, 0.35, 0.4], rel=0.25)
    assert [link.step.mean_lag for link in chain.links[:3]] == pytest.approx([1.1, 2.2, 4.3], abs=0.8)


def test_noughts_everywhere_give_no_funnel_and_no_error() -> None:
    panel = panel_of({"calls": np.zeros((6, 60))}, np.zeros((6, 60)))
    chain = fit_chain(panel, ("calls",))
    assert chain.links == ()
    assert chain.missing
