from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesctl.systems.recipe.science import Fit, MetricFit, Panel, discover
from salesctl.systems.recipe.science.permute import benjamini_hochberg, orders
from tests.recipe_science.made import FUNNEL, calls_panel, panel_of, team


def found(fit: Fit, name: str) -> MetricFit:
    return next(metric for metric in fit.metrics if metric.metric == name)


def test_a_plain_lag_and_its_effect_are_found() -> None:
    """Revenue is 100 x the calls of three weeks before, and nothing else."""
    calls = found(discover(calls_panel(people=8)), "calls")
    assert calls.predicts
    assert calls.lag_weeks == 3
    assert calls.effect == pytest.approx(100.0, rel=0.01)
    assert calls.p is not None
    assert calls.p <= 0.002


def test_the_funnels_metrics_are_found_and_idle_ones_are_not() -> None:
    fit = discover(team(seed=3), FUNNEL)
    assert {"meetings", "proposals"} <= {metric.metric for metric in fit.predicting}
    assert not {"emails", "demos", "posts", "training"} & {metric.metric for metric in fit.predicting}
    assert abs((found(fit, "proposals").lag_weeks or 0) - 4) <= 1
    assert "wins" not in {metric.metric for metric in fit.metrics}


def test_noise_is_called_noise() -> None:
    """Twelve teams whose metrics belong to others: at most two show anything, where one in twenty is allowed."""
    assert sum(bool(discover(team("noise", seed=seed, weeks=80)).predicting) for seed in range(12)) <= 2


def test_leave_alone_is_no_finding() -> None:
    """Nobody's calls matter, but who is away neither calls nor sells three weeks later."""
    rng = np.random.default_rng(4)
    share = np.ones((12, 110))
    for person in range(12):
        share[person, rng.choice(110, 12, replace=False)] = 0.25
    calls = rng.poisson(30 * share).astype(float)
    sold = rng.poisson(10 * np.roll(share, 3, axis=1)).astype(float)
    assert not discover(panel_of({"calls": calls}, 100.0 * sold, share)).predicting


def test_below_five_people_it_is_described_and_not_tested() -> None:
    fit = discover(calls_panel(people=4))
    calls = found(fit, "calls")
    assert calls.p is None
    assert calls.predicts is None
    assert "not testable below 5 people" in calls.missing
    assert calls.effect == pytest.approx(100.0, rel=0.01)
    assert not fit.testable


def test_under_26_weeks_there_is_no_number() -> None:
    fit = discover(calls_panel(weeks=20), ("calls",))
    calls = found(fit, "calls")
    assert (calls.lag_weeks, calls.effect, calls.p, calls.predicts) == (None, None, None, None)
    assert any("26 are needed" in lack for lack in fit.missing)
    assert fit.conversions == ()


def test_the_order_of_people_does_not_matter() -> None:
    panel = team(seed=2, people=9, weeks=90)
    turned = panel.only(np.array([3, 1, 8, 5, 0, 7, 4, 2, 6]))
    for one, other in zip(discover(panel, FUNNEL).metrics, discover(turned, FUNNEL).metrics, strict=True):
        assert one.lag_weeks == other.lag_weeks
        assert one.p == pytest.approx(other.p, abs=1e-12)
        assert one.effect == pytest.approx(other.effect, rel=1e-6)


def test_the_unit_of_money_does_not_matter() -> None:
    panel = team(seed=2, people=8, weeks=90)
    cents = replace(panel, outcome=100.0 * panel.outcome)
    for one, other in zip(discover(panel, FUNNEL).metrics, discover(cents, FUNNEL).metrics, strict=True):
        assert (one.lag_weeks, one.p, one.predicts) == (other.lag_weeks, other.p, other.predicts)
        assert one.effect is not None
        assert other.effect == pytest.approx(100.0 * one.effect, rel=1e-9)


def test_the_same_panel_gives_the_same_answer() -> None:
    panel = team(seed=5, weeks=80)
    assert discover(panel, FUNNEL) == discover(panel, FUNNEL)


def monthly(panel: Panel, person: int) -> Panel:
    values = panel.values.copy()
    weeks = values.shape[2] // 4 * 4
    sums = values[:, person, :weeks].reshape(values.shape[0], -1, 4).sum(axis=2)
    values[:, person] = np.nan
    values[:, person, 3:weeks:4] = sums
    return replace(panel, values=values)


def test_who_logs_by_the_month_cannot_speak_of_weeks() -> None:
    calls = found(discover(monthly(calls_panel(people=8), 2)), "calls")
    assert calls.people == 7
    assert calls.lag_weeks == 3


def test_who_never_logs_is_not_counted() -> None:
    panel = calls_panel(people=8)
    panel.values[:, 4] = np.nan
    assert found(discover(panel), "calls").people == 7


def test_a_metric_added_half_way_counts_its_own_weeks() -> None:
    panel = calls_panel(people=8, weeks=90)
    panel.values[:, :, :45] = np.nan
    calls = found(discover(panel), "calls")
    assert calls.weeks == 44
    assert calls.lag_weeks == 3


def test_a_metric_added_last_month_has_no_number_yet() -> None:
    panel = calls_panel(people=8, weeks=90)
    panel.values[:, :, :80] = np.nan
    calls = found(discover(panel), "calls")
    assert calls.lag_weeks is None
    assert "needs 26 logged weeks" in calls.missing


def test_a_metric_that_never_moves_has_no_number() -> None:
    panel = calls_panel(people=8)
    panel.values[:] = 5.0
    assert found(discover(panel), "calls").effect is None


def test_one_huge_deal_does_not_make_a_finding() -> None:
    rng = np.random.default_rng(11)
    calls = rng.poisson(20, (8, 100)).astype(float)
    outcome = rng.lognormal(8.0, 0.4, (8, 100))
    calls[3, 50], outcome[3, 54] = 60.0, 9_000_000.0
    assert not discover(panel_of({"calls": calls}, outcome)).predicting


def test_up_to_six_people_every_exchange_is_tried() -> None:
    assert orders(5).shape == (120, 5)
    assert orders(5)[0].tolist() == [0, 1, 2, 3, 4]
    assert orders(9).shape == (1000, 9)
    assert (np.sort(orders(9), axis=1) == np.arange(9)).all()


def test_false_discoveries_are_controlled_as_published() -> None:
    """The example of Benjamini and Hochberg (1995, section 4): four of fifteen are kept at 5 %."""
    p = np.array(
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.759,
            1.0,
        ]
    )
    assert benjamini_hochberg(p, 0.05).tolist() == [True] * 4 + [False] * 11
    assert benjamini_hochberg(np.zeros(0), 0.05).tolist() == []
