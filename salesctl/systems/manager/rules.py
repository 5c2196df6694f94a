"""The rules on being under control, by subject."""

from salesctl.systems.manager.rules_days import (
    day_to_come,
    first_in_last_out,
    no_lunch_for_days,
    worked_on_a_free_day,
)
from salesctl.systems.manager.rules_list import (
    belongs_to_the_manager,
    came_back_again,
    days_out_of_order,
    dependency_over_policy,
    handed_on_to_nobody,
    no_decision,
)

__all__ = [
    "belongs_to_the_manager",
    "came_back_again",
    "day_to_come",
    "days_out_of_order",
    "dependency_over_policy",
    "first_in_last_out",
    "handed_on_to_nobody",
    "no_decision",
    "no_lunch_for_days",
    "worked_on_a_free_day",
]
