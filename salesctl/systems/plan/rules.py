"""The rules on plans, by subject."""

from salesctl.systems.plan.rules_forecast import (
    coverage_below_policy,
    one_account_too_large,
    plan_without_quota,
    weighted_below_quota,
)
from salesctl.systems.plan.rules_lines import (
    amount_not_positive,
    amount_out_of_scale,
    certain_or_impossible,
    close_outside_half,
    close_past_and_open,
    line_twice,
    won_and_lost,
    won_in_the_future,
    won_outside_half,
)

__all__ = [
    "amount_not_positive",
    "amount_out_of_scale",
    "certain_or_impossible",
    "close_outside_half",
    "close_past_and_open",
    "coverage_below_policy",
    "line_twice",
    "one_account_too_large",
    "plan_without_quota",
    "weighted_below_quota",
    "won_and_lost",
    "won_in_the_future",
    "won_outside_half",
]
