"""The naive forecasts that anything cleverer has to beat: moving average, seasonal naive, smoothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from salesctl.systems.recipe.science.panel import Floats, Ints
from salesctl.systems.recipe.science.season import annual, quarter_ahead, quarter_index

ALPHAS = np.array([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45])
SNAIVE_FROM = 65


def bridge(series: Floats) -> Floats:
    """Fill unknown weeks with the mean of the 13 known weeks before them, or of the first 13 known at all."""
    filled = series.copy()
    known = series[np.isfinite(series)]
    start = float(known[:13].mean()) if known.size else 0.0
    for week in np.flatnonzero(~np.isfinite(series)):
        before = filled[max(week - 13, 0) : week]
        filled[week] = float(before.mean()) if before.size else start
    return filled


def ma13(series: Floats, steps: int) -> Floats:
    """Forecast the mean of the last 13 weeks, [steps]."""
    return np.full(steps, float(series[-13:].mean()))


def snaive(series: Floats, steps: int) -> Floats:
    """Forecast the same week a year ago with 65 weeks or more, else the same week a quarter ago, [steps]."""
    period = 52 if series.size >= SNAIVE_FROM else 13
    return np.resize(series[-period:], steps)


def sesq(series: Floats, quarter_week: Ints, steps: int) -> Floats:
    """Forecast a smoothed level times shrunk season times week of the quarter, [steps]."""
    season = annual(series)
    year = season.factor(np.arange(series.size + steps))
    index = quarter_index(series, _local_level(series / year[: series.size]) * year[: series.size], quarter_week)
    ahead = index[np.minimum(quarter_ahead(quarter_week, steps), index.size - 1)]
    past = index[np.minimum(quarter_week, index.size - 1)]
    forecast: Floats = level(series / (year[: series.size] * past)) * year[series.size :] * ahead
    return forecast


def level(series: Floats, alphas: Floats = ALPHAS) -> float:
    """Give the last level of simple exponential smoothing; the weight is the one with the least one-step error."""
    state = np.full(alphas.size, float(series[:8].mean()))
    error = np.zeros(alphas.size)
    for week, value in enumerate(series):
        gap = value - state
        if week >= 8:
            error += gap * gap
        state = state + alphas * gap
    return float(state[int(np.argmin(error))])


def _local_level(series: Floats) -> Floats:
    """Give a centred mean over 13 weeks, narrower at both ends."""
    sums = np.concatenate(([0.0], np.cumsum(series)))
    week = np.arange(series.size)
    first, last = np.maximum(week - 6, 0), np.minimum(week + 7, series.size)
    local: Floats = (sums[last] - sums[first]) / (last - first)
    return local


def baselines(series: Floats, quarter_week: Ints, steps: int) -> dict[str, Floats]:
    """Give every naive forecast by name; `series` has no holes (see `bridge`)."""
    ways: dict[str, Callable[[], Floats]] = {
        "ma13": lambda: ma13(series, steps),
        "snaive": lambda: snaive(series, steps),
        "sesq": lambda: sesq(series, quarter_week, steps),
    }
    return {name: way() for name, way in ways.items()}
