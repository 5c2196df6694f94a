"""Has a conversion changed, and since when: a scan over the last half-year for the week that splits it best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.panel import Floats

LOOK_BACK = 26
AFTER = 3
BEFORE = 26
BLOCK = 4
ALARM = 3.0
CHANGE = 0.2


@dataclass(frozen=True, slots=True)
class Break:
    """Say that from index `week` on a conversion is `ratio` times what it was.

    `z` is how far that is from chance, in normal deviates.
    """

    week: int
    ratio: float
    z: float

    @property
    def alarm(self) -> bool:
        """Tell whether it is beyond chance and large enough to matter (a fifth)."""
        return abs(self.z) >= ALARM and abs(self.ratio - 1.0) >= CHANGE


def scan(actual: Floats, expected: Floats) -> Break | None:
    """Find the likeliest break of the last 26 weeks in weekly totals of a step; None when too little is known.

    The likelihood ratio of two levels against one, with the scatter taken from blocks of four weeks before the
    candidate, so that errors lasting some weeks do not look like a break. Unknown weeks are NaN.
    """
    good = np.isfinite(actual) & np.isfinite(expected) & (expected > 0)
    got, due = np.where(good, actual, 0.0), np.where(good, expected, 0.0)
    week = np.arange(actual.size)
    first = max(actual.size - LOOK_BACK, BEFORE)
    candidates = week[first : actual.size - AFTER + 1]
    candidates = candidates[due[candidates] > 0] if candidates.size else candidates
    if not candidates.size:
        return None
    sums, sums_due = np.cumsum(got), np.cumsum(due)
    before, before_due = sums[candidates - 1], sums_due[candidates - 1]
    after, after_due = sums[-1] - before, sums_due[-1] - before_due
    possible = (before > 0) & (before_due > 0) & (after_due > 0)
    if not possible.any():
        return None
    candidates = candidates[possible]
    before, before_due, after, after_due = (part[possible] for part in (before, before_due, after, after_due))
    usual = before / before_due
    measured = [_scatter(got[:at], due[:at], rate) for at, rate in zip(candidates, usual, strict=True)]
    scatter, degrees = np.array(measured).T
    spread = np.sqrt(scatter * usual * after_due * (1.0 + after_due / before_due))
    z = as_normal((after - usual * after_due) / np.maximum(spread, 1e-12), degrees)
    best = int(np.argmax(np.abs(z)))
    return Break(int(candidates[best]), float(after[best] / after_due[best] / usual[best]), float(z[best]))


def as_normal(t: Floats, degrees: Floats) -> Floats:
    """Turn a t statistic into the normal deviate of about the same tail (Wallace 1959)."""
    normal: Floats = np.sign(t) * np.sqrt(degrees * np.log1p(t * t / degrees)) * (1.0 - 2.0 / (8.0 * degrees + 3.0))
    return normal


def _scatter(got: Floats, due: Floats, rate: float) -> tuple[float, float]:
    """Give the variance over the mean around expectation, and how many blocks it was seen in.

    The larger of single weeks and four-week sums.
    """
    blocks = got.size // BLOCK
    weekly = _dispersion(got, rate * due)
    sums = got[got.size - blocks * BLOCK :].reshape(blocks, BLOCK).sum(axis=1)
    wanted = rate * due[due.size - blocks * BLOCK :].reshape(blocks, BLOCK).sum(axis=1)
    return max(weekly, _dispersion(sums, wanted)), float(max(int((wanted > 0).sum()), 1))


def _dispersion(got: Floats, due: Floats) -> float:
    full = due > 0
    return float(((got[full] - due[full]) ** 2).sum() / due[full].sum()) if full.any() else np.inf
