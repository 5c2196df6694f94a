"""The rules on plans, by subject."""

from salesctl.systems.plan.rules_accounts import (
    account_in_two_forecasts,
)
from salesctl.systems.plan.rules_amounts import (
    amount_not_positive,
    amount_out_of_scale,
    certain_or_impossible,
)
from salesctl.systems.plan.rules_content import (
    no_activity,
    no_lookback,
    no_personal_goal,
    no_training,
    too_few_actions,
)
from salesctl.systems.plan.rules_coverage import (
    coverage_below_policy,
    plan_without_quota,
)
from salesctl.systems.plan.rules_days import (
    accepted_before_submitted,
    done_on_an_impossible_day,
    moved_without_why_in_plan,
)
from salesctl.systems.plan.rules_evidence import (
    accepted_by_another,
    changed_after_submission,
    submitted_by_another,
    written_by_another,
)
from salesctl.systems.plan.rules_forecast import (
    one_account_too_large,
    weighted_below_quota,
)
from salesctl.systems.plan.rules_lines import (
    close_outside_half,
    close_past_and_open,
    line_twice,
    won_and_lost,
    won_in_the_future,
    won_outside_half,
)
from salesctl.systems.plan.rules_quota import (
    quota_changed,
    quota_differs,
)
from salesctl.systems.plan.rules_text import (
    placeholder_text,
    text_of_a_colleague,
    text_of_the_last_half,
)

__all__ = [
    "accepted_before_submitted",
    "accepted_by_another",
    "account_in_two_forecasts",
    "amount_not_positive",
    "amount_out_of_scale",
    "certain_or_impossible",
    "changed_after_submission",
    "close_outside_half",
    "close_past_and_open",
    "coverage_below_policy",
    "done_on_an_impossible_day",
    "line_twice",
    "moved_without_why_in_plan",
    "no_activity",
    "no_lookback",
    "no_personal_goal",
    "no_training",
    "one_account_too_large",
    "placeholder_text",
    "plan_without_quota",
    "quota_changed",
    "quota_differs",
    "submitted_by_another",
    "text_of_a_colleague",
    "text_of_the_last_half",
    "too_few_actions",
    "weighted_below_quota",
    "won_and_lost",
    "won_in_the_future",
    "won_outside_half",
    "written_by_another",
]
