"""Comfortable, not yet, or no signal: one word for how far the recipe can be trusted, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAX_ERROR = 0.15
MIN_GAIN = 0.10
COVERAGE = (0.70, 0.90)
MIN_APART = 3
NAMES = {"ma13": "13-week mean", "snaive": "season before", "sesq": "smoothing"}


class Label(StrEnum):
    """Name the three verdicts."""

    COMFORTABLE = "comfortable"
    NOT_YET = "not yet"
    NO_SIGNAL = "no signal"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what the verdict rests on, for one horizon; None where it could not be measured.

    `error` and `best_naive` are weighted absolute percentage errors (0.11 is 11 %), `windows` those that do not
    overlap, `predicting` the metrics that passed the test (None: not testable), `alarms` conversions that changed.
    """

    weeks: int
    error: float | None
    best_naive: float | None
    naive_name: str
    coverage: float | None
    windows: int
    predicting: tuple[str, ...] | None
    alarms: tuple[str, ...]
    one_person: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the word, the reasons that led to it, and what would have to be there for a better one."""

    label: Label
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


def judge(evidence: Evidence, missing: tuple[str, ...] = ()) -> Verdict:
    """Judge the evidence: comfortable needs every condition, no signal neither a metric nor a gain.

    A pool of naive forecasts may beat each of them by chance; without a metric that predicts that is no recipe.
    """
    if evidence.error is None or evidence.best_naive is None:
        return Verdict(Label.NOT_YET, ("nothing could be backtested",), missing)
    gain = 1.0 - evidence.error / evidence.best_naive if evidence.best_naive > 0 else 0.0
    good, bad, lacking = _conditions(evidence, gain)
    if not bad and not missing_windows(evidence):
        return Verdict(Label.COMFORTABLE, tuple(good), missing)
    if gain <= 0 and not evidence.predicting and evidence.windows >= MIN_APART:
        untested = () if evidence.predicting is not None else ("the metrics could not be tested",)
        return Verdict(Label.NO_SIGNAL, (*untested, *bad), (*missing, *lacking))
    return Verdict(Label.NOT_YET, tuple(bad or good), (*missing, *lacking))


def missing_windows(evidence: Evidence) -> int:
    """Count the windows apart that are still to come before coverage means anything."""
    return max(MIN_APART - evidence.windows, 0)


def _conditions(evidence: Evidence, gain: float) -> tuple[list[str], list[str], list[str]]:
    """Sort what speaks for the recipe, against it, and what is lacking."""
    error, naive = evidence.error or 0.0, evidence.best_naive or 0.0
    good, bad, lacking = list[str](), list[str](), list[str]()
    if evidence.predicting == ():
        bad.append("no metric passes the test")
    ahead = f"{evidence.weeks} weeks ahead"
    (good if error <= MAX_ERROR else bad).append(
        f"{ahead} the error is {percent_of_error(error)}; comfortable is {_percent(MAX_ERROR)} at most"
    )
    better = f"{_percent(gain)} better" if gain >= 0 else f"{_percent(-gain)} worse"
    name = NAMES.get(evidence.naive_name, evidence.naive_name)
    against = f"{ahead} it is {better} than the best naive forecast ({name}, {percent_of_error(naive)})"
    (good if gain >= MIN_GAIN else bad).append(against)
    if evidence.coverage is None:
        bad.append("how often the interval was right could not be measured")
    else:
        held = f"the 80 % interval held {_percent(evidence.coverage)} over {evidence.windows} windows apart"
        (good if COVERAGE[0] <= evidence.coverage <= COVERAGE[1] else bad).append(held)
    if missing_windows(evidence):
        weeks = missing_windows(evidence) * evidence.weeks
        lacking.append(f"about {weeks} more weeks, so that three windows apart can be judged")
    bad.extend(f"{alarm} changed lately" for alarm in evidence.alarms)
    if evidence.one_person:
        bad.append("a forecast for one person is never called comfortable")
    return good, bad, lacking


def percent_of_error(share: float) -> str:
    """Say an error, with a decimal where whole percents would hide how two of them compare.

    >>> percent_of_error(0.0881), percent_of_error(0.146)
    ('8.8 %', '15 %')
    """
    return f"{share * 100:.1f} %" if 0 < share < 0.0995 else _percent(share)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"
