"""What comes back each year and each quarter, as factors around 1, kept only where it earns its place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.panel import Floats, Ints

YEAR = 365.25 / 7
ANNUAL_FROM = 65
GAIN = 0.95
QUARTER = 14
QUARTER_FROM = 26


@dataclass(frozen=True, slots=True, eq=False)
class Season:
    """Hold the annual wave: two pairs of sine and cosine, relative to the level; `waves` is [4]."""

    waves: Floats

    @property
    def kept(self) -> bool:
        """Tell whether a wave was worth keeping."""
        return bool(np.any(self.waves))

    def factor(self, weeks: Ints) -> Floats:
        """Give the factor of each week, counted on the panel's own week index (ahead as well)."""
        factor: Floats = np.clip(1.0 + _waves(weeks) @ self.waves, 0.3, 3.0)
        return factor


NO_SEASON = Season(np.zeros(4))


def _waves(weeks: Ints) -> Floats:
    angle = 2.0 * np.pi * weeks[:, None] / YEAR * np.array([1.0, 1.0, 2.0, 2.0])
    waves: Floats = np.cos(angle - np.array([0.0, np.pi / 2, 0.0, np.pi / 2]))
    return waves


def annual(series: Floats) -> Season:
    """Fit the annual wave on a line; keep it only if it predicts left-out quarters at least 5 % better.

    Under 65 weeks a wave and a trend cannot be told apart, so there is none.
    """
    at = np.flatnonzero(np.isfinite(series))
    mean = float(series[at].mean()) if at.size else 0.0
    if at.size < ANNUAL_FROM or mean <= 0:
        return NO_SEASON
    line = np.column_stack((np.ones(at.size), (at - at.mean()) / at.size))
    both = np.column_stack((line, _waves(at)))
    target = series[at]
    blocks = at // 13
    without, with_it = _left_out(line, target, blocks), _left_out(both, target, blocks)
    if with_it >= GAIN * without:
        return NO_SEASON
    coefficients = np.linalg.lstsq(both, target, rcond=None)[0]
    shrink = 1.0 - with_it / without
    return Season(coefficients[2:] / mean * np.sqrt(shrink))


def _left_out(design: Floats, target: Floats, blocks: Ints) -> float:
    """Give the squared error of predicting each block from all the others."""
    gram, cross = design.T @ design, design.T @ target
    error = 0.0
    for block in np.unique(blocks):
        part, value = design[blocks == block], target[blocks == block]
        solution = np.linalg.lstsq(gram - part.T @ part, cross - part.T @ value, rcond=None)[0]
        error += float(((value - part @ solution) ** 2).sum())
    return error


def quarter_index(actual: Floats, expected: Floats, quarter_week: Ints) -> Floats:
    """Give a factor for each week of the quarter, shrunk to 1 by how noisy it is, [14].

    The hockey stick: deals pulled to the end of a quarter. Empirical Bayes on the ratio of actual to expected.
    """
    index = np.ones(QUARTER)
    good = np.isfinite(actual) & np.isfinite(expected) & (expected > 0)
    if int(good.sum()) < QUARTER_FROM:
        return index
    week, done, due = np.minimum(quarter_week[good], QUARTER - 1), actual[good], expected[good]
    count = np.bincount(week, minlength=QUARTER)
    wanted = np.bincount(week, due, QUARTER)
    ratio = np.divide(np.bincount(week, done, QUARTER), wanted, out=np.ones(QUARTER), where=wanted > 0)
    enough = count >= 2
    if int(enough.sum()) < 6 or done.sum() <= 0:
        return index
    ratio = ratio / (done.sum() / due.sum())
    noise = float(np.mean((done / due - ratio[week]) ** 2)) * good.sum() / max(int(good.sum() - enough.sum()), 1)
    chance = noise / np.maximum(count, 1)
    between = max(float(np.var(ratio[enough])) - float(chance[enough].mean()), 0.0)
    index[enough] = 1.0 + (ratio[enough] - 1.0) * (between / (between + chance[enough] + 1e-12))
    return np.maximum(index, 0.05)


def quarter_ahead(quarter_week: Ints, steps: int) -> Ints:
    """Continue the weeks of the quarter; a year of history tells which quarters had fourteen weeks."""
    if quarter_week.size >= 52 + steps:
        return quarter_week[quarter_week.size - 52 : quarter_week.size - 52 + steps]
    last = int(quarter_week[-1]) if quarter_week.size else -1
    return (last + 1 + np.arange(steps)) % 13
