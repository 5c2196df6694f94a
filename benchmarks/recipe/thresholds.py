"""What has to hold, each as a line with the figure found beside the figure asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.recipe.accuracy import WEEKS, Score
from benchmarks.recipe.cost import Cost
from benchmarks.recipe.findings import Alarms, Lags

CALM = ("strong", "weak", "noise", "season")
NEVER_WORSE = ("weak", "noise", "break", "few", "series")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one thing that has to hold."""

    what: str
    found: str
    asked: str
    holds: bool


def of_accuracy(scores: Mapping[str, Score]) -> Iterator[Line]:
    """Hold the errors and the coverage against what is asked."""
    if "strong" in scores:
        strong = scores["strong"]
        if strong.judged.get("AutoETS"):
            ratio = strong.judged["salesctl"] / strong.judged["AutoETS"]
            yield _most("strong: 13-week error over AutoETS", ratio, 0.55)
        yield _most("strong: 13-week error over the best naive", _over_naive(strong), 0.65)
    for name in NEVER_WORSE:
        if name in scores:
            yield _most(f"{name}: 13-week error over the best naive", _over_naive(scores[name]), 1.10)
    for name in CALM:
        for weeks, held in scores[name].coverage.items() if name in scores else ():
            yield Line(f"{name}: 80 % interval, {weeks} weeks", f"{held:.1%}", "75 to 87 %", 0.75 <= held <= 0.87)


def of_break(score: Score, found: Alarms) -> Iterator[Line]:
    """Hold what happens after a break against what is asked: the interval, or else the alarm."""
    worst = min(score.coverage.values())
    caught = found.caught >= 0.90
    yield Line(
        "break: interval, or alarm within 8 weeks",
        f"{worst:.0%}, {found.caught:.0%}",
        "65 % or 90 %",
        caught or worst >= 0.65,
    )


def of_findings(found: Lags, false: float) -> Iterator[Line]:
    """Hold the lags and the false findings against what is asked."""
    yield Line(
        "strong: lag of the strongest metric within a week",
        f"{found.strongest:.1%}",
        "90 % or more",
        found.strongest >= 0.90,
    )
    yield Line("noise: panels with any false metric", f"{false:.1%}", "6 % at most", false <= 0.06)


def of_cost(costs: list[Cost]) -> Iterator[Line]:
    """Hold the times, in least squares of the same design, against what is asked."""
    for cost in costs:
        yield Line(
            f"{cost.name}: time in least squares",
            f"{cost.units:.0f}",
            f"{cost.allowed:.0f} at most",
            cost.units <= cost.allowed,
        )


def _over_naive(score: Score) -> float:
    return score.error[WEEKS]["salesctl"] / score.best_naive


def _most(what: str, found: float, most: float) -> Line:
    return Line(what, f"{found:.2f}", f"{most:.2f} at most", found <= most)
