"""Which metrics are found, at which lag, how often wrongly, and how soon a broken conversion rings."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.recipe.seeds import FIRST, alarm_seeds, lag_seeds, noise_seeds
from benchmarks.recipe.simulator import FUNNEL, KERNELS, REGIMES, break_week, simulate
from salesctl.systems.recipe.science import Fit, discover, drift

WITHIN = 8
CHECKS = range(60, 157, 8)


def true_lags() -> dict[str, int]:
    """Give the lag at which each stage's effect on wins peaks, in the simulated funnel."""
    lags: dict[str, int] = {}
    kernel = np.ones(1)
    for name, step in zip(reversed(FUNNEL[:-1]), reversed(KERNELS), strict=True):
        kernel = np.convolve(step, kernel)
        lags[name] = int(np.argmax(kernel))
    return lags


@dataclass(frozen=True, slots=True)
class Lags:
    """Hold shares of panels: the strongest metric's lag within a week; every found metric's; each one found."""

    strongest: float
    all_found: float
    found: dict[str, float]
    right: dict[str, float]


def lags(panels: int, first: int = FIRST) -> Lags:
    """Look for the lags in strong panels of 10 to 20 people and 104 or 156 weeks."""
    true = true_lags()
    strongest: list[bool] = []
    everything: list[bool] = []
    off: dict[str, list[int]] = {name: [] for name in true}
    for number, seed in enumerate(lag_seeds(panels, first)):
        regime = replace(REGIMES["strong"], people=(10, 12, 16, 20)[number % 4], weeks=(104, 156)[number // 4 % 2])
        fit = discover(simulate(regime, seed))
        gaps = {m.metric: abs((m.lag_weeks or 0) - true[m.metric]) for m in fit.predicting if m.metric in true}
        for name, gap in gaps.items():
            off[name].append(gap)
        everything.append(bool(gaps) and max(gaps.values()) <= 1)
        strongest.append(gaps.get(_strongest(fit), 99) <= 1)
    found = {name: len(gap) / panels for name, gap in off.items()}
    right = {name: float(np.mean(np.array(gap) <= 1)) if gap else float("nan") for name, gap in off.items()}
    return Lags(float(np.mean(strongest)), float(np.mean(everything)), found, right)


def _strongest(fit: Fit) -> str:
    """Name the metric that the page would show first: the surest effect, in widths of its own interval."""
    sure = {
        m.metric: abs(m.effect) / (m.high - m.low)
        for m in fit.predicting
        if m.effect is not None and m.low is not None and m.high is not None
    }
    return max(sure, key=lambda name: sure[name]) if sure else ""


def false_panels(panels: int, first: int = FIRST, *, movers: bool = False) -> float:
    """Give the share of noise panels, 5 to 20 people and 60 to 156 weeks, in which any metric is said to predict."""
    wrong = 0
    for number, seed in enumerate(noise_seeds(panels, first)):
        people, weeks = ((5, 6, 8, 12, 20)[number % 5], (60, 104, 156)[number // 5 % 3])
        people = max(people, 8) if movers else people
        fit = discover(simulate(replace(REGIMES["noise"], people=people, weeks=weeks, movers=movers), seed))
        wrong += bool(fit.predicting)
    return wrong / panels


@dataclass(frozen=True, slots=True)
class Alarms:
    """Hold shares: broken panels whose alarm rang within 8 weeks, and single checks of sound panels that rang."""

    caught: float
    false_checks: float


def alarms(panels: int, first: int = FIRST) -> Alarms:
    """Watch panels whose conversion halves, week by week, and sound ones every eighth week."""
    broken, at = REGIMES["break"], break_week(REGIMES["break"])
    caught, rang, checks = 0, 0, 0
    for seed in alarm_seeds(panels, first):
        panel = simulate(broken, seed)
        caught += any(
            alarm.target == FUNNEL[-1] and alarm.ratio < 1
            for week in range(at + 1, at + WITHIN + 1)
            for alarm in drift(panel.until(week), FUNNEL).alarms
        )
        sound = simulate(REGIMES["strong"], seed)
        for week in CHECKS:
            rang += bool(drift(sound.until(week), FUNNEL).alarms)
            checks += 1
    return Alarms(caught / panels, rang / checks)
