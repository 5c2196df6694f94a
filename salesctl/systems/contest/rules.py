"""The rules on contests, by subject."""

from salesctl.systems.contest.rules_days import (
    contest_moved_without_why,
    contest_too_long,
    ends_before_it_starts,
    outside_its_year,
    two_on_one_metric,
)
from salesctl.systems.contest.rules_evidence import contest_planned_afterwards, rules_changed_while_running
from salesctl.systems.contest.rules_players import fewer_than_two_teams, manager_eligible, person_in_two_teams
from salesctl.systems.contest.rules_result import (
    few_scored,
    result_before_the_end,
    result_differs,
)
from salesctl.systems.contest.rules_set import (
    cash_prize,
    no_objective,
    no_prize,
    no_tie_break,
    not_one_measure,
    same_id_twice,
    threshold_without_minimum,
)
from salesctl.systems.contest.rules_year import one_winner_takes_most, only_results

__all__ = [
    "cash_prize",
    "contest_moved_without_why",
    "contest_planned_afterwards",
    "contest_too_long",
    "ends_before_it_starts",
    "few_scored",
    "fewer_than_two_teams",
    "manager_eligible",
    "no_objective",
    "no_prize",
    "no_tie_break",
    "not_one_measure",
    "one_winner_takes_most",
    "only_results",
    "outside_its_year",
    "person_in_two_teams",
    "result_before_the_end",
    "result_differs",
    "rules_changed_while_running",
    "same_id_twice",
    "threshold_without_minimum",
    "two_on_one_metric",
]
