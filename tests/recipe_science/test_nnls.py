from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls as scipy_nnls

from salesctl.systems.recipe.science.nnls import nnls


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    design, target = rng.normal(size=(60, 14)), rng.normal(size=60)
    ours = nnls(design.T @ design, design.T @ target)
    theirs, _ = scipy_nnls(design, target)
    np.testing.assert_allclose(ours, theirs, atol=1e-8)


@given(st.integers(0, 10_000), st.integers(1, 8), st.floats(0.001, 1e6))
@settings(max_examples=60, deadline=None)
def test_no_step_downhill_is_left(seed: int, width: int, scale: float) -> None:
    """The conditions of Karush, Kuhn and Tucker hold at any scale."""
    rng = np.random.default_rng(seed)
    design, target = rng.normal(size=(30, width)), scale * rng.normal(size=30)
    gram, cross = design.T @ design, design.T @ target
    found = nnls(gram, cross)
    slope = cross - gram @ found
    assert (found >= 0).all()
    assert (slope <= 1e-7 * scale * 30).all()
    assert (np.abs(slope[found > 0]) <= 1e-7 * scale * 30).all()


def test_a_metric_that_never_moved_gets_nothing() -> None:
    design = np.array([[1.0, 0.0], [2.0, 0.0], [3.0, 0.0]])
    found = nnls(design.T @ design, design.T @ np.array([2.0, 4.0, 6.0]))
    assert found.tolist() == pytest.approx([2.0, 0.0])


def test_two_equal_columns_do_not_stop_it() -> None:
    design = np.repeat(np.arange(1.0, 6.0)[:, None], 2, axis=1)
    found = nnls(design.T @ design, design.T @ (3.0 * np.arange(1.0, 6.0)))
    assert found.sum() == pytest.approx(3.0)
