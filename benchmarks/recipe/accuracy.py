"""How far off the forecasts are, and how often their intervals hold, regime by regime."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.recipe.judges import JUDGES, ask
from benchmarks.recipe.seeds import FIRST, seeds
from benchmarks.recipe.simulator import FUNNEL, REGIMES, simulate
from salesctl.systems.recipe.science import Panel
from salesctl.systems.recipe.science.backtest import HORIZONS, scored
from salesctl.systems.recipe.science.conformal import bands
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.pool import Played, play
from salesctl.systems.recipe.science.tracks import BASELINES, METHODS, replay

WEEKS = 13
ASKED = 4
ASKED_OFTEN = {"strong": 12}


@dataclass(frozen=True, slots=True)
class Score:
    """Hold one regime's figures: errors by method and horizon (0.11 is 11 %), coverage by horizon.

    `judged` holds the errors of ours and the judges' on the origins that the judges were asked at, 13 weeks ahead.
    """

    regime: str
    panels: int
    error: dict[int, dict[str, float]]
    coverage: dict[int, float]
    judged: dict[str, float]
    printed: dict[str, float]

    @property
    def best_naive(self) -> float:
        """Give the error of the best single baseline, 13 weeks ahead."""
        return min(self.error[WEEKS][name] for name in BASELINES)


@dataclass(slots=True)
class Sums:
    """Add up absolute errors over panels."""

    missed: Floats
    size: float = 0.0

    def add(self, made: Floats, actual: Floats) -> None:
        """Add forecasts [method, origin] against what happened [origin]."""
        self.missed = self.missed + np.abs(made - actual).sum(axis=1)
        self.size += float(np.abs(actual).sum())


def measure(regime: str, panels: int, *, judges: bool = True, first: int = FIRST) -> Score:
    """Replay the panels of a regime and score ours, the baselines and the judges."""
    sums = {weeks: Sums(np.zeros(len(METHODS) + 1)) for weeks in HORIZONS}
    judged = Sums(np.zeros(len(JUDGES) + 1))
    held: dict[int, list[float]] = {weeks: [] for weeks in HORIZONS}
    printed: list[str] = []
    for seed in seeds(regime, panels, first):
        panel = simulate(REGIMES[regime], seed)
        tracks = replay(panel, FUNNEL, min(HORIZONS))
        for weeks in HORIZONS:
            played = play(tracks, weeks)
            count = scored(played)
            sums[weeks].add(np.vstack((played.total, played.each))[:, count], played.actual[count])
            inside = bands(played).inside[count]
            held[weeks].extend(inside[np.isfinite(inside)].tolist())
            if weeks == WEEKS:
                printed.extend(np.array(played.chosen)[count].tolist())
                if judges:
                    _judge(panel, played, judged, ASKED_OFTEN.get(regime, ASKED))
    names = ("salesctl", *METHODS)
    return Score(
        regime,
        panels,
        {weeks: dict(zip(names, (one.missed / one.size).tolist(), strict=True)) for weeks, one in sums.items()},
        {weeks: float(np.mean(one)) if one else float("nan") for weeks, one in held.items()},
        dict(zip(("salesctl", *JUDGES), (judged.missed / max(judged.size, 1e-12)).tolist(), strict=True)),
        {name: printed.count(name) / len(printed) for name in sorted(set(printed))},
    )


def _judge(panel: Panel, played: Played, judged: Sums, asked: int) -> None:
    count = np.flatnonzero(scored(played))
    for at in count[:: -(-count.size // asked)]:
        answers = ask(panel, int(played.origins[at]), WEEKS)
        made = np.array([played.total[at], *answers.values()])
        judged.add(made[:, None], played.actual[at : at + 1])
