"""The rules on plans, by subject."""

from salesctl.systems.plan.rules_forecast import (
    coverage_below_policy,
    one_account_too_large,
    plan_without_quota,
    weighted_below_quota,
)

__all__ = ["coverage_below_policy", "one_account_too_large", "plan_without_quota", "weighted_below_quota"]
