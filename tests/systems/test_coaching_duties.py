"""When coached calls and their debriefs are due, from whom, and when they count as done."""

from datetime import date, timedelta

import pytest

from salesctl.core.duty import Duty, State
from salesctl.systems.coaching.duties import duties
from tests.support.examples import opened


def call(day: str, lines: str = "", debrief: str = "", who: str = "ana") -> str:
    over = f"debrief: {{date: {debrief}}}\n" if debrief else ""
    return f"--- coaching/{who}/{day}.yaml\nbooked: 2026-01-05\ncoach: max\nmode: observe\n{over}{lines}\n"


def owed(text: str = "", today: str = "2026-09-15", ahead: int = 30) -> dict[str, Duty]:
    team = opened(f"{text}\n--- today {today}", timedelta(days=ahead)).team
    return {duty.id: duty for duty in duties(team)}


def month(text: str = "", period: str = "2026-08", today: str = "2026-09-15") -> Duty:
    return owed(text, today)[f"coaching/calls/ana/{period}"]


TWO = call("2026-08-11", debrief="2026-08-12") + call("2026-08-25", debrief="2026-09-01")


# ---- the calls of a month


def test_the_manager_owes_two_calls_by_the_months_last_working_day() -> None:
    found = month(period="2026-10")
    assert (found.who, found.about, found.due, found.state) == ("max", "ana", date(2026, 10, 30), State.OPEN)
    assert found.why == "0 of 2"


def test_two_calls_that_were_talked_over_are_enough_and_count_on_their_own_days() -> None:
    found = month(TWO)
    assert (found.state, found.done) == (State.DONE, date(2026, 8, 25))


def test_a_call_without_a_debrief_is_not_one_yet() -> None:
    found = month(call("2026-08-11", debrief="2026-08-12") + call("2026-08-25"))
    assert (found.state, found.why) == (State.LATE, "1 of 2, 1 booked")
    assert found.move == "write `debrief` in coaching/ana/2026-08-25.yaml"


def test_a_debrief_dated_tomorrow_has_not_happened() -> None:
    assert month(TWO, today="2026-08-31").why == "1 of 2, 1 booked"


def test_it_can_be_made_up_for_until_the_end_of_the_month_after() -> None:
    assert month(today="2026-09-30").state is State.LATE
    assert month(today="2026-10-01").state is State.MISSED


@pytest.mark.parametrize("today", ["2026-08-31", "2026-09-15", "2026-09-30"])
def test_the_oldest_month_listed_is_counted_whole(today: str) -> None:
    found = owed(today=today)
    oldest = min(str(duty.period) for duty in found.values() if duty.id.startswith("coaching/calls/ana/"))
    early = call(f"{oldest}-02", debrief=f"{oldest}-02") + call(f"{oldest}-03", debrief=f"{oldest}-03")
    assert month(early, oldest, today).state is State.DONE


def test_a_moved_call_counts_once_in_its_new_month() -> None:
    moved = call("2026-07-30", "moved_to: 2026-08-04\nwhy: she was ill", debrief="2026-08-04")
    text = moved + call("2026-08-11", debrief="2026-08-12")
    assert month(text).state is State.DONE
    assert month(text, "2026-07").why == "0 of 2"


def test_a_cancelled_call_counts_nowhere() -> None:
    assert month(TWO.replace("debrief: {date: 2026-09-01}", "cancelled: no customer")).why == "1 of 2"


def test_leave_of_most_of_the_month_excuses_it() -> None:
    away = "--- people/ana.yaml\nname: Ana\nrole: salesperson\naway: [{from: 2026-08-03, to: 2026-08-21}]\n"
    assert month(away).state is State.EXCUSED


def test_starters_and_leavers_owe_only_months_they_work_in() -> None:
    person = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2026-06-26\nends: 2026-08-20\n"
    found = owed(person)
    assert "coaching/calls/ana/2026-05" not in found
    assert "coaching/calls/ana/2026-06" not in found  # three working days
    assert "coaching/calls/ana/2026-09" not in found
    assert {found[f"coaching/calls/ana/2026-0{number}"].state for number in (7, 8)} == {State.EXCUSED}
    before = owed(person, "2026-08-19")
    assert before["coaching/calls/ana/2026-07"].state is State.LATE
    assert before["coaching/calls/ana/2026-08"].why == "ana leaves on 2026-08-20"


def test_nothing_is_owed_from_before_the_method_began_or_where_the_policy_asks_none() -> None:
    head = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\n"
    assert "coaching/calls/ana/2026-08" not in owed(f"{head}since: 2026-09-01\n")
    assert "coaching/calls/ana/2026-08" not in owed(f"{head}since: 2026-08-26\n")  # four working days are left
    assert "coaching/calls/ana/2026-08" in owed(f"{head}since: 2026-08-25\n")
    policy = "since: 2026-01-01\npolicy: {coaching: {calls_per_month: 0}}\n"
    assert not [name for name in owed(head + policy) if name.startswith("coaching/calls/")]


def test_a_call_that_cannot_be_read_is_unseen_and_not_late() -> None:
    broken = "--- coaching/ana/2026-08-25.yaml\ndebrief: yesterday\n"
    assert month(call("2026-08-11", debrief="2026-08-12") + broken).state is State.UNSEEN
    assert month(TWO + "--- coaching/ana/2026-08-27-acme.yaml\ndebrief: yesterday\n").state is State.DONE


def test_the_managers_day_of_leave_moves_it() -> None:
    away = "--- people/max.yaml\nname: Max\nrole: manager\naway: [{from: 2026-08-31, to: 2026-09-01}]\n"
    assert month(away).due == date(2026, 9, 2)


# ---- debriefs


def test_a_debrief_is_due_two_working_days_after_the_call_from_the_coach() -> None:
    found = owed(call("2026-09-10").replace("coach: max", "coach: bo"))["coaching/debrief/ana/2026-09-10"]
    assert (found.who, found.about, found.due, found.state) == ("bo", "ana", date(2026, 9, 14), State.LATE)
    assert found.closes is None


def test_a_debrief_late_by_a_year_can_still_be_held() -> None:
    found = owed(call("2026-01-13"), today="2027-02-01")["coaching/debrief/ana/2026-01-13"]
    assert found.state is State.LATE


def test_a_debrief_counts_on_its_day() -> None:
    done = owed(call("2026-09-01", debrief="2026-09-03"))["coaching/debrief/ana/2026-09-01"]
    late = owed(call("2026-09-01", debrief="2026-09-04"))["coaching/debrief/ana/2026-09-01"]
    assert (done.state, late.state, late.days_late) == (State.DONE, State.DONE_LATE, 1)


def test_the_debrief_of_a_moved_call_is_due_after_its_new_day() -> None:
    moved = call("2026-09-01-acme", "moved_to: 2026-09-16\nwhy: she was ill")
    found = owed(moved)["coaching/debrief/ana/2026-09-01-acme"]
    assert (found.due, found.state) == (date(2026, 9, 18), State.OPEN)


def test_a_cancelled_call_and_one_far_ahead_owe_no_debrief() -> None:
    assert not [name for name in owed(call("2026-09-10", "cancelled: no customer")) if "debrief" in name]
    assert not [name for name in owed(call("2026-11-10")) if "debrief" in name]


# ---- commitments


def test_a_commitment_is_owed_by_the_salesperson_until_it_is_closed() -> None:
    made = call("2026-09-01", "commitments: [{what: ask twice, by: 2026-09-11}]", debrief="2026-09-02")
    found = owed(made)["coaching/ana/2026-09-01.yaml#commitments/1"]
    assert (found.who, found.what, found.state) == ("ana", "ask twice", State.LATE)
    assert owed(made.replace("11}", "11, done: 2026-09-11}"))[found.id].state is State.DONE


def test_a_draft_promises_nothing() -> None:
    assert not [name for name in owed(call("2026-09-01", "commitments: [{what: a, by: 2026-09-11}]")) if "#" in name]


def test_days_past_the_calendar_stop_nothing() -> None:
    assert owed(call("9999-12-31") + call("0001-01-01", "moved_to: 9999-12-31\nwhy: later"))
