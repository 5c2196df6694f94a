"""When contests and their results are due, and when they count as done."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.contest.duties import duties
from tests.support.examples import opened


def contest(name: str, starts: str, ends: str, more: str = "planned: 2025-12-10") -> str:
    return f"  - {{id: {name}, name: {name}, starts: {starts}, ends: {ends}, metric: calls, {more}}}\n"


YEAR = (
    ("q1", "2026-02-02", "2026-02-13"),
    ("q2", "2026-05-04", "2026-05-15"),
    ("q3", "2026-07-06", "2026-07-17"),
    ("q4", "2026-10-05", "2026-10-16"),
)
TEAM = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\ncountry: PT\nsince: 2025-01-01\n"


def owed(*contests: str, year: int = 2026, more: str = "", today: str = "2026-09-15") -> dict[str, Duty]:
    file = f"--- contests/{year}.yaml\ncontests:\n{''.join(contests)}" if contests else ""
    return {duty.id: duty for duty in duties(opened(f"{TEAM}{file}{more}\n--- today {today}").team)}


def test_the_contests_of_a_year_are_due_two_weeks_before_it() -> None:
    found = owed(today="2026-12-01")["contest/plan/2027"]
    assert (found.due, found.who, found.state) == (date(2026, 12, 18), "max", State.OPEN)
    assert found.closes == date(2027, 12, 31)


def test_a_contest_in_each_quarter_fulfils_it_on_the_day_the_last_was_planned() -> None:
    four = [contest(*each) for each in YEAR]
    assert owed(*four)["contest/plan/2026"].state is State.DONE
    late = owed(*four[:3], contest(*YEAR[3], more="planned: 2026-01-15"))["contest/plan/2026"]
    assert (late.state, late.done) == (State.DONE_LATE, date(2026, 1, 15))


def test_a_quarter_without_one_is_named() -> None:
    found = owed(*[contest(*each) for each in YEAR[:3]])["contest/plan/2026"]
    assert (found.state, found.why) == (State.LATE, "none yet in 2026-Q4")


def test_a_moved_contest_counts_where_it_moved_to() -> None:
    moved = contest(*YEAR[2], more="planned: 2025-12-10, moved_to: 2026-10-19, why: the fair")
    found = owed(contest(*YEAR[0]), contest(*YEAR[1]), moved, contest(*YEAR[3]))["contest/plan/2026"]
    assert (found.state, found.why) == (State.LATE, "none yet in 2026-Q3")


def test_a_cancelled_contest_was_planned_and_owes_no_result() -> None:
    cancelled = contest(*YEAR[2], more="planned: 2025-12-10, cancelled: nobody had time")
    found = owed(contest(*YEAR[0]), contest(*YEAR[1]), cancelled, contest(*YEAR[3]))
    assert found["contest/plan/2026"].state is State.DONE
    assert "contest/result/q3" not in found


def test_without_the_day_it_was_planned_it_counts_as_done() -> None:
    found = owed(*[contest(*each, more="objective: fun") for each in YEAR])["contest/plan/2026"]
    assert (found.state, found.done) == (State.DONE, None)


def test_a_team_without_a_number_of_contests_owes_none() -> None:
    assert "contest/plan/2026" not in owed(more=f"{TEAM}policy: {{contest: {{per_quarter: 0}}}}\n")


def test_a_file_that_cannot_be_read_is_unseen() -> None:
    assert owed(more="--- contests/2026.yaml\ncontests: 4\n")["contest/plan/2026"].state is State.UNSEEN


def test_the_result_is_due_five_working_days_after_the_end() -> None:
    found = owed(contest(*YEAR[2]))["contest/result/q3"]
    assert (found.due, found.who, found.state, found.closes) == (date(2026, 7, 24), "max", State.LATE, None)
    done = owed(contest(*YEAR[2], more="result: {date: 2026-07-24, winners: [ana]}"))["contest/result/q3"]
    assert done.state is State.DONE


def test_the_result_of_a_moved_contest_is_due_after_its_new_end() -> None:
    found = owed(contest(*YEAR[2], more="moved_to: 2026-07-20, why: the fair"))["contest/result/q3"]
    assert found.due == date(2026, 8, 7)  # it ends on Friday 31 July


def test_the_managers_leave_moves_the_result() -> None:
    away = "--- people/max.yaml\nname: Max\nrole: manager\naway: [{from: 2026-07-20, to: 2026-07-24}]\n"
    assert owed(contest(*YEAR[2]), more=away)["contest/result/q3"].due == date(2026, 7, 31)


def test_a_contest_that_is_far_off_owes_no_result_yet() -> None:
    assert "contest/result/q4" not in owed(contest(*YEAR[3]), today="2026-09-01")
    assert owed(contest(*YEAR[3]), today="2026-10-06")["contest/result/q4"].state is State.OPEN
