from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS

from salesctl.systems.recipe.science.panel import Flags, Floats
from salesctl.systems.recipe.science.student import t_cdf, t_quantile
from salesctl.systems.recipe.science.within import clustered, partial_out, persistence, two_way, whiten


def unbalanced(seed: int) -> tuple[Floats, Floats, Flags]:
    rng = np.random.default_rng(seed)
    mask = rng.random((7, 40)) > 0.2
    before = rng.normal(size=(7, 40)) + rng.normal(size=(7, 1)) + rng.normal(size=(1, 40))
    return before, 2.0 * before + rng.normal(size=(7, 40)) + rng.normal(size=(7, 1)), mask


@pytest.mark.parametrize("seed", range(5))
def test_two_way_slope_is_that_of_ols_with_dummies(seed: int) -> None:
    before, after, mask = unbalanced(seed)
    x, y = two_way(before, mask), two_way(after, mask)
    ours = float((x * y).sum() / (x * x).sum())
    person, week = np.nonzero(mask)
    dummies = np.column_stack((np.eye(7)[person], np.eye(40)[week][:, 1:]))
    theirs = OLS(after[mask], np.column_stack((before[mask], dummies))).fit().params[0]
    assert ours == pytest.approx(theirs, abs=1e-8)


@pytest.mark.parametrize("seed", range(5))
def test_clustered_errors_are_those_of_statsmodels(seed: int) -> None:
    rng = np.random.default_rng(seed)
    design = rng.normal(size=(200, 5))
    groups = rng.integers(0, 9, 200).astype(float)
    target = design @ np.arange(5.0) + rng.normal(size=200) + rng.normal(size=9)[groups.astype(int)]
    ours = clustered(design, target, groups)
    theirs = OLS(target, design).fit(cov_type="cluster", cov_kwds={"groups": groups})
    assert ours is not None
    np.testing.assert_allclose(ours.coefficients, theirs.params, atol=1e-8)
    np.testing.assert_allclose(ours.covariance, theirs.cov_params(), atol=1e-8)
    low, high = theirs.t_test(np.ones((1, 5)), use_t=True).conf_int()[0]
    value, ours_low, ours_high = ours.total()
    wide = stats.t.ppf(0.975, 8) / stats.t.ppf(0.975, theirs.df_resid_inference)
    assert value == pytest.approx(float(theirs.params.sum()), abs=1e-8)
    assert ours_high - ours_low == pytest.approx(float(high - low) * float(wide), rel=1e-6)


def test_partialling_out_leaves_ols_residuals() -> None:
    rng = np.random.default_rng(3)
    mask = rng.random((5, 30)) > 0.1
    others = rng.normal(size=(4, 5, 30)) * mask
    values = rng.normal(size=(5, 30)) * mask
    theirs = OLS(values[mask], others[:, mask].T).fit().resid
    np.testing.assert_allclose(partial_out(values, others, mask)[mask], theirs, atol=1e-8)


def test_a_singular_design_has_no_slope() -> None:
    assert clustered(np.ones((20, 2)), np.arange(20.0), np.arange(20.0) % 4) is None


def test_one_person_has_no_interval() -> None:
    assert clustered(np.arange(20.0)[:, None], np.arange(20.0), np.zeros(20)) is None


def test_persistence_is_the_slope_on_the_week_before() -> None:
    rng = np.random.default_rng(0)
    path = np.zeros((3, 400))
    for week in range(1, 400):
        path[:, week] = 0.7 * path[:, week - 1] + rng.normal(size=3)
    mask = np.ones(path.shape, dtype=bool)
    ours = persistence(path, mask)
    theirs = OLS(path[:, 1:].ravel(), path[:, :-1].ravel()).fit().params[0]
    assert ours == pytest.approx(theirs, abs=1e-8)
    white, known = whiten(path, mask, ours)
    assert abs(persistence(white, known)) < 0.08


def test_a_gap_is_not_bridged_when_whitening() -> None:
    mask = np.array([[True, True, False, True, True]])
    _, known = whiten(np.arange(5.0)[None], mask, 0.5)
    assert known.tolist() == [[False, True, False, False, True]]


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 7, 12, 49, 200])
@pytest.mark.parametrize("level", [0.6, 0.9, 0.975, 0.999])
def test_student_quantiles_agree_with_scipy(degrees: int, level: float) -> None:
    assert t_quantile(level, degrees) == pytest.approx(float(stats.t.ppf(level, degrees)), rel=1e-9)
    assert t_cdf(-1.3, degrees) == pytest.approx(float(stats.t.cdf(-1.3, degrees)), abs=1e-12)
