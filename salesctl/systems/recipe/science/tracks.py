"""Replay the past: what every method would have forecast at each week, knowing only what was known then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.ahead import forecast, planned
from salesctl.systems.recipe.science.chain import fit_chain
from salesctl.systems.recipe.science.clean import tamed
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Floats, Ints, Panel, outcome_series
from salesctl.systems.recipe.science.smooth import baselines, bridge

BASELINES = ("ma13", "snaive", "sesq")
METHODS = (*BASELINES, "funnel")
STEPS = 26
MAX_ORIGINS = 60

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """Hold forecasts made at each origin: `origins[o]` the week index, `forecasts[method, o, step]`, NaN where a
    method had nothing to go by, and `actual[o, step]`, NaN where the week is not over or not known.
    """

    origins: Ints
    forecasts: Floats
    actual: Floats


def at_origin(
    panel: Panel,
    funnel: tuple[str, ...],
    who: int | None = None,
    steps: int = STEPS,
    activity: Floats | None = None,
    share: Floats | None = None,
) -> Floats:
    """Give every method's forecast of the coming weeks from all of the panel, [method, step].

    NaN while the outcome is known for fewer than 26 weeks. `activity` and `share` are what is planned, as in
    `ahead.planned`; the naive methods know nothing of it.
    """
    panel = tamed(panel)
    series = outcome_series(panel, who)
    rows = np.full((len(METHODS), steps), np.nan)
    if int(np.isfinite(series).sum()) < MIN_WEEKS:
        return rows
    naive = baselines(bridge(series[int(np.argmax(np.isfinite(series))) :]), _tail(panel, series), steps)
    rows[: len(BASELINES)] = [naive[name] for name in BASELINES]
    chain = fit_chain(panel, funnel)
    if chain.links:
        people = forecast(chain, panel, planned(chain, panel, funnel, steps, activity, share))[-1]
        ever = np.isfinite(panel.outcome).any(axis=1)
        rows[-1] = people[ever].sum(axis=0) if who is None else people[who]
    return rows


def _tail(panel: Panel, series: Floats) -> Ints:
    return panel.quarter_week[int(np.argmax(np.isfinite(series))) :]


def origins(weeks: int, horizon: int) -> Ints:
    """Choose the weeks to replay: from 26 weeks of history on, at most 60, the last with a horizon left to judge."""
    last = weeks - horizon
    if last < MIN_WEEKS:
        return np.zeros(0, dtype=np.int64)
    step = -(-(last - MIN_WEEKS + 1) // MAX_ORIGINS)
    return np.arange(last, MIN_WEEKS - 1, -step, dtype=np.int64)[::-1]


def replay(
    panel: Panel, funnel: tuple[str, ...], horizon: int, who: int | None = None, progress: Progress | None = None
) -> Tracks:
    """Refit everything at every origin and forecast up to 26 weeks; `progress(done, all)` is called after each."""
    chosen = origins(len(panel.weeks), horizon)
    made = np.full((len(METHODS), chosen.size, STEPS), np.nan)
    for number, origin in enumerate(chosen):
        made[:, number] = at_origin(panel.until(int(origin)), funnel, who)
        if progress is not None:
            progress(number + 1, chosen.size)
    series = np.pad(outcome_series(tamed(panel), who), (0, STEPS), constant_values=np.nan)
    actual = series[chosen[:, None] + np.arange(STEPS)] if chosen.size else np.zeros((0, STEPS))
    return Tracks(chosen, made, actual)
