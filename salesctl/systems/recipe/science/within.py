"""Least squares inside people and weeks: what is left when each person's and each week's mean is taken away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.panel import Flags, Floats
from salesctl.systems.recipe.science.student import t_quantile

ROUNDS = 2000
EXACT = 1e-12
CONFIDENCE = 0.95


def two_way(values: Floats, mask: Flags) -> Floats:
    """Take away the means of people and weeks over `mask`; 0 outside it, [person, week].

    Alternating projections, which converge to the least-squares solution on an unbalanced panel too.
    """
    left = np.where(mask, values, 0.0)
    by_person = np.maximum(mask.sum(axis=1, keepdims=True), 1)
    by_week = np.maximum(mask.sum(axis=0, keepdims=True), 1)
    scale = float(np.abs(left).max(initial=0.0))
    for _ in range(ROUNDS):
        person = left.sum(axis=1, keepdims=True) / by_person
        left = np.where(mask, left - person, 0.0)
        week = left.sum(axis=0, keepdims=True) / by_week
        left = np.where(mask, left - week, 0.0)
        if float(np.abs(week).max(initial=0.0)) <= EXACT * max(scale, 1e-300):
            break
    return left


def partial_out(values: Floats, others: Floats, mask: Flags) -> Floats:
    """Take away what other variables explain, all without means; `others` is [variable, person, week]."""
    design = others[:, mask].T
    solution = np.linalg.lstsq(design.T @ design, design.T @ values[mask], rcond=EXACT)[0]
    rest: Floats = values - np.einsum("v,vpw->pw", solution, others)
    return rest


def persistence(values: Floats, mask: Flags) -> float:
    """Give the pooled first-order autocorrelation over neighbouring known weeks, -0.99 to 0.99."""
    both = mask[:, 1:] & mask[:, :-1]
    before, now = values[:, :-1][both], values[:, 1:][both]
    size = float(before @ before)
    return float(np.clip(before @ now / size, -0.99, 0.99)) if size > 0 else 0.0


def whiten(values: Floats, mask: Flags, rho: float) -> tuple[Floats, Flags]:
    """Take away `rho` times the week before; the first known week after a gap drops out."""
    both = np.zeros_like(mask)
    both[:, 1:] = mask[:, 1:] & mask[:, :-1]
    now = values.copy()
    now[:, 1:] -= rho * values[:, :-1]
    return np.where(both, now, 0.0), both


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """Hold coefficients [k], their covariance clustered by group [k, k], and the number of groups."""

    coefficients: Floats
    covariance: Floats
    groups: int

    def total(self) -> tuple[float, float, float]:
        """Give the sum of all coefficients with its 95 % interval (t with groups - 1 degrees of freedom)."""
        value = float(self.coefficients.sum())
        width = t_quantile(0.5 + CONFIDENCE / 2.0, self.groups - 1) * float(np.sqrt(max(self.covariance.sum(), 0.0)))
        return value, value - width, value + width


def clustered(design: Floats, target: Floats, groups: Floats) -> Slope | None:
    """Fit ordinary least squares with standard errors clustered by group (Liang and Zeger 1986, small-sample CR1).

    `design` [row, k], `target` [row], `groups` [row]. None with fewer than two groups or a singular design.
    """
    rows, width = design.shape
    names, label = np.unique(groups, return_inverse=True)
    gram = design.T @ design
    if names.size < 2 or rows <= width or np.linalg.matrix_rank(gram) < width:
        return None
    inverse = np.linalg.inv(gram)
    coefficients = inverse @ (design.T @ target)
    scores = np.zeros((names.size, width))
    np.add.at(scores, label, design * (target - design @ coefficients)[:, None])
    small = names.size / (names.size - 1) * (rows - 1) / (rows - width)
    return Slope(coefficients, small * inverse @ scores.T @ scores @ inverse, int(names.size))
