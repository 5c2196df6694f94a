"""The recipe read backwards: from a number to reach to what has to be done each week, and what it is too late for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from salesctl.systems.recipe.science.ahead import Ahead, forecast, planned
from salesctl.systems.recipe.science.chain import Chain, fit_chain
from salesctl.systems.recipe.science.gaps import too_few
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Floats, Panel

PACE_WEEKS = 13
COUNTS = 0.95


@dataclass(frozen=True, slots=True)
class StageTarget:
    """Hold one stage a week: `lately` as of the last 13 weeks, `needed` to reach the number (None: cannot be said)."""

    stage: str
    lately: float
    needed: float | None


@dataclass(frozen=True, slots=True)
class Targets:
    """Hold the way back from a number within the coming weeks; every figure is None where `missing` says why.

    - `in_flight`: outcome to come if the first stage stopped today; `as_lately`: if it goes on as in the last 13 weeks
      (or as planned, where there is a plan); `what_if`: with the asked multipliers.
    - `ceiling`: outcome at the best pace ever kept over 13 weeks; `unreachable`: what is beyond even that.
    - `needed_factor`: activity needed over the lately usual, never beyond that best pace.
    - `last_useful_week`: the last coming week (1 is next week) whose activity still counts towards the number by
      and large; what is done later falls due after the period.

    Conversions are associations: twice the calls need not convert at the same rate.
    """

    needed: float
    weeks: int
    in_flight: float | None
    as_lately: float | None
    what_if: float | None
    ceiling: float | None
    unreachable: float | None
    needed_factor: float | None
    last_useful_week: int | None
    stages: tuple[StageTarget, ...]
    missing: tuple[str, ...]


def targets(
    panel: Panel,
    funnel: tuple[str, ...],
    needed: float,
    weeks: int,
    *,
    who: str | None = None,
    activity: Floats | None = None,
    share: Floats | None = None,
    what_if: Mapping[str, float] | None = None,
) -> Targets:
    """Solve for the weekly first stage that reaches `needed` outcome within `weeks` weeks (1 to 26).

    `activity`, `share` as in `predict`; `what_if` multiplies stages, {"calls": 1.2} for a fifth more.
    """
    row = None if who is None else panel.find_person(who)
    if len(panel.weeks) < MIN_WEEKS:
        return _nothing(needed, weeks, too_few(len(panel.weeks)))
    chain = fit_chain(panel, funnel)
    if not chain.links:
        return _nothing(
            needed, weeks, *chain.missing, "no step of the funnel is logged well enough to be read backwards"
        )
    if row is not None and not (np.isfinite(panel.outcome[row]).any() and chain.logs[0].heard[row]):
        return _nothing(needed, weeks, *chain.missing, f"{who} has not logged {chain.stages[0]} and {chain.stages[-1]}")
    ahead = planned(chain, panel, funnel, weeks, activity, share)
    return _solve(chain, panel, ahead, needed, row, what_if)


def _nothing(needed: float, weeks: int, *missing: str) -> Targets:
    return Targets(needed, weeks, None, None, None, None, None, None, None, (), missing)


def _solve(
    chain: Chain, panel: Panel, ahead: Ahead, needed: float, row: int | None, what_if: Mapping[str, float] | None
) -> Targets:
    rows = np.flatnonzero(np.isfinite(panel.outcome).any(axis=1)) if row is None else np.array([row])
    first, weeks = chain.stages[0], ahead.share.shape[1]

    def carried(boost: Mapping[str, float]) -> Floats:
        carried_on: Floats = forecast(chain, panel, ahead, dict(boost))[:, rows].sum(axis=1)
        return carried_on

    stopped, usual = carried({first: 0.0}), carried({})
    in_flight, lately = float(stopped[-1].sum()), float(usual[-1].sum())
    gain = lately - in_flight
    best = best_pace(chain, panel, rows) / max(float(usual[0].mean()), 1e-12)
    ceiling = in_flight + gain * max(best, 1.0)
    wanted = (needed - in_flight) / gain if gain > 0 else None
    factor = None if wanted is None else min(max(wanted, 0.0), max(best, 1.0))
    carried_on = usual if factor is None else carried({first: factor})
    stages = tuple(
        StageTarget(name, pace(chain, panel, rows, at), None if factor is None else float(carried_on[at].mean()))
        for at, name in enumerate(chain.stages)
    )
    asked = float(carried(what_if)[-1].sum()) if what_if else None
    too_late = max(needed - ceiling, 0.0)
    last = last_useful(chain, panel, ahead, rows) if gain > 0 else None
    strange = tuple(
        f"{name} is not in the funnel: what-if leaves it out" for name in what_if or () if name not in chain.stages
    )
    useless = () if gain > 0 else (f"{first} shows no effect within {weeks} weeks",)
    missing = (*chain.missing, *useless, *strange)
    return Targets(needed, weeks, in_flight, lately, asked, ceiling, too_late, factor, last, stages, missing)


def pace(chain: Chain, panel: Panel, rows: np.ndarray, at: int) -> float:
    """Give a stage's mean a calendar week over the last 13, of those in which somebody of these was here."""
    here = _here(panel, rows)[-PACE_WEEKS:]
    return float(chain.logs[at].filled[rows, -PACE_WEEKS:].sum() / max(here.sum(), 1))


def best_pace(chain: Chain, panel: Panel, rows: np.ndarray) -> float:
    """Give the best mean a week of the first stage that these people kept over 13 weeks; of a newcomer, over all."""
    total = chain.logs[0].filled[rows].sum(axis=0)[_here(panel, rows)]
    span = min(PACE_WEEKS, len(total))
    return float(np.convolve(total, np.ones(span) / span, mode="valid").max())


def _here(panel: Panel, rows: np.ndarray) -> np.ndarray:
    """Mark the weeks in which somebody of these was in the team."""
    here: np.ndarray = panel.employed[rows].any(axis=0)
    return here


def last_useful(chain: Chain, panel: Panel, ahead: Ahead, rows: np.ndarray) -> int | None:
    """Give the last coming week (from 1) that, with those before it, makes up 95 % of what activity can still bring."""
    weeks = ahead.share.shape[1]
    usual = forecast(chain, panel, ahead)[0]
    brought = np.zeros(weeks)
    stopped = float(forecast(chain, panel, replace(ahead, first=np.zeros(usual.shape)))[-1][rows].sum())
    for week in range(weeks):
        only = np.zeros(usual.shape)
        only[:, week] = usual[:, week]
        brought[week] = float(forecast(chain, panel, replace(ahead, first=only))[-1][rows].sum()) - stopped
    total = float(brought.sum())
    if total <= 0:
        return None
    return int(np.searchsorted(np.cumsum(brought) / total, COUNTS - 1e-9)) + 1
