"""Simulated sales teams: a funnel that is known, so that what is found can be compared with what is true.

A person makes calls at a rate of their own that wanders (a slow wave they share with the team, a faster one of their
own). Each stage leads to the next after some weeks:

    next[i, t] ~ Poisson(conversion[i] * sum over lags of kernel[l] * stage[i, t - l])

calls -> meetings (lags 0 to 3), meetings -> proposals (1 to 4), proposals -> wins (2 to 7); revenue is the sum of the
wins' log-normal deal sizes. Four more metrics (emails, demos, posts, training) follow waves of their own and lead to
nothing. One person's conversions differ from another's by about a fifth. Public holidays take two weeks of half time
a year, leave two whole weeks a person.

Regimes:

- `strong`   as above: 12 people, 156 weeks.
- `weak`     most revenue comes from elsewhere (an inbound stream with a slow wave of its own); a fifth of the funnel's.
- `noise`    the metrics of the panel are those of another team: same shapes, nothing to do with this revenue.
- `break`    proposals -> wins halves after 65 % of the weeks, at once, for everybody.
- `few`      `strong` with 5 people and 40 weeks.
- `season`   calls follow the year (30 %), and wins of a quarter crowd into its last three weeks.
- `series`   one weekly series of a large business: a strong year, little noise, metrics that carry nothing.
- `movers`   `strong` where a third joins later, a sixth leaves, weeks go unlogged, one logs monthly, one not at all.

The simulator is a funnel, so a funnel's lead on it is an upper bound of what a real team would see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from salesctl.systems.recipe.science.panel import Flags, Floats, Ints, Kind, Metric, Panel

FUNNEL = ("calls", "meetings", "proposals", "wins")
IDLE = ("emails", "demos", "posts", "training")
KERNELS = (
    np.array([0.3, 0.4, 0.2, 0.1]),
    np.array([0.0, 0.25, 0.4, 0.25, 0.1]),
    np.array([0.0, 0.0, 0.1, 0.25, 0.3, 0.2, 0.1, 0.05]),
)
CONVERSIONS = (0.2, 0.35, 0.4)
METRICS = (
    Metric("calls", Kind.ACTIVITY),
    Metric("meetings", Kind.ACTIVITY),
    Metric("proposals", Kind.PIPELINE),
    Metric("wins", Kind.RESULT),
    *(Metric(name, Kind.ACTIVITY) for name in IDLE),
)
WARM_UP = 40


@dataclass(frozen=True, slots=True)
class Regime:
    """Hold what sets one simulated world apart from another."""

    people: int = 12
    weeks: int = 156
    funnel_part: float = 1.0
    inbound: float = 0.0
    season: float = 0.0
    stick: float = 0.0
    break_at: float | None = None
    unrelated: bool = False
    calls: float = 1.0
    waves: float = 0.3
    leave: bool = True
    movers: bool = False


REGIMES: dict[str, Regime] = {
    "strong": Regime(),
    "weak": Regime(funnel_part=0.2, inbound=0.8),
    "noise": Regime(unrelated=True),
    "break": Regime(break_at=0.65),
    "few": Regime(people=5, weeks=40),
    "season": Regime(season=0.3, stick=0.6),
    "series": Regime(people=1, weeks=208, season=0.4, unrelated=True, calls=60.0, waves=0.05, leave=False),
    "movers": Regime(movers=True),
}


@dataclass(frozen=True, slots=True)
class World:
    """Hold what one team truly did, [person, week] each, warm-up weeks cut off."""

    stages: tuple[Floats, ...]
    revenue: Floats


def wave(rng: np.random.Generator, shape: tuple[int, ...], memory: float, spread: float) -> Floats:
    """Draw a stationary AR(1) along the last axis with standard deviation `spread`."""
    noise = rng.normal(size=shape) * spread * np.sqrt(1.0 - memory**2)
    path = np.empty(shape)
    path[..., 0] = rng.normal(size=shape[:-1]) * spread
    for week in range(1, shape[-1]):
        path[..., week] = memory * path[..., week - 1] + noise[..., week]
    return path


def lead(stage: Floats, kernel: Floats) -> Floats:
    """Spread a stage over the weeks that follow."""
    return np.stack([np.convolve(row, kernel)[: row.size] for row in stage])


def calendar(rng: np.random.Generator, people: int, weeks: int, *, leave: bool = True) -> Floats:
    """Draw working-day shares: holidays for all, two weeks of leave a person and year."""
    share = np.ones((people, weeks))
    share[:, np.isin(np.arange(weeks) % 52, (15, 51))] = 0.6
    for year in range(0, weeks if leave else 0, 52):
        for person in range(people):
            off = year + rng.choice(52, 2, replace=False)
            share[person, off[off < weeks]] = 0.0
    return share


def world(rng: np.random.Generator, regime: Regime, share: Floats, quarter_week: Ints) -> World:
    """Simulate one team from calls to revenue; `share` covers the warm-up too."""
    people, weeks = share.shape
    year = 1.0 + regime.season * np.sin(2.0 * np.pi * np.arange(weeks) / 52.18)
    pace = np.exp(wave(rng, (1, weeks), 0.96, regime.waves) + wave(rng, (people, weeks), 0.85, regime.waves)) * year
    usual = regime.calls * rng.uniform(25, 55, (people, 1))
    stages = [rng.poisson(usual * pace * share).astype(float)]
    for number, (kernel, conversion) in enumerate(zip(KERNELS, CONVERSIONS, strict=True)):
        skill = np.exp(rng.normal(0.0, 0.2, (people, 1)))
        rate = conversion * skill * lead(stages[-1], kernel)
        if number == len(KERNELS) - 1:
            rate = _closing(rng, regime, rate, quarter_week)
        stages.append(rng.poisson(rate).astype(float))
    deals = np.array([[rng.lognormal(9.2, 0.5, int(count)).sum() for count in row] for row in stages[-1]])
    return World(tuple(stages), deals)


def _closing(rng: np.random.Generator, regime: Regime, rate: Floats, quarter_week: Ints) -> Floats:
    """Apply to wins what happens outside the funnel: inbound, a break, the end of the quarter."""
    people, weeks = rate.shape
    mean = float(rate[:, WARM_UP // 2 :].mean())
    inbound = mean * np.exp(wave(rng, (1, weeks), 0.97, 0.35) + wave(rng, (people, weeks), 0.9, 0.3))
    rate = regime.funnel_part * rate + regime.inbound * inbound
    if regime.break_at is not None:
        rate = rate * np.where(np.arange(weeks) >= break_week(regime) + WARM_UP, 0.5, 1.0)
    stick = np.where(quarter_week >= 10, 1.0 + regime.stick * 10 / 3, 1.0 - regime.stick)
    held: Floats = rate * stick if regime.stick else rate
    return held


def break_week(regime: Regime) -> int:
    """Give the first week after the break, on the panel's index."""
    return int(regime.weeks * (regime.break_at or 1.0))


def idle(rng: np.random.Generator, share: Floats) -> list[Floats]:
    """Draw the metrics that lead to nothing."""
    people, weeks = share.shape
    rates = (60.0, 3.0, 5.0, 1.0)
    return [
        rng.poisson(
            rate * np.exp(wave(rng, (1, weeks), 0.95, 0.2) + wave(rng, (people, weeks), 0.85, 0.3)) * share
        ).astype(float)
        for rate in rates
    ]


def simulate(regime: Regime, seed: int) -> Panel:
    """Simulate a panel; the same seed gives the same panel."""
    rng = np.random.default_rng(seed)
    weeks = regime.weeks + WARM_UP
    share = calendar(rng, regime.people, weeks, leave=regime.leave)
    quarter_week = (np.arange(weeks) - WARM_UP) % 13
    true = world(rng, regime, share, quarter_week)
    other = replace(regime, season=0.0, waves=0.3)
    shown = world(rng, other, share, quarter_week).stages if regime.unrelated else true.stages
    values = np.stack([*shown, *idle(rng, share)])[:, :, WARM_UP:]
    panel = Panel(
        people=tuple(f"person-{number:02d}" for number in range(regime.people)),
        weeks=tuple(f"{2020 + week // 52}-W{week % 52 + 1:02d}" for week in range(regime.weeks)),
        metrics=METRICS,
        values=values,
        outcome=true.revenue[:, WARM_UP:],
        share=share[:, WARM_UP:],
        quarter_week=quarter_week[WARM_UP:],
    )
    return move(rng, panel) if regime.movers else panel


def move(rng: np.random.Generator, panel: Panel) -> Panel:
    """Let people join and leave, forget to log, log monthly or never."""
    people, weeks = panel.share.shape
    here = np.ones((people, weeks), dtype=bool)
    for person in range(people // 3):
        here[person, : int(rng.integers(10, weeks // 2))] = False
    for person in range(people // 3, people // 2):
        here[person, int(rng.integers(weeks // 2, weeks - 10)) :] = False
    values = np.where(here & (rng.random(panel.values.shape) > 0.05), panel.values, np.nan)
    values[:, -1] = np.nan
    values[:, -2] = _monthly(panel.values[:, -2])
    share = np.where(here, panel.share, np.nan)
    return replace(panel, values=values, outcome=np.where(here, panel.outcome, np.nan), share=share)


def _monthly(values: Floats) -> Floats:
    ends: Flags = np.arange(values.shape[1]) % 4 == 3
    sums = np.add.reduceat(values, np.arange(0, values.shape[1], 4), axis=1)
    log = np.full(values.shape, np.nan)
    log[:, ends] = sums[:, : int(ends.sum())]
    return log
