"""The rules on quotas, by subject."""

from salesctl.systems.quota.rules_accepted import number_nobody_accepted
from salesctl.systems.quota.rules_carriers import number_for_no_carrier, number_outside_employment, sum_below_target
from salesctl.systems.quota.rules_manager import (
    manager_carries_a_number,
    manager_forecasts,
    manager_owns_an_account,
    manager_set_to_carry,
)
from salesctl.systems.quota.rules_numbers import (
    half_and_quarter,
    measure_is_the_outcome,
    number_not_positive,
    quarter_missing,
)

__all__ = [
    "half_and_quarter",
    "manager_carries_a_number",
    "manager_forecasts",
    "manager_owns_an_account",
    "manager_set_to_carry",
    "measure_is_the_outcome",
    "number_for_no_carrier",
    "number_nobody_accepted",
    "number_not_positive",
    "number_outside_employment",
    "quarter_missing",
    "sum_below_target",
]
