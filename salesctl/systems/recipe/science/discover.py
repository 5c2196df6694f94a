"""Which metrics predict the outcome, how many weeks ahead, and by how much.

Person means, week means and working time are taken away, the metric's own persistence too (AR(1)); then the metric is
correlated with the outcome 0 to 16 weeks later. The largest correlation over lags is judged against the same figure
with people's outcomes exchanged: shifting in time would leave trends in place and call noise a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from salesctl.systems.recipe.science.chain import fit_chain
from salesctl.systems.recipe.science.clean import monthly_loggers, tame
from salesctl.systems.recipe.science.conversion import Conversion, conversions
from salesctl.systems.recipe.science.gaps import gaps, with_outcome
from salesctl.systems.recipe.science.panel import MIN_PEOPLE, MIN_WEEKS, Flags, Floats, Metric, Panel
from salesctl.systems.recipe.science.permute import (
    LAGS,
    benjamini_hochberg,
    correlogram,
    cross,
    middle,
    orders,
    standardised,
)
from salesctl.systems.recipe.science.within import clustered, partial_out, persistence, two_way, whiten

FALSE_DISCOVERIES = 0.05
MIN_SHARE = 0.2
AROUND = 2
ABSENCE = 12


@dataclass(frozen=True, slots=True)
class MetricFit:
    """Say what one metric tells about the outcome; None where the data cannot carry it, and `missing` says why.

    `lag_weeks` the middle of the association; `effect` outcome for one unit more, over the five weeks around that lag,
    with its 95 % interval; `p` before correction for several metrics; `predicts` after it, None if not testable.
    `people` and `weeks` it rests on. Whether a metric predicts is the test's to say, how much the interval's: the test
    caps what is far out and averages over lags, so it can be sure of a metric whose effect is still wide.
    """

    metric: str
    lag_weeks: int | None
    effect: float | None
    low: float | None
    high: float | None
    p: float | None
    predicts: bool | None
    people: int
    weeks: int
    missing: str = ""

    @property
    def effect_is_clear(self) -> bool:
        """Tell whether the effect's interval leaves out nought."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold the discovery: one entry a metric that may predict, and conversions along the funnel."""

    metrics: tuple[MetricFit, ...]
    conversions: tuple[Conversion, ...]
    people: int
    weeks: int
    testable: bool
    missing: tuple[str, ...]

    @property
    def predicting(self) -> tuple[MetricFit, ...]:
        """Give the metrics that predict."""
        return tuple(metric for metric in self.metrics if metric.predicts)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Hold a metric and the outcome ready to be compared, [person, week] each, with what is known of them."""

    metric: Floats
    metric_seen: Flags
    outcome: Floats
    outcome_seen: Flags

    @property
    def weeks(self) -> int:
        """Count the weeks in which somebody's metric is known."""
        return int(self.metric_seen.any(axis=0).sum())


def discover(panel: Panel, funnel: tuple[str, ...] = ()) -> Fit:
    """Test every metric that may predict, and describe the funnel's conversions; the draws are always the same.

    People are taken in the order of their ids, so the order of the panel does not matter.
    """
    panel = panel.only(np.array(sorted(range(len(panel.people)), key=panel.people.__getitem__), dtype=np.int64))
    enough = len(panel.weeks) >= MIN_WEEKS
    outcome, seen = outcome_left(panel) if enough else (panel.outcome, panel.employed)
    found = [
        one_metric(panel, at, metric, outcome, seen) if enough else unknown(metric, len(panel.weeks), 0)
        for at, metric in enumerate(panel.metrics)
        if metric.may_predict
    ]
    tested = [at for at, fit in enumerate(found) if fit.p is not None]
    kept = benjamini_hochberg(np.array([found[at].p for at in tested], dtype=float), FALSE_DISCOVERIES)
    for at, passed in zip(tested, kept, strict=True):
        found[at] = replace(found[at], predicts=bool(passed))
    metrics = tuple(found)
    chain = fit_chain(panel, funnel) if funnel and enough else None
    missing = (*gaps(panel), *(chain.missing if chain else ()))
    steps = conversions(panel, chain) if chain else ()
    return Fit(metrics, steps, with_outcome(panel), len(panel.weeks), bool(tested), missing)


def outcome_left(panel: Panel) -> tuple[Floats, Flags]:
    """Give the outcome without person, week and working-time effects, and where it is known."""
    seen = np.isfinite(panel.outcome) & (np.nan_to_num(panel.share) >= MIN_SHARE)
    return _left(tame(panel.outcome)[0], seen, panel.share), seen


def _left(values: Floats, seen: Flags, share: Floats) -> Floats:
    """Take away people, weeks, and the working time of this week and of the 12 before, at each person's usual rate.

    Leave lowers the metric at once and the outcome for weeks to come: without this it would look like a finding.
    """
    usual = np.where(seen, np.nan_to_num(values), 0.0).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    worked = np.pad(np.nan_to_num(share), ((0, 0), (ABSENCE, 0)), mode="edge") * usual[:, None]
    weeks = share.shape[1]
    times = np.stack([two_way(worked[:, ABSENCE - lag :][:, :weeks], seen) for lag in range(ABSENCE + 1)])
    return partial_out(two_way(np.nan_to_num(values), seen), times, seen)


def ready(panel: Panel, at: int, outcome: Floats, outcome_seen: Flags) -> Pair:
    """Prepare one metric against the outcome: both without means, whitened by the metric's persistence."""
    values, share = panel.values[at], panel.share
    monthly = monthly_loggers(values, share)[:, None]
    seen = np.isfinite(values) & (np.nan_to_num(share) >= MIN_SHARE) & ~monthly
    left = _left(values, seen, share)
    rho = persistence(left, seen)
    metric, metric_seen = whiten(left, seen, rho)
    later, later_seen = whiten(outcome, outcome_seen, rho)
    enough = (metric_seen.sum(axis=1) >= MIN_WEEKS - 2) & (later_seen.sum(axis=1) >= MIN_WEEKS - 2)
    moves = enough & (np.abs(metric).sum(axis=1) > 0) & (np.abs(later).sum(axis=1) > 0)
    return Pair(metric[moves], metric_seen[moves], later[moves], later_seen[moves])


def unknown(metric: Metric, weeks: int, people: int) -> MetricFit:
    """Say that a metric has no number yet."""
    why = f"{metric.name} needs {MIN_WEEKS} logged weeks of two people at least; {people} have them"
    return MetricFit(metric.name, None, None, None, None, None, None, people, weeks, why)


def one_metric(panel: Panel, at: int, metric: Metric, outcome: Floats, outcome_seen: Flags) -> MetricFit:
    """Find one metric's lag, effect and p; what the data cannot carry stays None."""
    pair = ready(panel, at, outcome, outcome_seen)
    people = pair.metric.shape[0]
    if people < 2 or pair.weeks < MIN_WEEKS - 2:
        return unknown(metric, pair.weeks, people)
    sums, spread = cross(
        standardised(pair.metric, pair.metric_seen),
        pair.metric_seen,
        standardised(pair.outcome, pair.outcome_seen),
        pair.outcome_seen,
    )
    testable = people >= MIN_PEOPLE
    order = orders(people) if testable else np.arange(people)[None]
    score = correlogram(sums, spread, order)
    lag = middle(score[:, 0])
    largest = np.abs(score).max(axis=0)
    p = float(np.mean(largest >= largest[0] * (1.0 - 1e-9))) if testable else None
    effect = effect_around(pair, lag)
    why = "" if testable else f"not testable below {MIN_PEOPLE} people, shown as description"
    return MetricFit(metric.name, lag, *effect, p, None, people, pair.weeks, why)


def effect_around(pair: Pair, lag: int) -> tuple[float | None, float | None, float | None]:
    """Give the outcome for one unit more over the weeks around a lag, with its 95 % interval clustered by person."""
    lags = range(max(lag - AROUND, 0), min(lag + AROUND, LAGS - 1) + 1)
    weeks = pair.metric.shape[1]
    longest = lags[-1]
    rows = pair.outcome_seen[:, longest:].copy()
    columns: list[Floats] = []
    for one in lags:
        part = slice(longest - one, weeks - one)
        rows &= pair.metric_seen[:, part]
        columns.append(pair.metric[:, part])
    person = np.repeat(np.arange(rows.shape[0])[:, None], rows.shape[1], axis=1)[rows].astype(float)
    design = np.column_stack([column[rows] for column in columns])
    slope = clustered(design, pair.outcome[:, longest:][rows], person)
    return slope.total() if slope is not None else (None, None, None)
