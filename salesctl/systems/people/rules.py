"""The rules on people, the team's settings and its accounts."""

from salesctl.systems.people.rules_accounts import account_crm_name_twice, account_name_twice, account_owner_left
from salesctl.systems.people.rules_names import crm_name_twice, email_is_no_address, email_twice
from salesctl.systems.people.rules_person import (
    ends_before_starts,
    leave_overlaps,
    leave_runs_backwards,
    own_manager_unfit,
    ramp_before_start,
    salesperson_without_start,
)
from salesctl.systems.people.rules_policy import (
    no_working_days,
    policy_at_odds,
    private_roots_overlap,
    unknown_country,
)
from salesctl.systems.people.rules_team import manager_is_no_manager, nobody_sells, since_after_today

__all__ = [
    "account_crm_name_twice",
    "account_name_twice",
    "account_owner_left",
    "crm_name_twice",
    "email_is_no_address",
    "email_twice",
    "ends_before_starts",
    "leave_overlaps",
    "leave_runs_backwards",
    "manager_is_no_manager",
    "no_working_days",
    "nobody_sells",
    "own_manager_unfit",
    "policy_at_odds",
    "private_roots_overlap",
    "ramp_before_start",
    "salesperson_without_start",
    "since_after_today",
    "unknown_country",
]
