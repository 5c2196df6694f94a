"""The whole funnel fitted on one panel: its steps, how each runs lately, and what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.breaks import Break, scan
from salesctl.systems.recipe.science.clean import Clean, clean, logged_share, tame, trailing_rate
from salesctl.systems.recipe.science.funnel import Step, expected, fit_step, usable_rows
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Flags, Floats, Panel
from salesctl.systems.recipe.science.season import QUARTER, Season, annual, quarter_ahead, quarter_index

WINDOWS = (8, 13, 26)
LEVEL_SD = 0.15
STEIN = 2.0
FADE = 0.93
LATELY, LONG = 4, 52


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Hold a step with its latest corrections, all factors around 1.

    `level` actual over fitted lately, `quarter[week of quarter]`, `broken` the likeliest break of the last half-year.
    """

    step: Step
    level: float
    quarter: Floats
    broken: Break | None


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Hold the funnel as fitted: `stages` by name (the last is the outcome), their clean logs, the links between.

    `season` is the annual wave of the first stage. `missing` says which stages had to be left out, and why.
    """

    stages: tuple[str, ...]
    logs: tuple[Clean, ...]
    links: tuple[Link, ...]
    season: Season
    missing: tuple[str, ...]


def stage_names(panel: Panel, funnel: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the stages that are logged well enough to carry the funnel, and what is missing from the rest."""
    kept: list[str] = []
    missing: list[str] = []
    for name in funnel:
        if name == panel.outcome_name:
            continue
        try:
            metric = panel.find(name)
        except KeyError:
            missing.append(f"{name} is in the funnel but nobody has logged it")
            continue
        weeks = int(np.isfinite(panel.values[metric]).any(axis=0).sum())
        if weeks and logged_share(panel, metric) < 0.5:
            missing.append(f"{name} was logged in less than half of the working weeks of the last half-year")
        elif _first_log(panel, metric) > len(panel.weeks) - MIN_WEEKS:
            missing.append(f"{name} has been logged for {weeks} weeks; {MIN_WEEKS} are needed")
        else:
            kept.append(name)
    return tuple(kept), tuple(missing)


def _first_log(panel: Panel, metric: int) -> int:
    logged = np.isfinite(panel.values[metric]).any(axis=0)
    return int(np.argmax(logged)) if logged.any() else len(panel.weeks)


def fit_chain(panel: Panel, funnel: tuple[str, ...]) -> Chain:
    """Fit every step of the funnel on the whole panel; a stage that carries nothing is left out and said."""
    names, missing = stage_names(panel, funnel)
    logs = [clean(panel.values[panel.find(name)], panel.share) for name in names]
    outcome = clean(tame(panel.outcome)[0], panel.share)
    stages, kept, links = [panel.outcome_name], [outcome], list[Link]()
    notes = list(missing)
    for name, log in zip(reversed(names), reversed(logs), strict=True):
        step = fit_step((name, stages[0]), log, kept[0], panel.share)
        if step is None:
            notes.append(f"{name} and {stages[0]} share too few logged weeks to tell how one leads to the other")
            continue
        links.insert(0, _link(panel, step, log, kept[0]))
        stages.insert(0, name)
        kept.insert(0, log)
    return Chain(
        tuple(stages),
        tuple(kept),
        tuple(links),
        annual(_rate(np.where(kept[0].seen, kept[0].filled, np.nan), panel.share)),
        tuple(notes),
    )


def _rate(values: Floats, share: Floats) -> Floats:
    """Give the team's mean of a stage for a full working week, [week]; `values` is NaN where not logged."""
    seen = np.isfinite(values)
    time = np.where(seen, np.nan_to_num(share), 0.0).sum(axis=0)
    done = np.where(seen, values, 0.0).sum(axis=0)
    rate: Floats = np.divide(done, time, out=np.full(time.shape, np.nan), where=time > 0)
    return rate


def _link(panel: Panel, step: Step, source: Clean, target: Clean) -> Link:
    rows = usable_rows(source, target, panel.share)
    got = np.where(rows, target.filled, 0.0).sum(axis=0)
    due = np.where(rows, expected(step, source.filled, panel.share), 0.0).sum(axis=0)
    index = quarter_index(got, due, panel.quarter_week)
    due = due * index[np.minimum(panel.quarter_week, QUARTER - 1)]
    broken = scan(np.where(due > 0, got, np.nan), due)
    return Link(step, _level(got, due, broken), index, broken)


def _level(got: Floats, due: Floats, broken: Break | None) -> float:
    """Give actual over fitted lately, shrunk to 1 by its noise; since the break when there was one."""
    if due.sum() <= 0:
        return 1.0
    scatter = float(((got - due) ** 2).sum() / due.sum())
    if broken is not None and broken.alarm:
        return _ratio(got[broken.week :], due[broken.week :], scatter, 4 * LEVEL_SD)
    return float(np.exp(np.mean([np.log(_ratio(got[-w:], due[-w:], scatter, LEVEL_SD)) for w in WINDOWS])))


def _ratio(got: Floats, due: Floats, scatter: float, spread: float) -> float:
    if due.sum() <= 0:
        return 1.0
    gap = float(got.sum() / due.sum()) - 1.0
    noise = scatter / float(due.sum())
    trust = spread**2 / (spread**2 + noise)
    if spread <= LEVEL_SD:
        trust *= max(1.0 - STEIN * noise / max(gap * gap, 1e-12), 0.0)
    return max(1.0 + gap * trust, 0.05)


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

    For the first stage the team's pace of the last 4 weeks fades to that of the last year, 7 % of it a week: activity
    comes in waves, and a wave ends.
    """
    weeks, steps = len(panel.weeks), ahead.share.shape[1]
    values = np.where(log.seen, log.filled, np.nan)
    factor = chain.season.factor(np.arange(weeks + steps)) if first else np.ones(weeks + steps)
    calm = values / factor[:weeks]
    grown = np.pad(calm, ((0, 0), (0, 1)), constant_values=np.nan)
    rate = trailing_rate(grown, np.pad(panel.share, ((0, 0), (0, 1)), constant_values=1.0))[:, -1]
    own: Floats = np.nan_to_num(rate)[:, None] * np.nan_to_num(ahead.share) * factor[weeks:]
    return own * fading(_rate(np.where(log.seen, calm, np.nan), panel.share), steps) if first else own


def fading(pace: Floats, steps: int) -> Floats:
    """Give the team's coming pace over that of its last 13 weeks, [steps]; `pace` is a full week's rate, [week]."""
    known = pace[np.isfinite(pace)][-LONG:]
    quarter = float(known[-13:].mean()) if known.size else 0.0
    if quarter <= 0 or known.size < LONG // 2:
        return np.ones(steps)
    blocks: Floats = known[known.size % LATELY :].reshape(-1, LATELY).sum(axis=1) / LATELY
    chance = float(np.mean(np.diff(known) ** 2)) / 2.0 / LATELY
    trust = max(1.0 - chance / max(float(np.var(blocks, ddof=1)), 1e-12), 0.0)
    long = float(known.mean())
    path: Floats = long + trust * (float(known[-LATELY:].mean()) - long) * FADE ** np.arange(1, steps + 1)
    return path / quarter
