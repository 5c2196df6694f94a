"""Carry the funnel forward: what is known of the coming weeks, and what its steps make of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.chain import Chain, stage_rate
from salesctl.systems.recipe.science.clean import Clean, latest_rate
from salesctl.systems.recipe.science.funnel import expected
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Flags, Floats, Panel
from salesctl.systems.recipe.science.season import QUARTER, quarter_ahead
from salesctl.systems.recipe.science.smooth import level

FADE = 0.95
LONG = 52
QUICK = np.array([0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8])


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """Say what is known of the coming weeks: working time `share[person, step]` and `first[person, step]`.

    `first` is the first stage's planned activity, NaN where nothing is planned: then people go on as lately.
    """

    share: Floats
    first: Floats


def usual(panel: Panel, steps: int) -> Ahead:
    """Assume that who is here stays and works as much as in the last 26 weeks."""
    recent = panel.share[:, -MIN_WEEKS:]
    counted = np.isfinite(recent)
    mean = np.nansum(recent, axis=1) / np.maximum(counted.sum(axis=1), 1)
    here = counted[:, -1] if recent.shape[1] else np.zeros(len(panel.people), dtype=bool)
    share = np.repeat(np.where(here, mean, np.nan)[:, None], steps, axis=1)
    return Ahead(share, np.full(share.shape, np.nan))


def planned(
    chain: Chain,
    panel: Panel,
    funnel: tuple[str, ...],
    steps: int,
    activity: Floats | None = None,
    share: Floats | None = None,
) -> Ahead:
    """Take what is known of the coming weeks, and the usual for the rest.

    `activity[person]` is the first stage a full working week, NaN without a plan; it is dropped when that stage itself
    had to be left out of the funnel. `share[person, step]` is working time, NaN once somebody has left.
    """
    ahead = usual(panel, steps)
    known = ahead.share if share is None else np.concatenate((share, ahead.share), axis=1)[:, :steps]
    if share is not None and share.shape[1] < steps:
        gone = np.isnan(share[:, -1:]) & (np.arange(steps) >= share.shape[1])
        known = np.where(gone, np.nan, known)
    first = np.full(known.shape, np.nan)
    if activity is not None and funnel and chain.stages[0] == funnel[0]:
        first = activity[:, None] * np.nan_to_num(known)
    return Ahead(known, first)


def forecast(chain: Chain, panel: Panel, ahead: Ahead, boost: dict[str, float] | None = None) -> Floats:
    """Carry the stages forward, [stage, person, step]; `boost` multiplies a stage's coming weeks (what-if)."""
    steps = ahead.share.shape[1]
    whole = np.concatenate((panel.share, ahead.share), axis=1)
    weeks = len(panel.weeks)
    index = np.minimum(quarter_ahead(panel.quarter_week, steps), QUARTER - 1)
    out: list[Floats] = []
    for at, (name, log) in enumerate(zip(chain.stages, chain.logs, strict=True)):
        own = _own(chain, panel, log, ahead, first=at == 0)
        if at:
            link = chain.links[at - 1]
            stage = np.concatenate((chain.logs[at - 1].filled, out[-1]), axis=1)
            fed = expected(link.step, stage, whole)[:, weeks:] * link.level * link.quarter[index]
            own = np.where(_fed(chain.logs[at - 1])[:, None], fed, own)
        elif steps:
            own = np.where(np.isfinite(ahead.first), ahead.first, own)
        out.append(own * (boost or {}).get(name, 1.0))
    return np.stack(out)


def _fed(source: Clean) -> Flags:
    """Mark the people whose feeding stage is logged of late, so that it can say what comes next."""
    return np.asarray(source.seen[:, -MIN_WEEKS:].any(axis=1))


def _own(chain: Chain, panel: Panel, log: Clean, ahead: Ahead, *, first: bool) -> Floats:
    """Let a stage go on at each person's own rate of late, [person, step].

    For the first stage the team's latest pace fades to that of the last year, 5 % of it a week: activity comes in
    waves, and a wave ends.
    """
    weeks, steps = len(panel.weeks), ahead.share.shape[1]
    values = np.where(log.seen, log.filled, np.nan)
    factor = chain.season.factor(np.arange(weeks + steps)) if first else np.ones(weeks + steps)
    calm = values / factor[:weeks]
    own: Floats = latest_rate(calm, panel.share)[:, None] * np.nan_to_num(ahead.share) * factor[weeks:]
    return own * fading(stage_rate(np.where(log.seen, calm, np.nan), panel.share), steps) if first else own


def fading(pace: Floats, steps: int) -> Floats:
    """Give the team's coming pace over that of its last 13 weeks, [steps]; `pace` is a full week's rate, [week]."""
    known = pace[np.isfinite(pace)]
    quarter = float(known[-13:].mean()) if known.size else 0.0
    if quarter <= 0 or known.size < MIN_WEEKS:
        return np.ones(steps)
    usually = float(known[-LONG:].mean())
    fade: Floats = FADE ** np.arange(1.0, steps + 1.0)
    path: Floats = usually + (level(known[-2 * LONG :], QUICK) - usually) * fade
    return path / quarter
