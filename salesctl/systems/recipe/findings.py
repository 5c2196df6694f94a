"""What was found out about metrics and conversions, in sentences: what predicts, what does not, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.report import Section
from salesctl.systems.recipe.asked import Question
from salesctl.systems.recipe.say import ahead, amount, between
from salesctl.systems.recipe.science import Alarm, Fit, MetricFit

CHANCE = 0.05


def sections(asked: Question, fit: Fit, alarms: tuple[Alarm, ...]) -> Iterator[Section]:
    """Yield what predicts, what does not, what cannot be tested, and what changed."""
    tested = [metric for metric in fit.metrics if metric.predicts is not None]
    yes = [predicting(asked, metric) for metric in tested if metric.predicts]
    no = [_not(metric) for metric in tested if not metric.predicts]
    described = [_described(asked, metric) for metric in fit.metrics if metric.p is None and metric.effect is not None]
    if tested:
        yield Section("Predicts", tuple(yes) or ("nothing that is logged",))
    if no:
        yield Section("Does not", tuple(no))
    if described:
        yield Section("Not tested", tuple(described))
    if alarms:
        yield Section("Changed", tuple(changed(alarm) for alarm in alarms))


def predicting(asked: Question, metric: MetricFit) -> str:
    """Say what one more of a metric goes with, and when."""
    unsure = "" if metric.effect_is_clear else ", how much is not sure yet"
    return f"{metric.metric}, {ahead(metric.lag_weeks or 0)}: one more ≈ {_effect(asked, metric)}{unsure}"


def _effect(asked: Question, metric: MetricFit) -> str:
    return f"{amount(metric.effect or 0.0, asked.unit, 2)}{between(metric.low, metric.high, 2)}"


def _not(metric: MetricFit) -> str:
    p = metric.p or 0.0
    many = ", too much where several metrics are tested at once" if p <= CHANCE else ""
    return f"{metric.metric} (p = {p:.2g} over {metric.people:,} people and {metric.weeks} weeks{many})"


def _described(asked: Question, metric: MetricFit) -> str:
    return f"{predicting(asked, metric)}; {metric.missing.removeprefix('not testable ') or 'described only'}"


def changed(alarm: Alarm) -> str:
    """Say which conversion changed, since when, and by how much."""
    return f"{alarm.source} → {alarm.target}: since {alarm.since} {alarm.ratio:.2g} times what it was"
