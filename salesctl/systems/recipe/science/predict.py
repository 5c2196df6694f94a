"""The coming weeks: a mean, a band as wide as past misses ask for, and the chance of reaching a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from salesctl.systems.recipe.science.backtest import Backtest, backtest, score
from salesctl.systems.recipe.science.clean import tamed
from salesctl.systems.recipe.science.conformal import NOMINAL, age_weights, bands, chance, enough, quantile, worth
from salesctl.systems.recipe.science.gaps import few_known
from salesctl.systems.recipe.science.panel import Floats, Panel, outcome_series
from salesctl.systems.recipe.science.pool import Played, play
from salesctl.systems.recipe.science.tracks import STEPS, Tracks, at_origin
from salesctl.systems.recipe.science.verdict import Verdict

WIDEST, WIDEST_WEEK = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Goal:
    """Name an amount still to be reached within the first `weeks` coming weeks (1 to 26)."""

    name: str
    weeks: int
    amount: float


@dataclass(frozen=True, slots=True)
class Band:
    """Hold a mean with its 80 % interval; low and high are None where the past cannot carry one."""

    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """Hold one coming ISO week."""

    week: str
    band: Band


@dataclass(frozen=True, slots=True)
class Chance:
    """Hold the chance, 0 to 1, that a goal is reached; None where the past cannot carry one."""

    goal: Goal
    chance: float | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """Hold the forecast; `total` is None and `weeks` empty where the data cannot carry one.

    `method` is funnel, pool or a naive forecast; `nominal` the interval's promise and `measured` how often such
    intervals held over `windows` windows apart.
    """

    method: str
    verdict: Verdict
    weeks: tuple[WeekAhead, ...]
    total: Band | None
    chances: tuple[Chance, ...]
    nominal: float
    measured: float | None
    windows: int
    missing: tuple[str, ...]


def predict(
    panel: Panel,
    funnel: tuple[str, ...],
    weeks: int = 13,
    goals: tuple[Goal, ...] = (),
    activity: Floats | None = None,
    *,
    tested: Backtest | None = None,
    who: str | None = None,
    share: Floats | None = None,
) -> Prediction:
    """Forecast the outcome of the coming weeks (1 to 26) for the team, or for `who`.

    `activity[person]` is the planned first stage a full week, NaN where there is no plan. `share[person, step]` is the
    working time of the coming weeks (NaN once somebody has left), if it is known. `tested` spares a second backtest.
    """
    test = tested or backtest(panel, funnel, who=who)
    row = None if who is None else panel.find_person(who)
    missing = list(test.verdict.missing)
    now = at_origin(panel, funnel, row, STEPS, activity, share)
    if not np.isfinite(now).any():
        missing.extend(few_known(panel, row))
        return Prediction("none", test.verdict, (), None, (), NOMINAL, None, 0, tuple(missing))
    tracks = with_today(test.tracks, len(panel.weeks), now)
    played = play(tracks, weeks)
    lowest = 0.0 if float(np.nanmin(tracks.actual, initial=0.0)) >= 0 else -np.inf
    half = float(bands(played).half[-1])
    total = _band(float(played.total[-1]), half * float(played.total[-1]) if half <= WIDEST else np.nan, lowest)
    if half > WIDEST:
        missing.append("past forecasts missed by more than their double, so no interval is drawn")
    elif total.low is None:
        missing.append("an interval needs 8 backtested windows, two of them apart")
    scores = test.at(weeks)
    if scores is None:
        scores = score(play(test.tracks, weeks), outcome_series(tamed(panel), row))
    return Prediction(
        method=played.chosen[-1],
        verdict=test.verdict,
        weeks=_by_week(played, tracks, panel.weeks[-1], lowest),
        total=total,
        chances=tuple(
            Chance(goal, chance(play(tracks, goal.weeks), tracks.origins.size - 1, goal.amount)) for goal in goals
        ),
        nominal=NOMINAL,
        measured=scores.coverage,
        windows=scores.windows,
        missing=tuple(dict.fromkeys(missing)),
    )


def with_today(tracks: Tracks, week: int, now: Floats) -> Tracks:
    """Add today to the replayed origins, its outcome still open."""
    return Tracks(
        np.append(tracks.origins, week),
        np.concatenate((tracks.forecasts, now[:, None]), axis=1),
        np.concatenate((tracks.actual, np.full((1, tracks.actual.shape[1]), np.nan))),
    )


def _band(mean: float, half: float, lowest: float) -> Band:
    """Give a band that ends at the lowest there can be; `half` is NaN where the past cannot carry one."""
    return Band(mean, max(mean - half, lowest), mean + half) if np.isfinite(half) else Band(mean, None, None)


def _by_week(played: Played, tracks: Tracks, last: str, lowest: float) -> tuple[WeekAhead, ...]:
    """Give each coming week; its band comes from past misses of single weeks over the window's mean week."""
    steps, today = played.weeks, played.origins.size - 1
    half, past = np.nan, played.past(today)
    if enough(played, today) and (played.total[past] > 0).all():
        miss = np.abs(tracks.actual[past, :steps] - played.by_week[past]) / (played.total[past, None] / steps)
        weight = age_weights(played, today, past)
        each = np.repeat(weight[:, None], steps, axis=1).ravel()
        relative = quantile(miss.ravel(), each, NOMINAL, worth(played.origins[past], weight, 1))
        half = relative * float(played.total[-1]) / steps if relative <= WIDEST_WEEK else np.nan
    return tuple(
        WeekAhead(label, _band(float(one), half, lowest))
        for label, one in zip(labels_after(last, steps), played.by_week[-1], strict=True)
    )


def labels_after(last: str, steps: int) -> tuple[str, ...]:
    """Name the ISO weeks that follow a week such as "2026-W48"."""
    year, week = last.split("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    days = (monday + timedelta(weeks=step) for step in range(1, steps + 1))
    return tuple(f"{day.isocalendar().year}-W{day.isocalendar().week:02d}" for day in days)
