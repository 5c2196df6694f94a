"""The null of the discovery: the same metrics, the same revenue, but whose is whose is drawn anew."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np

from salesctl.systems.recipe.science.panel import Flags, Floats, Ints

LAGS = 17
DRAWS = 999
SEED = 20_240_601
ALL_UP_TO = 6
CLIP = 3.5
NEAR = 3
BLUR = np.array([1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0])


def orders(people: int) -> Ints:
    """Give the permutations to compare with, [draw, person]: all of them up to six people, the true one first."""
    if people <= ALL_UP_TO:
        return np.array(list(permutations(range(people))), dtype=np.int64).reshape(factorial(people), people)
    rng = np.random.default_rng(SEED)
    drawn = rng.permuted(np.tile(np.arange(people), (DRAWS, 1)), axis=1)
    return np.concatenate((np.arange(people)[None], drawn))


def standardised(values: Floats, mask: Flags) -> Floats:
    """Give everybody the same size and cap what is beyond 3.5 deviations: one person or one deal shall not decide."""
    count = np.maximum(mask.sum(axis=1, keepdims=True), 1)
    size = np.sqrt((values**2).sum(axis=1, keepdims=True) / count)
    scaled = np.divide(values, size, out=np.zeros_like(values), where=size > 0)
    capped: Floats = np.clip(scaled, -CLIP, CLIP)
    return capped


def cross(before: Floats, before_mask: Flags, after: Floats, after_mask: Flags) -> tuple[Floats, Floats]:
    """Sum the products of everybody's metric with everybody's outcome at each lag.

    Gives the sums and their variance were the two unrelated, both [lag, person of metric, person of outcome].
    """
    weeks = before.shape[1]
    people = before.shape[0]
    sums, spread = np.zeros((LAGS, people, people)), np.zeros((LAGS, people, people))
    seen, known = before_mask.astype(float), after_mask.astype(float)
    for lag in range(min(LAGS, weeks)):
        first, last = slice(0, weeks - lag), slice(lag, weeks)
        sums[lag] = before[:, first] @ after[:, last].T
        both = seen[:, first] @ known[:, last].T
        power = ((before**2)[:, first] @ known[:, last].T) * (seen[:, first] @ (after**2)[:, last].T)
        spread[lag] = np.divide(power, both, out=np.zeros_like(power), where=both > 0)
    return sums, spread


def correlogram(sums: Floats, spread: Floats, order: Ints) -> Floats:
    """Give the standardised cross-correlation at each lag for each assignment of outcomes, [lag, draw].

    Neighbouring lags are averaged (1 2 3 4 3 2 1), since what follows a call comes over some weeks, and every lag is
    given the same variance, lest the first and the last win by their noise.
    """
    people = order.shape[1]
    flat = (np.arange(people) * people + order).ravel()
    top = sums.reshape(sums.shape[0], -1)[:, flat].reshape(sums.shape[0], -1, people).sum(axis=2)
    below = spread.reshape(sums.shape[0], -1)[:, flat].reshape(sums.shape[0], -1, people).sum(axis=2)
    score = np.divide(top, np.sqrt(below), out=np.zeros_like(top), where=below > 0)
    blur = np.array([np.convolve(row, BLUR, mode="same") for row in np.eye(score.shape[0])]).T
    smooth: Floats = (blur / np.sqrt((blur**2).sum(axis=1, keepdims=True))) @ score
    return smooth


def middle(score: Floats) -> int:
    """Give the middle of the hump around the largest correlation, [lag]: its very top is easily a week or two off."""
    peak = int(np.argmax(np.abs(score)))
    around = np.arange(max(peak - NEAR, 0), min(peak + NEAR + 1, score.size))
    weight = np.maximum(score[around] * np.sign(score[peak]), 0.0) ** 2
    return round(float(weight @ around / weight.sum())) if weight.sum() > 0 else peak


def benjamini_hochberg(p_values: Floats, rate: float) -> Flags:
    """Mark the findings kept at a false discovery rate (Benjamini and Hochberg 1995)."""
    order = np.argsort(p_values)
    under = p_values[order] <= rate * np.arange(1, p_values.size + 1) / max(p_values.size, 1)
    kept = np.zeros(p_values.size, dtype=bool)
    if under.any():
        kept[order[: int(np.flatnonzero(under)[-1]) + 1]] = True
    return kept
