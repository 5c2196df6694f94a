"""From what was written to what can be fitted: gaps, monthly logs, one huge deal.

Only the past is used for a gap, so a panel cut at an earlier week gives what would have been seen then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from salesctl.systems.recipe.science.panel import Flags, Floats, Panel

MEMORY = 13
FEW_LOGS = 0.45
TAME_FROM = 20
TAME_SD = 4.0
TAME_WIDTH = 0.35
TAME_ONE_IN = 200
TAME_ABOVE = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Clean:
    """Hold one stage of the funnel without holes, both [person, week].

    `filled` is the value with gaps bridged (0 where not employed); `seen` marks weeks that were really written and
    `inside` weeks whose value is fit to feed a later stage: written, bridged after a first log, or truly nought.
    `heard` marks the people who log it at all, [person].
    """

    filled: Floats
    seen: Flags
    inside: Flags
    heard: Flags


def clean(values: Floats, share: Floats) -> Clean:
    """Bridge the gaps of one metric; `values` and `share` are [person, week]."""
    spread = spread_monthly(values, share)
    employed = ~np.isnan(share)
    seen = np.isfinite(spread) & employed
    holes: Flags = np.asarray((employed & ~seen).any(axis=1))
    rate = trailing_rate(np.where(seen, spread, np.nan), share, people=holes)
    time = np.nan_to_num(share)
    bridge = rate * time
    filled = np.where(seen, np.nan_to_num(spread), np.nan_to_num(bridge))
    begun = np.maximum.accumulate(seen, axis=1)
    return Clean(
        filled=np.where(employed, filled, 0.0),
        seen=seen,
        inside=begun | ~employed,
        heard=np.asarray(seen.any(axis=1)),
    )


def trailing_rate(values: Floats, share: Floats, memory: int = MEMORY, people: Flags | None = None) -> Floats:
    """Give the mean a full week over the last `memory` logged weeks before each week, NaN before the first.

    A person's logged weeks are counted, not calendar weeks: someone back from leave goes on where they stopped.
    `people` limits the work to those marked; the rest are NaN.
    """
    seen = np.isfinite(values) & (np.nan_to_num(share) > 0)
    rate = np.full(values.shape, np.nan)
    wanted = seen.any(axis=1) if people is None else seen.any(axis=1) & people
    for person in np.flatnonzero(wanted):
        at = np.flatnonzero(seen[person])
        sums = np.concatenate(([0.0], np.cumsum(values[person, at])))
        time = np.concatenate(([0.0], np.cumsum(share[person, at])))
        done = np.searchsorted(at, np.arange(values.shape[1]))
        first = np.maximum(done - memory, 0)
        worked = time[done] - time[first]
        rate[person] = np.where(done > 0, (sums[done] - sums[first]) / np.where(worked > 0, worked, 1.0), np.nan)
    return rate


def latest_rate(values: Floats, share: Floats, memory: int = MEMORY) -> Floats:
    """Give the mean a full week over each person's last `memory` logged weeks, 0 without any, [person]."""
    seen = np.isfinite(values) & (np.nan_to_num(share) > 0)
    last = seen & (np.cumsum(seen[:, ::-1], axis=1)[:, ::-1] <= memory)
    done, worked = np.where(last, values, 0.0).sum(axis=1), np.where(last, share, 0.0).sum(axis=1)
    rate: Floats = np.divide(done, worked, out=np.zeros(worked.shape), where=worked > 0)
    return rate


def monthly_loggers(values: Floats, share: Floats) -> Flags:
    """Mark people who write every third to fifth working week: a month's total at once, [person].

    Somebody who simply forgets leaves uneven gaps and is no monthly logger.
    """
    found = np.zeros(values.shape[0], dtype=bool)
    working = np.nan_to_num(share) > 0
    logged = np.isfinite(values) & working
    count = logged.sum(axis=1)
    for person in np.flatnonzero((count >= 3) & (count <= FEW_LOGS * working.sum(axis=1) + 1)):
        at = np.flatnonzero(logged[person])
        span = int(working[person, at[0] : at[-1] + 1].sum())
        gaps = np.diff(np.cumsum(working[person])[at])
        rare = len(at) <= FEW_LOGS * span
        found[person] = rare and float(np.mean((gaps >= 3) & (gaps <= 6))) >= 0.8
    return found


def spread_monthly(values: Floats, share: Floats) -> Floats:
    """Spread each monthly entry over the weeks since the entry before it, by working time."""
    spread: Floats = values.copy()
    for person in np.flatnonzero(monthly_loggers(values, share)):
        worked = np.nan_to_num(share[person])
        at = np.flatnonzero(np.isfinite(values[person]) & (worked > 0))
        start = max(int(at[0]) - int(np.median(np.diff(at))) + 1, 0)
        for end in at:
            part = slice(start, int(end) + 1)
            time = np.where(worked[part] > 0, worked[part], 0.0)
            spread[person, part] = values[person, end] * time / time.sum()
            start = int(end) + 1
    return spread


def tame(outcome: Floats) -> tuple[Floats, int]:
    """Cap person-weeks far beyond the rest, and count them: one huge deal shall not become everybody's habit.

    Far is four robust standard deviations above the median of the positive weeks, on the log scale, and above 1.5 times
    the largest of the others, to which it is cut. At most one in 200 is capped: what comes more often is how this team
    sells.
    """
    positive = np.sort(outcome[np.isfinite(outcome) & (outcome > 0)])
    if positive.size < TAME_FROM:
        return outcome, 0
    logs = np.log(positive)
    middle = float(np.median(logs))
    width = 1.4826 * float(np.median(np.abs(logs - middle)))
    cap = TAME_ABOVE * float(positive[-1 - max(positive.size // TAME_ONE_IN, 1)])
    far = max(float(np.exp(middle + TAME_SD * max(width, TAME_WIDTH))), cap)
    return np.where(outcome > far, cap, outcome), int((positive > far).sum())


def tamed(panel: Panel) -> Panel:
    """Give the panel with its outcome capped: what forecasts learn from, naive ones too, and are scored against."""
    return replace(panel, outcome=tame(panel.outcome)[0])


def logged_share(panel: Panel, metric: int) -> float:
    """Give the part of working person-weeks of the last 26 weeks in which a metric was logged, 0 to 1."""
    recent = slice(max(len(panel.weeks) - 26, 0), None)
    working = np.nan_to_num(panel.share[:, recent]) > 0
    spread = spread_monthly(panel.values[metric], panel.share)[:, recent]
    return float((np.isfinite(spread) & working).sum() / max(int(working.sum()), 1))
