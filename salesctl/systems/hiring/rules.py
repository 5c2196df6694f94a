"""The rules on hiring, by subject."""

from salesctl.systems.hiring.rules_before import (
    hired_under_the_mark,
    must_not_tested,
    no_reference,
    no_role_play,
    too_few_interviewers,
)
from salesctl.systems.hiring.rules_bench import thin_bench
from salesctl.systems.hiring.rules_checks import check_before_its_day, hired_twice, not_hired_but_person
from salesctl.systems.hiring.rules_decision import (
    decision_without_reason,
    hired_without_person,
    met_after_the_decision,
    not_the_managers_decision,
    stage_and_decision,
)
from salesctl.systems.hiring.rules_evidence import score_changed_after_decision
from salesctl.systems.hiring.rules_scorecard import (
    criterion_in_no_round,
    duplicate_criterion,
    no_must,
    outcome_missing,
    round_tests_nothing,
    round_tests_unknown,
    too_few_criteria,
    weight_not_positive,
)
from salesctl.systems.hiring.rules_scores import (
    extreme_without_evidence,
    interviewers_apart,
    no_scorecard,
    scored_unknown,
    unknown_round,
)

__all__ = [
    "check_before_its_day",
    "criterion_in_no_round",
    "decision_without_reason",
    "duplicate_criterion",
    "extreme_without_evidence",
    "hired_twice",
    "hired_under_the_mark",
    "hired_without_person",
    "interviewers_apart",
    "met_after_the_decision",
    "must_not_tested",
    "no_must",
    "no_reference",
    "no_role_play",
    "no_scorecard",
    "not_hired_but_person",
    "not_the_managers_decision",
    "outcome_missing",
    "round_tests_nothing",
    "round_tests_unknown",
    "score_changed_after_decision",
    "scored_unknown",
    "stage_and_decision",
    "thin_bench",
    "too_few_criteria",
    "too_few_interviewers",
    "unknown_round",
    "weight_not_positive",
]
