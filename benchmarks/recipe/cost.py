"""What it costs: fit, discovery and backtest of 50 people x 156 weeks x 8 metrics, in units of one least squares.

The unit is `numpy.linalg.lstsq` on the designs of the funnel's four steps (7,800 rows, 13 lags and a base each), timed
in the same run and process, so a slow or busy machine slows both. A study of the method on such a panel took 82 ms for
the fit, 258 ms for the discovery and 2.2 s for the backtest, but no least squares was timed beside it. So its times
are turned into units with `UNIT_MS`, the unit's best time on the machine this benchmark was written on (idle, one
thread), and at most 1.5 times that many units are allowed. Each figure is a median of five ratios.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from benchmarks.recipe.simulator import FUNNEL, REGIMES, simulate
from salesctl.systems.recipe.science import Panel, backtest, discover
from salesctl.systems.recipe.science.chain import fit_chain
from salesctl.systems.recipe.science.funnel import LAGS
from salesctl.systems.recipe.science.panel import Floats

UNIT_MS = 3.7
STUDY_MS = {"fit": 82.0, "discovery": 258.0, "backtest": 2200.0}
ALLOWED = 1.5
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold one figure: milliseconds, units of the least squares, and the units allowed."""

    name: str
    milliseconds: float
    units: float
    allowed: float


def designs(panel: Panel) -> list[tuple[Floats, Floats]]:
    """Give the design of every step and its target: 13 lags and working time, a row a person-week."""
    stages = [*(panel.values[panel.find(name)] for name in FUNNEL), panel.outcome]
    tables = [sliding_window_view(np.pad(stage, ((0, 0), (LAGS - 1, 0))), LAGS, axis=1) for stage in stages[:-1]]
    whole = [np.concatenate((table, panel.share[:, :, None]), axis=2).reshape(-1, LAGS + 1) for table in tables]
    return [(table, stage.ravel()) for table, stage in zip(whole, stages[1:], strict=True)]


def unit(tables: list[tuple[Floats, Floats]]) -> float:
    """Give the seconds of the least squares, the best of five."""
    return min(_seconds(lambda: [np.linalg.lstsq(one, target, rcond=None) for one, target in tables]) for _ in range(5))


def costs() -> list[Cost]:
    """Time each job against the unit, in turn."""
    panel = simulate(replace(REGIMES["strong"], people=50), 1)
    tables = designs(panel)
    fit = discover(panel, FUNNEL)
    jobs: dict[str, Callable[[], object]] = {
        "fit": lambda: fit_chain(panel, FUNNEL),
        "discovery": lambda: discover(panel, FUNNEL),
        "backtest": lambda: backtest(panel, FUNNEL, fit=fit),
    }
    result: list[Cost] = []
    for name, job in jobs.items():
        times, ratios = [], []
        for _ in range(ROUNDS):
            base = unit(tables)
            times.append(_seconds(job))
            ratios.append(times[-1] / base)
        result.append(Cost(name, 1000 * median(times), median(ratios), ALLOWED * STUDY_MS[name] / UNIT_MS))
    return result


def _seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start
