"""How surely the recipe predicts: every method replayed over the past, scored against the naive ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.clean import tamed
from salesctl.systems.recipe.science.conformal import bands
from salesctl.systems.recipe.science.discover import Fit, discover
from salesctl.systems.recipe.science.drift import drift
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Flags, Floats, Panel, outcome_series
from salesctl.systems.recipe.science.pool import Played, apart, play
from salesctl.systems.recipe.science.tracks import BASELINES, METHODS, Progress, Tracks, replay
from salesctl.systems.recipe.science.verdict import Evidence, Verdict, judge

HORIZONS = (4, 8, 13)
LEARN = 52
ENOUGH = 13


@dataclass(frozen=True, slots=True)
class Horizon:
    """Hold the scores of one horizon.

    `error` is the weighted absolute percentage error of the sum of the coming `weeks` weeks (0.11 is 11 %), `mase` its
    mean error over that of repeating the last `weeks` weeks, `naive` the errors of the naive forecasts and `funnel`
    that of the funnel alone (None without one). `coverage` is how often the 80 % interval held, None where it was
    refused; `windows` counts scored windows that do not overlap, `origins` all that were scored.
    """

    weeks: int
    error: float | None
    mase: float | None
    naive: Mapping[str, float]
    funnel: float | None
    coverage: float | None
    windows: int
    origins: int


@dataclass(frozen=True, slots=True, eq=False)
class Backtest:
    """Hold the whole backtest; `tracks` lets a forecast be made from it without a second replay."""

    horizons: tuple[Horizon, ...]
    verdict: Verdict
    tracks: Tracks
    people: int
    weeks: int
    who: str | None

    def at(self, weeks: int) -> Horizon | None:
        """Give the scores of one horizon, None if it was not asked for."""
        return next((horizon for horizon in self.horizons if horizon.weeks == weeks), None)


def backtest(
    panel: Panel,
    funnel: tuple[str, ...],
    horizons: tuple[int, ...] = HORIZONS,
    progress: Progress | None = None,
    *,
    who: str | None = None,
    fit: Fit | None = None,
) -> Backtest:
    """Replay rolling origins, everything refitted at each; `who` scores one person's outcome instead of the team's.

    `progress(done, all)` is called after each origin. `fit` spares a second discovery. Horizons are 1 to 26 weeks.
    """
    row = None if who is None else panel.find_person(who)
    tracks = replay(panel, funnel, min(horizons), row, progress)
    series = outcome_series(tamed(panel), row)
    scores = tuple(score(play(tracks, weeks), series) for weeks in sorted(horizons))
    found = fit or discover(panel, funnel)
    missing = list(dict.fromkeys((*found.missing, *_short(panel, max(horizons)))))
    verdict = judge(_evidence(scores[-1], found, panel, funnel, one_person=who is not None), tuple(missing))
    return Backtest(scores, verdict, tracks, found.people, len(panel.weeks), who)


def _short(panel: Panel, horizon: int) -> tuple[str, ...]:
    short = MIN_WEEKS + horizon - len(panel.weeks)
    return (f"{short} more weeks before a forecast {horizon} weeks ahead can be judged",) if short > 0 else ()


def scored(played: Played) -> Flags:
    """Mark the origins that count: resolved, and after a year of learning where enough are left after it."""
    good = played.resolved
    late = good & (played.origins >= LEARN)
    return late if int(late.sum()) >= ENOUGH else good


def wape(forecast: Floats, actual: Floats) -> float | None:
    """Give the sum of absolute errors over the sum of what happened; None when nothing happened."""
    size = float(np.abs(actual).sum())
    return float(np.abs(forecast - actual).sum()) / size if size > 0 else None


def score(played: Played, series: Floats) -> Horizon:
    """Score one horizon against the naive forecasts on the same origins."""
    count = scored(played)
    actual = played.actual[count]
    naive = {
        name: error
        for at, name in enumerate(BASELINES)
        if (error := wape(played.each[at, count], actual)) is not None and np.isfinite(error)
    }
    funnel = wape(played.each[METHODS.index("funnel"), count], actual)
    held = bands(played).inside[count]
    known = np.isfinite(held)
    return Horizon(
        weeks=played.weeks,
        error=wape(played.total[count], actual),
        mase=_mase(played.total[count], actual, series, played.weeks),
        naive=naive,
        funnel=funnel if funnel is not None and np.isfinite(funnel) else None,
        coverage=float(held[known].mean()) if known.any() else None,
        windows=apart(played.origins[count], played.weeks),
        origins=int(count.sum()),
    )


def _mase(forecast: Floats, actual: Floats, series: Floats, weeks: int) -> float | None:
    """Scale the mean error by that of repeating the last window (Hyndman and Koehler 2006), over all the weeks."""
    sums = np.convolve(series, np.ones(weeks), mode="valid") if series.size >= weeks else np.zeros(0)
    steps = np.abs(sums[weeks:] - sums[:-weeks])
    steps = steps[np.isfinite(steps)]
    scale = float(steps.mean()) if steps.size else 0.0
    return float(np.abs(forecast - actual).mean()) / scale if scale > 0 and actual.size else None


def _evidence(last: Horizon, fit: Fit, panel: Panel, funnel: tuple[str, ...], *, one_person: bool) -> Evidence:
    best = min(last.naive, key=lambda name: last.naive[name]) if last.naive else ""
    return Evidence(
        weeks=last.weeks,
        error=last.error,
        best_naive=last.naive.get(best),
        naive_name=best,
        coverage=last.coverage,
        windows=last.windows,
        predicting=tuple(metric.metric for metric in fit.predicting) if fit.testable else None,
        alarms=tuple(f"{alarm.source} to {alarm.target}" for alarm in drift(panel, funnel).alarms),
        one_person=one_person,
    )
