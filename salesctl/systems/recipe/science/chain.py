"""The whole funnel fitted on one panel: its steps, and how each of them runs lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.breaks import Break, scan
from salesctl.systems.recipe.science.clean import Clean, clean, logged_share, tame
from salesctl.systems.recipe.science.funnel import Step, expected, fit_step, usable_rows
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Floats, Panel
from salesctl.systems.recipe.science.season import QUARTER, Season, annual, quarter_index

WINDOWS = (8, 13, 26)
LEVEL_SD = 0.15
STEIN = 4.0
SURE = 3.5


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
        if _first_log(panel, metric) > len(panel.weeks) - MIN_WEEKS:
            missing.append(f"{name} has been logged for {weeks} weeks; {MIN_WEEKS} are needed")
        elif logged_share(panel, metric) < 0.5:
            missing.append(f"{name} was logged in less than half of the working weeks of the last half-year")
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
    apart: list[str] = []
    for name, log in zip(reversed(names), reversed(logs), strict=True):
        step = fit_step((name, stages[0]), log, kept[0], panel.share)
        if step is None:
            apart.insert(0, name)
            continue
        links.insert(0, _link(panel, step, log, kept[0]))
        stages.insert(0, name)
        kept.insert(0, log)
    return Chain(
        tuple(stages),
        tuple(kept),
        tuple(links),
        annual(stage_rate(np.where(kept[0].seen, kept[0].filled, np.nan), panel.share)),
        (*missing, *_apart(apart, panel.outcome_name)),
    )


def _apart(names: list[str], outcome: str) -> Iterator[str]:
    """Say which stages share too few known weeks with what follows them."""
    if names:
        yield f"too few known weeks to tell what {', '.join(names)} lead{'s' * (len(names) == 1)} to in {outcome}"


def stage_rate(values: Floats, share: Floats) -> Floats:
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
    """Give actual over fitted lately, shrunk to 1 by its noise; since the break when there surely was one.

    An alarm asks somebody to look, so it may err; a level that starts anew on a false alarm costs the forecast.
    """
    if due.sum() <= 0:
        return 1.0
    scatter = float(((got - due) ** 2).sum() / due.sum())
    if broken is not None and broken.alarm and abs(broken.z) >= SURE:
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
