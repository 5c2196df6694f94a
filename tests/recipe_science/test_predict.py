from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesctl.systems.recipe.science import Backtest, Goal, Label, Panel, backtest, predict
from salesctl.systems.recipe.science.predict import labels_after
from tests.recipe_science.made import FUNNEL, calls_panel, team


@pytest.fixture(scope="module")
def strong() -> Panel:
    return team(seed=1)


@pytest.fixture(scope="module")
def tested(strong: Panel) -> Backtest:
    return backtest(strong, FUNNEL)


def test_weeks_go_on_across_the_years_end() -> None:
    assert labels_after("2026-W52", 3) == ("2026-W53", "2027-W01", "2027-W02")


def test_the_weeks_add_up_to_the_total_and_lie_in_their_bands(strong: Panel, tested: Backtest) -> None:
    made = predict(strong, FUNNEL, tested=tested)
    assert made.total is not None
    assert sum(week.band.mean for week in made.weeks) == pytest.approx(made.total.mean)
    for week in made.weeks:
        assert week.band.low is not None
        assert week.band.high is not None
        assert 0 <= week.band.low < week.band.mean < week.band.high
    assert len(made.weeks) == 13
    assert made.measured is not None
    assert made.windows >= 3


def test_the_forecast_comes_near_what_then_happened(strong: Panel) -> None:
    made = predict(strong.until(143), FUNNEL)
    assert made.total is not None
    assert made.total.mean == pytest.approx(float(strong.outcome[:, 143:].sum()), rel=0.3)


def test_a_weeks_band_is_relatively_wider_than_the_totals(strong: Panel, tested: Backtest) -> None:
    made = predict(strong, FUNNEL, tested=tested)
    week, total = made.weeks[0].band, made.total
    assert total is not None
    assert week.high is not None
    assert total.high is not None
    assert week.high / week.mean > total.high / total.mean


def test_chances_fall_as_the_goal_rises(strong: Panel, tested: Backtest) -> None:
    total = predict(strong, FUNNEL, tested=tested).total
    assert total is not None
    goals = tuple(Goal(f"x{part}", 13, part * total.mean) for part in (0.0, 0.5, 1.0, 2.0))
    chances = [one.chance for one in predict(strong, FUNNEL, goals=goals, tested=tested).chances]
    assert chances[0] == 1.0
    assert all(chance is not None for chance in chances)
    found = [chance for chance in chances if chance is not None]
    assert found == sorted(found, reverse=True)
    assert found[1] > 0.8
    assert found[-1] < 0.2


def test_a_plan_of_more_activity_raises_what_comes_after_the_lag(strong: Panel, tested: Backtest) -> None:
    lately = np.nanmean(strong.values[0][:, -13:], axis=1)
    usual = predict(strong, FUNNEL, tested=tested, activity=lately)
    more = predict(strong, FUNNEL, tested=tested, activity=2 * lately)
    assert usual.method == "funnel"
    assert more.weeks[0].band.mean == pytest.approx(usual.weeks[0].band.mean, rel=0.02)
    assert more.weeks[-1].band.mean > 1.2 * usual.weeks[-1].band.mean


def test_nobody_working_means_less_than_the_usual(strong: Panel, tested: Backtest) -> None:
    away = predict(strong, FUNNEL, tested=tested, share=np.zeros((12, 13))).total
    usual = predict(strong, FUNNEL, tested=tested).total
    assert away is not None
    assert usual is not None
    assert away.mean < 0.8 * usual.mean


def test_a_short_history_has_a_mean_but_no_band() -> None:
    made = predict(team("few", seed=3, weeks=32), FUNNEL, goals=(Goal("quarter", 13, 1.0),))
    assert made.total is not None
    assert (made.total.low, made.total.high) == (None, None)
    assert made.chances[0].chance is None
    assert any("interval needs 8" in lack for lack in made.missing)


def test_under_26_weeks_there_is_no_forecast() -> None:
    made = predict(calls_panel(weeks=20), ("calls",))
    assert (made.total, made.weeks, made.method) == (None, (), "none")
    assert made.missing


def test_one_person_is_forecast_with_a_word_of_caution() -> None:
    panel = team(seed=2, people=6, weeks=80)
    made = predict(panel, FUNNEL, who="person-03")
    team_made = predict(panel, FUNNEL)
    assert made.total is not None
    assert team_made.total is not None
    assert 0 < made.total.mean < team_made.total.mean
    assert made.verdict.label is not Label.COMFORTABLE


def test_a_team_that_writes_credit_notes_may_have_weeks_below_nought() -> None:
    panel = team(seed=2, people=6, weeks=80)
    outcome = panel.outcome.copy()
    outcome[:, ::9] = -40_000.0
    made = predict(replace(panel, outcome=outcome), FUNNEL)
    assert made.total is not None
    assert any(week.band.low is not None and week.band.low < 0 for week in made.weeks)
