from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from salesctl.systems.recipe.science import Kind, Metric, outcome_series
from tests.recipe_science.made import calls_panel, panel_of


def test_arrays_that_do_not_fit_the_names_are_refused() -> None:
    panel = calls_panel()
    with pytest.raises(ValueError, match="outcome has shape"):
        replace(panel, outcome=panel.outcome[:, 1:])


def test_results_and_open_pipeline_never_predict() -> None:
    assert not Metric("wins", Kind.RESULT).may_predict
    assert not Metric("open", Kind.PIPELINE, money=True).may_predict
    assert Metric("proposals", Kind.PIPELINE).may_predict


def test_a_panel_cut_earlier_knows_nothing_later() -> None:
    cut = calls_panel(weeks=40).until(30)
    assert len(cut.weeks) == 30
    assert cut.values.shape == (1, 6, 30)
    assert cut.quarter_week.shape == (30,)


def test_an_unknown_metric_or_person_is_named() -> None:
    with pytest.raises(KeyError, match="demos"):
        calls_panel().find("demos")
    with pytest.raises(KeyError, match="nobody"):
        calls_panel().find_person("nobody")


def test_an_unlogged_outcome_is_not_nought() -> None:
    """Two people earn 100 a week; one of them did not log week 1: the team's week is 200, not 100."""
    outcome = np.full((2, 3), 100.0)
    outcome[0, 1] = np.nan
    assert outcome_series(panel_of({}, outcome)).tolist() == [200.0, 200.0, 200.0]


def test_a_week_known_by_less_than_half_of_the_team_is_unknown() -> None:
    outcome = np.full((3, 2), 100.0)
    outcome[:2, 1] = np.nan
    assert np.isnan(outcome_series(panel_of({}, outcome))[1])


def test_who_has_left_is_not_missed() -> None:
    outcome, share = np.full((2, 3), 100.0), np.ones((2, 3))
    outcome[0, 2] = share[0, 2] = np.nan
    assert outcome_series(panel_of({}, outcome, share)).tolist() == [200.0, 200.0, 100.0]


def test_leave_counts_as_a_known_week_of_the_rest() -> None:
    outcome, share = np.full((2, 2), 100.0), np.ones((2, 2))
    outcome[0, 1], share[0, 1] = np.nan, 0.0
    assert outcome_series(panel_of({}, outcome, share)).tolist() == [200.0, 100.0]


def test_a_person_without_any_outcome_is_left_out() -> None:
    outcome = np.full((2, 2), 100.0)
    outcome[1] = np.nan
    assert outcome_series(panel_of({}, outcome)).tolist() == [100.0, 100.0]
