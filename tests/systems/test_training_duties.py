"""Who owes the training plan of a quarter, and each session in it."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.training.duties import duties
from tests.support.examples import opened

PLAN = """
--- training/2026-Q3.yaml
planned: 2026-06-15
focus: negotiation
sessions:
  - date: 2026-09-10
    {more}
    start: 10:30
    minutes: 60
    topic: Trading, not giving
    objective: every concession gets one back
    leader: bo
    audience: [all]
    skills: [negotiation]
"""


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def session(more: str, today: str = "2026-09-15") -> Duty:
    return owed(f"--- today {today}{PLAN.format(more=more)}")["training/session/2026-Q3/1"]


def test_a_plan_is_due_fourteen_days_before_the_quarter_from_the_manager() -> None:
    """Fourteen calendar days before 1 October 2026 is Thursday 17 September."""
    duty = owed("")["training/plan/2026-Q4"]
    assert (duty.who, duty.due, duty.state) == ("max", date(2026, 9, 17), State.OPEN)
    assert (duty.closes, duty.move) == (date(2026, 12, 31), "salesctl new training 2026-Q4")


def test_a_due_day_on_a_weekend_moves_back() -> None:
    """Fourteen days before 1 January 2028 is Saturday 18 December."""
    assert owed("--- today 2027-12-01")["training/plan/2028-Q1"].due == date(2027, 12, 17)


def test_the_plan_is_done_on_the_day_it_says() -> None:
    assert owed(PLAN.format(more="type: skill"))["training/plan/2026-Q3"].state is State.DONE


def test_a_plan_that_says_no_day_counts_as_done() -> None:
    text = PLAN.replace("planned: 2026-06-15\n", "").format(more="type: skill")
    assert owed(text)["training/plan/2026-Q3"].state is State.DONE


def test_a_plan_made_too_late_says_how_late() -> None:
    text = PLAN.replace("2026-06-15", "2026-06-19").format(more="type: skill")
    duty = owed(text)["training/plan/2026-Q3"]
    assert (duty.state, duty.days_late) == (State.DONE_LATE, 2)


def test_a_file_without_sessions_is_no_plan() -> None:
    duty = owed("--- training/2026-Q3.yaml\nplanned: 2026-06-15\nfocus: demo\n")["training/plan/2026-Q3"]
    assert (duty.state, duty.why) == (State.LATE, "a plan without sessions is there")


def test_a_plan_is_missed_once_its_quarter_is_over() -> None:
    assert owed("")["training/plan/2026-Q2"].state is State.MISSED


def test_a_plan_that_cannot_be_read_is_unseen() -> None:
    assert owed("--- training/2026-Q4.yaml\nfocus: [")["training/plan/2026-Q4"].state is State.UNSEEN


def test_nothing_is_due_before_the_method_began() -> None:
    text = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-09-01\n"
    assert list(owed(text)) == ["training/plan/2026-Q4", "training/plan/2027-Q1"]


def test_a_session_is_its_leaders_and_due_on_its_day() -> None:
    duty = session("type: skill", today="2026-09-10")
    assert (duty.who, duty.due, duty.state) == ("bo", date(2026, 9, 10), State.OPEN)
    assert duty.why == "Trading, not giving"


def test_a_session_can_be_held_for_five_working_days_more() -> None:
    """Five working days after Thursday 10 September is Thursday 17 September."""
    duty = session("type: skill", today="2026-09-17")
    assert (duty.state, duty.days_late, duty.closes) == (State.LATE, 5, date(2026, 9, 17))
    assert session("type: skill", today="2026-09-18").state is State.MISSED


def test_attendees_show_that_it_was_held() -> None:
    assert session("attendees: [ana]").state is State.DONE


def test_attendees_of_a_day_to_come_show_nothing() -> None:
    assert session("attendees: [ana]", today="2026-09-09").state is State.OPEN


def test_a_session_that_moved_counts_once_on_its_new_day_and_says_where_it_was() -> None:
    duty = session("moved_to: 2026-09-17\n    why: the fair")
    assert (duty.due, duty.state) == (date(2026, 9, 17), State.OPEN)
    assert duty.why == "Trading, not giving, moved from Thu 10 Sep 2026: the fair"


def test_a_cancelled_session_is_excused_and_says_why() -> None:
    duty = session("cancelled: the customer called the whole team in")
    assert (duty.state, duty.why) == (State.EXCUSED, "cancelled: the customer called the whole team in")


def test_a_session_of_somebody_who_left_is_excused() -> None:
    left = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-08-31\n"
    duty = owed(PLAN.format(more="type: skill") + left)["training/session/2026-Q3/1"]
    assert (duty.state, duty.why) == (State.EXCUSED, "bo left on 2026-08-31")
