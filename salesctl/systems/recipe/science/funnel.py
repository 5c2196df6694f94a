"""One step of the funnel: how a stage feeds the next, after how many weeks, and for whom better than for others.

`next[i, t] = r_i * (sum over lags of g_l * stage[i, t - l] + b * share[i, t])`, lags 0 to 12 weeks, `g` and `b` never
negative, `g` smooth, pooled over people; `r_i` is a person's conversion relative to the team's, shrunk to 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from salesctl.systems.recipe.science.clean import Clean
from salesctl.systems.recipe.science.nnls import nnls
from salesctl.systems.recipe.science.panel import Flags, Floats
from salesctl.systems.recipe.science.shrink import shrink

LAGS = 13
SMOOTH = 0.005
MIN_ROWS = 60
LEAST = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Hold one fitted step; weeks are lags, people in the panel's order.

    `kernel[lag]` in units of the next stage per unit of this one, `base` per full working week without any,
    `raw[person]` (NaN without data) and `shrunk[person]` relative to the team, `dispersion` the scatter of a
    person-week around what is expected, in multiples of Poisson's, `rows` the person-weeks fitted on.
    """

    source: str
    target: str
    kernel: Floats
    base: float
    raw: Floats
    shrunk: Floats
    dispersion: float
    rows: int

    @property
    def conversion(self) -> float:
        """Give the team's units of the next stage for one more unit of this one, over all lags."""
        return float(self.kernel.sum())

    @property
    def mean_lag(self) -> float:
        """Give the mean weeks from this stage to the next, weighted by the kernel (0 where nothing follows)."""
        total = float(self.kernel.sum())
        return float(self.kernel @ np.arange(LAGS)) / total if total > 0 else 0.0


def feed(stage: Floats, kernel: Floats) -> Floats:
    """Give what a stage leads to, [person, week], as if nothing had been done before the first week."""
    padded = np.pad(stage, ((0, 0), (LAGS - 1, 0)))
    fed: Floats = sliding_window_view(padded, LAGS, axis=1) @ kernel[::-1]
    return fed


def expected(step: Step, stage: Floats, share: Floats) -> Floats:
    """Give the next stage that a step expects from this one, [person, week]."""
    whole: Floats = step.shrunk[:, None] * (feed(stage, step.kernel) + step.base * np.nan_to_num(share))
    return whole


def usable_rows(source: Clean, target: Clean, share: Floats) -> Flags:
    """Mark the person-weeks whose next stage is written and whose last 12 weeks of this stage are known."""
    known = np.pad(source.inside, ((0, 0), (LAGS - 1, 0)), constant_values=False)
    known[:, : LAGS - 1] = np.isnan(share[:, :1])
    history = sliding_window_view(known, LAGS, axis=1).all(axis=2)
    rows: Flags = history & target.seen & source.heard[:, None]
    return rows


def fit_step(names: tuple[str, str], source: Clean, target: Clean, share: Floats) -> Step | None:
    """Fit one step; None when fewer than 60 person-weeks carry it or nothing ever came of it."""
    rows = usable_rows(source, target, share)
    got = np.where(rows, target.filled, 0.0)
    if int(rows.sum()) < MIN_ROWS or got.sum() <= 0 or source.filled.sum() <= 0:
        return None
    padded = np.pad(source.filled, ((0, 0), (LAGS - 1, 0)))
    lagged = sliding_window_view(padded, LAGS, axis=1)[:, :, ::-1]
    design = np.concatenate((lagged, np.nan_to_num(share)[:, :, None]), axis=2)
    ratio = np.ones(share.shape[0])
    raw, dispersion = ratio, 1.0
    coefficients = np.zeros(LAGS + 1)
    for _ in range(2):
        coefficients = _solve(design, got, rows, ratio)
        plain = np.where(rows, np.maximum(design @ coefficients, 0.0), 0.0)
        fitted = plain * ratio[:, None]
        dispersion = float(((got - fitted) ** 2)[rows].sum() / max(fitted.sum(), 1e-12))
        raw, ratio = shrink(got.sum(axis=1), plain.sum(axis=1), dispersion)
    return Step(*names, coefficients[:LAGS], float(coefficients[LAGS]), raw, ratio, dispersion, int(rows.sum()))


def _solve(design: Floats, got: Floats, rows: Flags, ratio: Floats) -> Floats:
    """Solve for kernel and base with a penalty on the kernel's second differences.

    A person's weeks weigh by one over their mean, as the variance of a count is its mean.
    """
    usual = got.sum(axis=1) / np.maximum(rows.sum(axis=1), 1)
    weight = 1.0 / np.sqrt(np.maximum(usual, LEAST * float(usual.mean())))
    scaled = (design * (ratio * weight)[:, None, None])[rows]
    gram = scaled.T @ scaled
    cross = scaled.T @ (got * weight[:, None])[rows]
    bend = np.diff(np.eye(LAGS), n=2, axis=0)
    stiff = SMOOTH * float(np.trace(gram[:LAGS, :LAGS])) / LAGS
    gram[:LAGS, :LAGS] += stiff * bend.T @ bend
    return nnls(gram, cross)
