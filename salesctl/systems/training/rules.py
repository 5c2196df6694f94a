"""The rules on training, by subject."""

from salesctl.systems.training.rules_clashes import (
    clash_with_the_meeting,
    no_start_and_no_meeting,
    on_a_free_day,
    two_on_one_day,
)
from salesctl.systems.training.rules_content import (
    focus_not_trained,
    held_impossibly,
    learning_not_checked,
    moved_without_why_in_training,
)
from salesctl.systems.training.rules_days import hole_in_the_quarter, outside_the_quarter, too_few_sessions
from salesctl.systems.training.rules_evidence import session_planned_afterwards
from salesctl.systems.training.rules_leaders import delivered_by_the_manager, leads_nothing, one_leader_for_most
from salesctl.systems.training.rules_there import (
    attendee_was_not_there,
    audience_mostly_absent,
    leader_is_the_backup,
    leader_not_there,
)

__all__ = [
    "attendee_was_not_there",
    "audience_mostly_absent",
    "clash_with_the_meeting",
    "delivered_by_the_manager",
    "focus_not_trained",
    "held_impossibly",
    "hole_in_the_quarter",
    "leader_is_the_backup",
    "leader_not_there",
    "leads_nothing",
    "learning_not_checked",
    "moved_without_why_in_training",
    "no_start_and_no_meeting",
    "on_a_free_day",
    "one_leader_for_most",
    "outside_the_quarter",
    "session_planned_afterwards",
    "too_few_sessions",
    "two_on_one_day",
]
