"""Forecasters of good repute, each asked for the sum of the coming weeks from what was known at an origin.

- AutoETS and AutoTheta (statsforecast) on the team's weekly outcome, with the quarter's 13 weeks as season: a year of
  52 is beyond what exponential smoothing estimates.
- OLS (statsmodels): the outcome of the next weeks on what each funnel stage did in the last 4 and 13 weeks.
- NB GLM (statsmodels): the same with a negative binomial for the number of wins, times the outcome a win.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from statsforecast.models import AutoETS, AutoTheta

from benchmarks.recipe.simulator import FUNNEL
from salesctl.systems.recipe.science import Panel, outcome_series
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.smooth import bridge

Judge = Callable[[Panel, int], float]
SEASON = 13


def auto_ets(panel: Panel, weeks: int) -> float:
    """Forecast by the exponential smoothing model of least AICc (Hyndman and others 2002)."""
    made = AutoETS(season_length=SEASON).forecast(bridge(outcome_series(panel)), h=weeks)
    return float(made["mean"].sum())


def auto_theta(panel: Panel, weeks: int) -> float:
    """Forecast by the best of the theta models (Fiorucci and others 2016)."""
    made = AutoTheta(season_length=SEASON).forecast(bridge(outcome_series(panel)), h=weeks)
    return float(made["mean"].sum())


def ols(panel: Panel, weeks: int) -> float:
    """Regress the coming sum on recent sums of the funnel's stages."""
    design, now = _design(panel, weeks, np.asarray)
    target = _coming(bridge(outcome_series(panel)), weeks)
    return float(now @ sm.OLS(target, design).fit().params)


def nb_glm(panel: Panel, weeks: int) -> float:
    """Regress the number of wins to come on recent log sums, with negative binomial scatter."""
    wins = np.nansum(panel.values[panel.find(FUNNEL[-1])], axis=0)
    series = bridge(outcome_series(panel))
    design, now = _design(panel, weeks, np.log1p)
    model = sm.GLM(_coming(wins, weeks), design, family=sm.families.NegativeBinomial(alpha=0.05))
    made = float(np.exp(np.clip(now @ model.fit().params, 0.0, 12.0)))
    return made * float(series.sum() / max(wins.sum(), 1.0))


def _coming(series: Floats, weeks: int) -> Floats:
    """Give the sums of the coming weeks for every past origin from week 13 on."""
    sums = np.convolve(series, np.ones(weeks), mode="valid")
    return sums[SEASON:]


def _design(panel: Panel, weeks: int, scale: Callable[[Floats], Floats]) -> tuple[Floats, Floats]:
    stages = [np.nansum(panel.values[panel.find(name)], axis=0) for name in FUNNEL]
    rows = [
        [1.0, *(scale(stage[at - span : at].sum()) for stage in stages for span in (4, SEASON))]
        for at in range(SEASON, len(panel.weeks) + 1)
    ]
    table = np.array(rows, dtype=float)
    return table[: len(panel.weeks) - weeks - SEASON + 1], table[-1]


JUDGES: dict[str, Judge] = {"AutoETS": auto_ets, "AutoTheta": auto_theta, "OLS": ols, "NB GLM": nb_glm}


def ask(panel: Panel, origin: int, weeks: int) -> dict[str, float]:
    """Ask every judge at one origin; a judge with fewer rows than twice its columns is not asked."""
    known = panel.until(origin)
    enough = origin - weeks - SEASON >= 4 * len(FUNNEL) + 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # convergence chatter of the judges is theirs
        return {
            name: judge(known, weeks) if enough or name.startswith("Auto") else float("nan")
            for name, judge in JUDGES.items()
        }
