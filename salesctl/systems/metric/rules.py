"""The rules on metrics, by subject."""

from salesctl.systems.metric.rules_evidence import (
    typed_by_another,
    weeks_at_one_go,
)
from salesctl.systems.metric.rules_log import (
    count_below_zero,
    count_not_whole,
    entry_in_another_month,
    entry_in_the_future,
    result_by_the_week,
    week_and_day,
)
from salesctl.systems.metric.rules_pattern import funnel_cannot_be, values_look_invented
from salesctl.systems.metric.rules_recipe import (
    metric_without_meaning,
    no_leading_metric,
    target_not_positive,
    too_many_metrics,
)

__all__ = [
    "count_below_zero",
    "count_not_whole",
    "entry_in_another_month",
    "entry_in_the_future",
    "funnel_cannot_be",
    "metric_without_meaning",
    "no_leading_metric",
    "result_by_the_week",
    "target_not_positive",
    "too_many_metrics",
    "typed_by_another",
    "values_look_invented",
    "week_and_day",
    "weeks_at_one_go",
]
