"""Least squares without negative coefficients, from the Gram matrix."""

from __future__ import annotations

import numpy as np

from salesctl.systems.recipe.science.panel import Floats


def nnls(gram: Floats, cross: Floats) -> Floats:
    """Minimise x'Gx/2 - c'x over x >= 0 with G = A'A and c = A'b.

    The active-set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23), on the normal
    equations as in Bro and de Jong (1997). `gram` is [k, k], `cross` [k]; gives [k].
    """
    size = cross.size
    solution = np.zeros(size)
    free = np.zeros(size, dtype=bool)
    scale = float(np.abs(cross).max(initial=0.0))
    tolerance = 1e-11 * max(scale, 1e-300)
    for _ in range(3 * size + 10):
        slope = cross - gram @ solution
        slope[free] = -np.inf
        best = int(np.argmax(slope))
        if slope[best] <= tolerance:
            break
        free[best] = True
        solution = _settle(gram, cross, solution, free)
    return solution


def _settle(gram: Floats, cross: Floats, solution: Floats, free: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Floats:
    """Walk to the unconstrained optimum of the free coefficients, dropping those that would turn negative."""
    while free.any():
        target = np.zeros_like(solution)
        part = gram[np.ix_(free, free)]
        try:
            target[free] = np.linalg.solve(part, cross[free])
        except np.linalg.LinAlgError:
            target[free] = np.linalg.lstsq(part, cross[free], rcond=None)[0]
        bad = free & (target <= 0)
        if not bad.any():
            return target
        gap = solution[bad] - target[bad]
        step = float(np.min(np.divide(solution[bad], gap, out=np.zeros_like(gap), where=gap > 0)))
        solution = solution + step * (target - solution)
        free &= ~(bad & (solution <= 1e-14 * max(float(solution.max(initial=0.0)), 1e-300)))
        solution = np.where(free, solution, 0.0)
    return np.zeros_like(solution)
