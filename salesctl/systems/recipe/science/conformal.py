"""Intervals from the forecasts' own past misses, and how often such intervals were right.

Split conformal on relative errors (Vovk, Gammerman and Shafer 2005), recent ones weighing more (Barber, Candès, Ramdas
and Tibshirani 2023), the level corrected after each window that came out (Gibbs and Candès 2021). What is assumed:
that the coming miss is like one of the past, by their weights. Where that is wrong, because a recipe still learns or
a team has changed, the corrected level makes up for it in some months. Nothing is said below 8 resolved windows or 2 of
them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.panel import Floats, Ints
from salesctl.systems.recipe.science.pool import Played, apart

NOMINAL = 0.8
MIN_RESOLVED = 8
MIN_APART = 2
HALF_LIFE = 26.0
GAMMA = 0.03
LOWEST, HIGHEST = 0.4, 0.98
FARTHEST = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """Hold the band at each origin, `forecast x (1 -+ half[o])`, and whether it held, 1 or 0; NaN where refused."""

    half: Floats
    inside: Floats


def quantile(errors: Floats, weights: Floats, level: float, windows: float) -> float:
    """Give the conformal quantile of past errors; the coming one counts beside the `windows` that these are worth.

    Of m independent errors the coming one is below the i-th smallest in i / (m + 1) of the cases; what is asked for
    lies between two of them. Split conformal takes the next larger one, which holds more often than promised, by 3 %
    with 14 of them. Beyond the largest it is stretched.
    """
    order = np.argsort(errors)
    heap = np.cumsum(weights[order]) - weights[order] / 2.0
    heap /= float(weights.sum())
    wanted = min((level * (windows + 1.0) - 0.5) / windows, FARTHEST)
    return float(np.interp(wanted, heap, errors[order])) * (1.0 + max(wanted - float(heap[-1]), 0.0))


def worth(origins: Ints, weights: Floats, weeks: int) -> float:
    """Give how many windows apart these are worth: they overlap, and weigh unequally (Kish 1965).

    Two windows are alike by the part of their weeks that they share.
    """
    shared = np.maximum(1.0 - np.abs(origins[:, None] - origins) / weeks, 0.0)
    return float(weights.sum() ** 2 / (weights @ shared @ weights))


def age_weights(played: Played, at: int, past: Ints) -> Floats:
    """Weigh the past of an origin: half as much for each half-year of age."""
    weights: Floats = 0.5 ** ((played.origins[at] - played.origins[past]) / HALF_LIFE)
    return weights


def enough(played: Played, at: int) -> bool:
    """Tell whether the past of an origin can carry an interval."""
    past = played.past(at)
    return past.size >= MIN_RESOLVED and apart(played.origins[past], played.weeks) >= MIN_APART


def relative(played: Played) -> Floats:
    """Give (actual - forecast) / forecast at each origin; NaN unresolved or without a positive forecast."""
    good = played.resolved & (played.total > 0)
    gap: Floats = np.divide(played.actual - played.total, played.total, out=np.full(good.shape, np.nan), where=good)
    return gap


def bands(played: Played) -> Bands:
    """Replay the intervals of every origin, each from what was over by then."""
    miss = np.abs(relative(played))
    half, inside = np.full(miss.size, np.nan), np.full(miss.size, np.nan)
    spacing = float(np.median(np.diff(played.origins))) if miss.size > 1 else 1.0
    level, told = NOMINAL, 0
    for at in range(miss.size):
        past = played.past(at)
        for one in past[told:]:
            wrong = NOMINAL - inside[one] if np.isfinite(inside[one]) else 0.0
            level = min(max(level + GAMMA * spacing * wrong, LOWEST), HIGHEST)
        told = past.size
        good = past[np.isfinite(miss[past])]
        if enough(played, at) and good.size >= MIN_RESOLVED:
            weights = age_weights(played, at, good)
            half[at] = quantile(miss[good], weights, level, worth(played.origins[good], weights, played.weeks))
            inside[at] = float(miss[at] <= half[at]) if np.isfinite(miss[at]) else np.nan
    return Bands(half, inside)


def chance(played: Played, at: int, amount: float) -> float | None:
    """Give the chance that the window begun at an origin reaches an amount; None when the past cannot carry it.

    The share of past relative errors that would have been enough, never quite 0 or 1.
    """
    if amount <= 0:
        return 1.0
    gaps, past = relative(played), played.past(at)
    good = past[np.isfinite(gaps[past])]
    if not enough(played, at) or good.size < MIN_RESOLVED or not played.total[at] > 0:
        return None
    weights = age_weights(played, at, good)
    windows = worth(played.origins[good], weights, played.weeks)
    reached = played.total[at] * (1.0 + gaps[good]) >= amount
    share = float(weights[reached].sum() / weights.sum())
    return (share * windows + 0.5) / (windows + 1.0)
