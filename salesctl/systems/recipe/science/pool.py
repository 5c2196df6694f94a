"""Weigh the methods by their own past errors, and let a gate decide what is printed.

At each origin only windows that were over by then count, so what is scored is what would have been said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.panel import Flags, Floats, Ints
from salesctl.systems.recipe.science.tracks import BASELINES, METHODS, Tracks

POWER = 12.0
HALF_LIFE = 52.0
PRIOR_WEEKS = 26.0
PRIOR = np.array([1.0, 1.3, 1.0, 1.0])
GAIN = 0.9
LOSS = 1.1
WINDOWS = 3
FUNNEL = METHODS.index("funnel")


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """Hold the forecasts of the next `weeks` weeks as they would have been printed at each origin.

    `origins[o]`, `each[method, o]` the sums by method, `weights[o, method]` and `chosen[o]` what was printed (funnel,
    pool or a baseline), `by_week[o, step]` and `total[o]` the printed forecast, `actual[o]` NaN while unresolved.
    """

    weeks: int
    origins: Ints
    each: Floats
    weights: Floats
    chosen: tuple[str, ...]
    by_week: Floats
    total: Floats
    actual: Floats

    @property
    def resolved(self) -> Flags:
        """Mark the origins whose window is over and known."""
        return np.isfinite(self.actual) & np.isfinite(self.total)

    def past(self, at: int) -> Ints:
        """Give the resolved origins whose window was over when origin number `at` began."""
        return np.flatnonzero(self.resolved & (self.origins + self.weeks <= self.origins[at]))


def apart(origins: Ints, weeks: int) -> int:
    """Count how many windows of `weeks` weeks, begun at these origins, do not overlap."""
    count, free = 0, -1
    for origin in origins:
        if int(origin) >= free:
            count, free = count + 1, int(origin) + weeks
    return count


def play(tracks: Tracks, weeks: int) -> Played:
    """Combine the tracks at every origin for the sum of the next `weeks` weeks, at most 26."""
    each = tracks.forecasts[:, :, :weeks].sum(axis=2)
    actual = tracks.actual[:, :weeks].sum(axis=1)
    ended = np.isfinite(actual)
    pasts = [np.flatnonzero(ended & (tracks.origins + weeks <= origin)) for origin in tracks.origins]
    error = [errors(tracks.origins[past], each[:, past], actual[past]) for past in pasts]
    pooled = [pool_weights(one, each[:, at]) for at, one in enumerate(error)]
    pool = np.array([float(weight @ np.nan_to_num(each[:, at])) for at, weight in enumerate(pooled)])
    weights, chosen = np.zeros((len(pasts), len(METHODS))), list[str]()
    for at, past in enumerate(pasts):
        name = "pool"
        if apart(tracks.origins[past], weeks) >= WINDOWS:
            name = gate(error[at], each[:, past], pool[past], actual[past], each[:, at])
        chosen.append(name)
        weights[at] = pooled[at] if name == "pool" else np.eye(len(METHODS))[METHODS.index(name)]
    by_week = np.einsum("ok,kos->os", weights, np.nan_to_num(tracks.forecasts[:, :, :weeks]))
    total = np.where(np.isfinite(each).any(axis=0), by_week.sum(axis=1), np.nan)
    return Played(weeks, tracks.origins, each, weights, tuple(chosen), by_week, total, actual)


def errors(origins: Ints, each: Floats, actual: Floats) -> Floats:
    """Give each method's weighted error over past windows, older ones counting less, [method].

    With little behind it every method's error is drawn to their common mean, seasonal naive's to a little more.
    """
    if not origins.size:
        return PRIOR.copy()
    spacing = float(np.median(np.diff(origins))) if origins.size > 1 else 1.0
    weight = spacing * 0.5 ** ((origins[-1] - origins) / HALF_LIFE)
    missed = np.nansum(weight * np.abs(each - actual), axis=1)
    size = (weight * np.abs(actual) * np.isfinite(each)).sum(axis=1)
    prior = PRIOR_WEEKS * float((weight * np.abs(actual)).sum() / weight.sum())
    mean = float(missed.sum() / max(float(size.sum()), 1e-12))
    result: Floats = (missed + prior * mean * PRIOR) / np.maximum(size + prior, 1e-12)
    return np.maximum(result, 1e-9)


def pool_weights(error: Floats, now: Floats) -> Floats:
    """Weigh methods by the inverse twelfth power of their error; a method with nothing to say weighs nothing."""
    weight = np.where(np.isfinite(now), (error / error.min()) ** -POWER, 0.0)
    return weight / max(float(weight.sum()), 1e-12)


def gate(error: Floats, each: Floats, pool: Floats, actual: Floats, now: Floats) -> str:
    """Say what is printed once three windows apart are over.

    The funnel alone when it beats the best baseline by 10 %; that baseline when the funnel does not beat it
    and the pool is 10 % worse.
    """
    usable = np.isfinite(now)
    naive = np.where(usable[:FUNNEL], error[:FUNNEL], np.inf)
    best = int(np.argmin(naive))
    if usable[FUNNEL] and error[FUNNEL] <= GAIN * naive[best]:
        return METHODS[FUNNEL]
    beaten = float(np.abs(pool - actual).sum()) <= LOSS * float(np.abs(each[best] - actual).sum())
    funnel_better = bool(usable[FUNNEL]) and error[FUNNEL] < naive[best]
    return "pool" if beaten or funnel_better or not np.isfinite(naive[best]) else BASELINES[best]
