"""The rules on coached calls, by subject."""

from salesctl.systems.coaching.rules_booked import (
    call_moved_without_why,
    call_on_a_free_day,
    coaching_oneself,
    commitment_done_impossibly,
    no_call_objective,
    too_little_notice,
    too_many_skills,
)
from salesctl.systems.coaching.rules_debrief import (
    commitment_left_silent,
    debrief_before_the_call,
    every_score_equal,
    no_commitment,
    observed_and_intervened,
    score_without_evidence,
    too_many_commitments,
    too_many_improvements,
)
from salesctl.systems.coaching.rules_evidence import call_booked_afterwards
from salesctl.systems.coaching.rules_share import (
    coach_demonstrates_too_often,
    one_gets_most_coaching,
)

__all__ = [
    "call_booked_afterwards",
    "call_moved_without_why",
    "call_on_a_free_day",
    "coach_demonstrates_too_often",
    "coaching_oneself",
    "commitment_done_impossibly",
    "commitment_left_silent",
    "debrief_before_the_call",
    "every_score_equal",
    "no_call_objective",
    "no_commitment",
    "observed_and_intervened",
    "one_gets_most_coaching",
    "score_without_evidence",
    "too_little_notice",
    "too_many_commitments",
    "too_many_improvements",
    "too_many_skills",
]
