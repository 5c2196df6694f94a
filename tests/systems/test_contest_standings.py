"""Standings in the six modes, each worked out by hand first.

Contest: 6 to 17 July 2026, ten working days. ana and bo were there all the time, cy joined on the 13th, dana was on
leave for the first three days, eva never logged, and max manages.
"""

from datetime import date
from fractions import Fraction

import pytest

from salesctl.run.open import open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from salesctl.systems.contest.figures import Standings, all_contests, find, prize_winners, running, standings
from tests.support.examples import no_history, opened
from tests.support.folders import PROJECT

TEAM = """
--- people/cy.yaml
name: Cy
role: salesperson
starts: 2026-07-13
--- people/dana.yaml
name: Dana
role: salesperson
starts: 2024-03-04
away: [{from: 2026-07-04, to: 2026-07-08}]
--- people/eva.yaml
name: Eva
role: salesperson
starts: 2024-03-04
--- metrics/ana/2026-06.yaml
2026-06-23: {meetings: 8}
--- metrics/ana/2026-07.yaml
2026-07-06: {meetings: 4, calls: 10, revenue: 12000}
2026-07-10: {revenue: -5000}
2026-07-14: {meetings: 6, calls: 20, proposals: 1}
2026-07-20: {meetings: 9}
--- metrics/bo/2026-06.yaml
2026-06-19: {meetings: 9}
--- metrics/bo/2026-07.yaml
2026-07-03: {meetings: 4}
2026-07-07: {meetings: 10, calls: 25, proposals: 1, revenue: 8000}
--- metrics/cy/2026-07.yaml
2026-07-13: {meetings: 5}
2026-07-17: {meetings: 1, calls: 8}
--- metrics/dana/2026-06.yaml
2026-06-29: {calls: 5}
--- metrics/dana/2026-07.yaml
2026-07-09: {meetings: 7, calls: 30}
--- metrics/max/2026-07.yaml
2026-07-06: {meetings: 50, calls: 90}
"""


def stand(
    lines: str, more: str = "", days: str = "starts: 2026-07-06\n    ends: 2026-07-17", day: str = ""
) -> Standings:
    """Return the standings of one contest of the team above; `lines` say what it counts and how."""
    written = "".join(f"    {line}\n" for line in lines.strip().split("\n"))
    contest = f"--- contests/2026.yaml\ncontests:\n  - id: july\n    name: July\n    {days}\n{written}"
    team = opened(f"{TEAM}{more}\n{contest}{day and f'--- today {day}'}").team
    return standings(team, all_contests(team)[0].contest, team.today)


def lines_of(found: Standings) -> list[tuple[int | None, str, Fraction | None]]:
    return [(row.place, row.name, row.score) for row in found.rows]


# ---- the six modes


def test_rank_is_the_highest_sum_and_equal_sums_share_the_place() -> None:
    found = stand("metric: meetings\nmode: rank\ntie_break: [proposals]")
    assert lines_of(found) == [
        (1, "ana", Fraction(10)),  # 4 + 6; the 9 of the 20th came after the end
        (1, "bo", Fraction(10)),
        (3, "dana", Fraction(7)),  # the second place is skipped
        (4, "cy", Fraction(6)),
        (None, "eva", None),
    ]
    assert found.winners == ("ana", "bo")


def test_tie_breaks_decide_in_their_order() -> None:
    found = stand("metric: meetings\ntie_break: [proposals, calls]")
    assert [(row.place, row.name) for row in found.rows[:2]] == [(1, "ana"), (2, "bo")]  # 30 calls against 25
    turned = stand("metric: meetings\ntie_break: [revenue, calls]")
    assert turned.winners == ("bo",)  # 8,000 against 7,000, before the calls are looked at


def test_in_a_threshold_contest_all_who_reach_the_minimum_win() -> None:
    found = stand("metric: meetings\nmode: threshold\nminimum: 7")
    assert lines_of(found) == [
        (1, "ana", Fraction(10)),
        (1, "bo", Fraction(10)),
        (1, "dana", Fraction(7)),
        (None, "cy", Fraction(6)),
        (None, "eva", None),
    ]
    assert [row.lacks for row in found.rows[3:]] == ["under the minimum", "nothing logged"]


def test_without_a_minimum_nobody_can_reach_it() -> None:
    assert stand("metric: meetings\nmode: threshold").winners == ()


def test_percent_of_target_takes_the_days_of_joiners_and_of_leave_from_the_target() -> None:
    found = stand("metric: meetings\nmode: percent-of-target\ntie_break: [calls]")
    assert lines_of(found) == [
        (1, "cy", Fraction(75)),  # 6 of 8 x 5/5
        (2, "ana", Fraction(125, 2)),  # 10 of 8 x 10/5
        (2, "dana", Fraction(125, 2)),  # 7 of 8 x 7/5, and 30 calls as well
        (4, "bo", Fraction(125, 2)),  # 10 of 16, with 25 calls
        (None, "eva", None),
    ]


def test_most_improved_compares_with_as_many_working_days_before() -> None:
    found = stand("metric: meetings\nmode: most-improved")
    assert found.before is not None
    assert (found.before.first, found.before.last) == (date(2026, 6, 22), date(2026, 7, 5))
    assert lines_of(found) == [
        (1, "dana", Fraction(700)),  # 7 after none, on days that were logged
        (2, "cy", Fraction(600)),  # was not there before: 6 after none
        (3, "bo", Fraction(150)),  # 10 after 4; the 9 of 19 June are too early
        (4, "ana", Fraction(25)),  # 10 after 8
        (None, "eva", None),
    ]


def test_points_weigh_several_metrics() -> None:
    found = stand("mode: points\npoints: {calls: 1, meetings: 5, proposals: 8}")
    assert [(row.name, row.score) for row in found.rows] == [
        ("ana", Fraction(88)),  # 30 + 50 + 8
        ("bo", Fraction(83)),  # 25 + 50 + 8
        ("dana", Fraction(65)),  # 30 + 35
        ("cy", Fraction(38)),  # 8 + 30
        ("eva", None),
    ]


def test_a_team_counts_by_the_mean_a_member_and_its_members_win() -> None:
    teams = "teams:\n  north: [ana, cy, eva]\n  south: [bo, dana, max]"
    found = stand(f"metric: meetings\nmode: team\ntie_break: [calls]\n{teams}")
    assert lines_of(found) == [
        (1, "south", Fraction(17, 2)),  # (10 + 7) / 2: the manager plays for nobody
        (2, "north", Fraction(8)),  # (10 + 6) / 2: eva never logged, and that is no 0
    ]
    assert found.winners == ("bo", "dana")
    assert found.apart == ()


def test_who_may_win_and_is_in_no_team_is_named() -> None:
    found = stand("metric: meetings\nmode: team\nteams: {north: [ana], south: [bo]}")
    assert found.apart == ("cy", "dana", "eva")


# ---- what counts


def test_a_credit_note_counts() -> None:
    found = stand("metric: revenue\nmode: rank")
    assert lines_of(found)[:2] == [(1, "bo", Fraction(8000)), (2, "ana", Fraction(7000))]


def test_a_logged_day_without_the_metric_is_0_and_no_log_is_none() -> None:
    found = {row.name: row.score for row in stand("metric: proposals").rows}
    assert found == {"ana": 1, "bo": 1, "cy": 0, "dana": 0, "eva": None}


def test_what_the_crm_knows_is_no_log_of_somebodys_own_work() -> None:
    more = "--- metrics/eva/2026-07.yaml\n2026-07-08: {revenue: 500}\n"
    assert {row.name: row.score for row in stand("metric: meetings", more).rows}["eva"] is None
    assert {row.name: row.score for row in stand("metric: revenue", more).rows}["eva"] == 500


def test_the_manager_never_takes_part() -> None:
    assert "max" not in [row.name for row in stand("metric: meetings\neligible: [ana, max]").rows]


def test_only_the_eligible_take_part_and_only_while_employed() -> None:
    assert [row.name for row in stand("metric: meetings\neligible: [bo, cy]").rows] == ["bo", "cy"]
    early = stand("metric: meetings", days="starts: 2026-06-22\n    ends: 2026-07-03")
    assert "cy" not in [row.name for row in early.rows]


def test_under_the_minimum_nobody_is_placed_in_any_mode() -> None:
    found = stand("metric: meetings\nmode: percent-of-target\nminimum: 70")
    assert [(row.place, row.name) for row in found.rows if row.place] == [(1, "cy")]


def test_a_week_logged_at_once_counts_whole_on_its_monday() -> None:
    wednesday = "starts: 2026-07-08\n    ends: 2026-07-15"
    more = "--- metrics/eva/2026-07.yaml\n2026-W28: {meetings: 20}\n2026-W29: {meetings: 3}\n"
    found = {row.name: row.score for row in stand("metric: meetings", more, wednesday).rows}
    assert found["eva"] == 3  # Monday 6 July lies before the contest, Monday 13 July in it


def test_nothing_after_today_counts() -> None:
    found = stand("metric: meetings", day="2026-07-10")
    assert {row.name: row.score for row in found.rows} == {"ana": 4, "bo": 10, "dana": 7, "cy": None, "eva": None}
    assert not found.is_over


# ---- targets


def test_the_target_is_the_submitted_plans_before_the_recipes() -> None:
    plan = "--- plans/2026-H2/bo.yaml\nsubmitted: 2026-06-20\nquota: 1\nactivity: {meetings: 5}\n"
    found = {row.name: row.score for row in stand("metric: meetings\nmode: percent-of-target", plan).rows}
    assert found["bo"] == 100  # 10 of 5 x 10/5


def test_a_person_works_the_own_week() -> None:
    four = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\nworking_days: [mon, tue, wed, thu]\n"
    found = {row.name: row for row in stand("metric: meetings\nmode: percent-of-target", four).rows}
    target = found["bo"].people[0].target
    assert target is not None
    assert (target.terms, target.week, target.amount) == (((Fraction(8), 8),), 4, Fraction(16))


def test_a_public_holiday_is_in_nobodys_target() -> None:
    days = "starts: 2026-06-08\n    ends: 2026-06-12"  # the 10th is the Day of Portugal
    more = "--- metrics/eva/2026-06.yaml\n2026-06-09: {meetings: 8}\n"
    found = {row.name: row.score for row in stand("metric: meetings\nmode: percent-of-target", more, days).rows}
    assert found["eva"] == 125  # 8 of 8 x 4/5


def test_a_contest_over_two_halves_has_the_target_of_each() -> None:
    plan = "--- plans/2026-H2/eva.yaml\nsubmitted: 2026-06-20\nactivity: {meetings: 10}\n"
    more = f"{plan}--- metrics/eva/2026-07.yaml\n2026-07-01: {{meetings: 4}}\n"
    days = "starts: 2026-06-29\n    ends: 2026-07-03"
    found = {row.name: row.score for row in stand("metric: meetings\nmode: percent-of-target", more, days).rows}
    assert found["eva"] == Fraction(4 * 100 * 5, 46)  # 8 x 2/5 + 10 x 3/5 = 9.2


@pytest.mark.parametrize("name", ["proposals", "wins"])
def test_without_a_weekly_target_there_is_no_percent_of_it(name: str) -> None:
    found = stand(f"metric: {name}\nmode: percent-of-target")
    assert {row.lacks for row in found.rows} == {"no weekly target", "nothing logged"}
    assert found.winners == ()


def test_who_was_away_all_the_time_has_no_target_and_no_place() -> None:
    away = "--- people/bo.yaml\nname: Bo\nrole: salesperson\naway: [{from: 2026-07-01, to: 2026-07-31}]\n"
    found = {row.name: row for row in stand("metric: meetings\nmode: percent-of-target", away).rows}
    assert (found["bo"].place, found["bo"].lacks) == (None, "no working day")


def test_nothing_logged_before_is_no_start_from_0() -> None:
    """Whoever kept no log in the weeks before must not win as the most improved."""
    more = "--- metrics/eva/2026-07.yaml\n2026-07-08: {meetings: 20}\n"
    found = {row.name: row for row in stand("metric: meetings\nmode: most-improved", more).rows}
    assert (found["eva"].score, found["eva"].lacks) == (None, "nothing logged before it")


# ---- which contest


MOVED = """
--- contests/2026.yaml
contests:
  - id: moved
    name: Moved
    starts: 2026-07-06
    ends: 2026-07-10
    moved_to: 2026-07-13
    why: the fair
    metric: meetings
    prizes: [{place: 1, what: a hammock}, {place: 2, what: a book}]
  - id: dropped
    name: Dropped
    starts: 2026-07-06
    ends: 2026-07-17
    cancelled: nobody was there
    metric: calls
"""


def test_a_contest_that_moved_runs_as_long_on_its_new_days() -> None:
    team = opened(f"{TEAM}{MOVED}").team
    moved = find(team, "moved")
    assert moved is not None
    assert (moved.days.first, moved.days.last) == (date(2026, 7, 13), date(2026, 7, 17))
    found = standings(team, moved.contest, team.today)
    assert [(row.name, row.score) for row in found.rows][:2] == [("ana", Fraction(6)), ("cy", Fraction(6))]
    assert prize_winners(found) == ("ana", "cy")


def test_running_are_those_that_moved_here_and_were_not_cancelled() -> None:
    team = opened(f"{TEAM}{MOVED}").team
    assert [each.id for each in running(team, date(2026, 7, 14))] == ["moved"]
    assert [each.id for each in running(team, date(2026, 7, 8))] == []


@pytest.mark.parametrize(
    "days",
    [
        "starts: 2026-07-17\n    ends: 2026-07-06",
        "starts: 0001-01-01\n    ends: 9999-12-31",
        "starts: 0001-01-01\n    ends: 0001-01-05",
        "starts: 9999-12-01\n    ends: 9999-12-31",
        "starts: 2026-01-01\n    ends: 2026-12-31\n    moved_to: 9999-12-31",
    ],
)
@pytest.mark.parametrize("mode", ["rank", "percent-of-target", "most-improved"])
def test_days_that_make_no_sense_give_no_score(days: str, mode: str) -> None:
    assert stand(f"metric: meetings\nmode: {mode}", days=days).winners == ()


def test_a_contest_on_nothing_has_no_score() -> None:
    assert {row.lacks for row in stand("objective: fun").rows} == {"nothing to count"}


def test_the_example_team_announced_the_winners_that_its_logs_give() -> None:
    team = open_team(
        FolderSource(PROJECT / "team"),
        all_systems(),
        name="example",
        clock=lambda _zone: date(2026, 11, 23),
        history=no_history,
    ).team
    over = [each for each in all_contests(team) if each.contest.result is not None]
    assert len(over) == 7
    for each in over:
        assert each.contest.result is not None
        assert set(standings(team, each.contest, team.today).winners) == set(each.contest.result.winners)
