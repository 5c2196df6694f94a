"""Who owes a plan, by when, and what a plan owes once it is submitted."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.plan.duties import duties
from tests.support.examples import opened

STARTER = """
--- people/eva.yaml
name: Eva
role: salesperson
starts: {starts}
"""


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def test_a_plan_is_due_ten_days_before_the_half_on_the_working_day_before() -> None:
    """Ten calendar days before 1 July 2026 is Sunday 21 June."""
    duty = owed("--- today 2026-06-01")["plan/submitted/ana/2026-H2"]
    assert (duty.who, duty.due, duty.state) == ("ana", date(2026, 6, 19), State.OPEN)
    assert duty.closes == date(2026, 12, 31)


def test_its_acceptance_is_due_from_the_manager_on_the_first_working_day_of_the_half() -> None:
    """1 January 2027 is a holiday, and a Friday."""
    duty = owed("--- today 2026-12-01")["plan/accepted/ana/2027-H1"]
    assert (duty.who, duty.about, duty.due) == ("max", "ana", date(2027, 1, 4))


def test_the_policy_says_how_early() -> None:
    text = """
        --- today 2026-06-01
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        policy: {plan: {due_days_before: 20}}
        """
    assert owed(text)["plan/submitted/ana/2026-H2"].due == date(2026, 6, 11)


def test_the_day_written_in_the_plan_decides_whether_it_was_late() -> None:
    text = """
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-19
        accepted: 2026-07-03
        --- plans/2026-H2/bo.yaml
        submitted: 2026-06-24
        """
    found = owed(text)
    assert found["plan/submitted/ana/2026-H2"].state is State.DONE
    assert (found["plan/accepted/ana/2026-H2"].state, found["plan/accepted/ana/2026-H2"].days_late) == (
        State.DONE_LATE,
        2,
    )
    assert (found["plan/submitted/bo/2026-H2"].state, found["plan/submitted/bo/2026-H2"].days_late) == (
        State.DONE_LATE,
        3,
    )
    assert found["plan/accepted/bo/2026-H2"].state is State.LATE


def test_a_plan_submitted_again_stays_on_time_as_its_earlier_acceptance_proves() -> None:
    text = """
        --- plans/2026-H2/ana.yaml
        submitted: 2026-09-10
        accepted: 2026-06-18
        """
    assert owed(text)["plan/submitted/ana/2026-H2"].state is State.DONE


def test_a_draft_is_not_submitted_and_says_so() -> None:
    duty = owed("--- plans/2026-H2/ana.yaml\nquota: 100")["plan/submitted/ana/2026-H2"]
    assert (duty.state, duty.why, duty.move) == (State.LATE, "a draft is there", "salesctl plan submit 2026-H2")


def test_what_is_submitted_on_a_later_day_has_not_happened() -> None:
    duty = owed("--- today 2026-06-22\n--- plans/2026-H2/ana.yaml\nsubmitted: 2026-06-25")["plan/submitted/ana/2026-H2"]
    assert duty.state is State.LATE


def test_without_a_plan_the_move_is_to_write_one() -> None:
    assert owed("")["plan/submitted/bo/2026-H2"].move == "salesctl new plan bo 2026-H2"


def test_a_plan_that_cannot_be_read_is_unseen_and_not_late() -> None:
    found = owed("--- plans/2026-H2/ana.yaml\nsubmitted: {")
    assert {found[f"plan/{what}/ana/2026-H2"].state for what in ("submitted", "accepted")} == {State.UNSEEN}


def test_a_plan_not_submitted_by_the_end_of_its_half_is_missed() -> None:
    assert owed("--- today 2027-01-04")["plan/submitted/ana/2026-H2"].state is State.MISSED


def test_nothing_is_owed_before_the_method_began() -> None:
    """The method starts on 1 January 2026 here; the plans for 2026-H1 were due in December."""
    assert "plan/submitted/ana/2026-H1" not in owed("--- today 2026-03-02")


def test_a_starter_owes_a_plan_twenty_working_days_after_starting() -> None:
    """From Tuesday 1 September 2026 in Portugal that is Tuesday 29 September."""
    found = owed(STARTER.format(starts="2026-09-01"))
    assert found["plan/submitted/eva/2026-H2"].due == date(2026, 9, 29)
    assert found["plan/accepted/eva/2026-H2"].due == date(2026, 10, 9)


def test_a_starter_shortly_before_the_half_has_the_same_twenty_days() -> None:
    """The policy's day, 19 June, was ten working days after the start."""
    assert owed(STARTER.format(starts="2026-06-08"))["plan/submitted/eva/2026-H2"].due == date(2026, 7, 7)


def test_a_starter_owes_none_when_fewer_than_thirty_working_days_of_the_half_remain() -> None:
    """From Wednesday 18 November 2026 there are 29 working days to the end of the year, from the 17th there are 30."""
    assert "plan/submitted/eva/2026-H2" in owed("--- today 2026-11-23" + STARTER.format(starts="2026-11-17"))
    assert "plan/submitted/eva/2026-H2" not in owed("--- today 2026-11-23" + STARTER.format(starts="2026-11-18"))
    assert "plan/submitted/eva/2027-H1" in owed("--- today 2026-11-23" + STARTER.format(starts="2026-11-18"))


def test_a_part_time_starter_counts_the_own_working_days() -> None:
    """Three days a week: the twentieth after Tuesday 1 September is Tuesday 20 October, past a holiday."""
    found = owed(STARTER.format(starts="2026-09-01") + "working_days: [mon, tue, wed]")
    assert found["plan/submitted/eva/2026-H2"].due == date(2026, 10, 20)


def test_leave_moves_the_due_day_to_the_first_day_back() -> None:
    text = """
        --- today 2026-06-01
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-06-15, to: 2026-06-26}]
        """
    assert owed(text)["plan/submitted/ana/2026-H2"].due == date(2026, 6, 29)


def test_leave_for_most_of_the_half_excuses_from_the_plan() -> None:
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-07-01, to: 2026-11-30}]
        """
    duty = owed(text)["plan/submitted/ana/2026-H2"]
    assert (duty.state, duty.why) == (State.EXCUSED, "ana is away for most of 2026-H2")


def test_who_has_left_owes_nothing_any_more() -> None:
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        ends: 2026-08-31
        """
    found = owed(text)
    assert found["plan/submitted/ana/2026-H2"].state is State.EXCUSED
    assert "plan/submitted/ana/2027-H1" not in found


def test_only_salespeople_owe_plans_with_or_without_a_quota() -> None:
    text = """
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        carries_quota: false
        """
    who = {duty.who for duty in owed(text).values() if duty.what == "plan submitted"}
    assert who == {"ana", "bo"}


def test_a_persons_own_manager_accepts_the_plan() -> None:
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        manager: bo
        """
    assert owed(text)["plan/accepted/ana/2026-H2"].who == "bo"


PROMISES = """
--- plans/2026-H2/ana.yaml
{head}
training:
  - skill: negotiation
    by: 2026-09-01
  - skill: closing
    by: 2026-09-04
    done: 2026-09-03
  - skill: demo
actions:
  - what: map five buying centres
    by: 2026-08-28
  - what: meet the new buyer of Delta
    by: 2026-08-28
    moved_to: 2026-10-02
    why: she was on leave
obstacles:
  - what: a demo unit for the north
    who: max
    by: 2026-09-11
"""


def test_a_plan_owes_its_items_and_its_training() -> None:
    found = owed(PROMISES.format(head="submitted: 2026-06-15"))
    items = {name.partition("#")[2]: duty for name, duty in found.items() if "#" in name}
    assert {name: (duty.who, duty.due, duty.state) for name, duty in items.items()} == {
        "training/1": ("ana", date(2026, 9, 1), State.LATE),
        "training/2": ("ana", date(2026, 9, 4), State.DONE),
        "actions/1": ("ana", date(2026, 8, 28), State.LATE),
        "actions/2": ("ana", date(2026, 10, 2), State.OPEN),
        "obstacles/1": ("max", date(2026, 9, 11), State.LATE),
    }
    assert items["obstacles/1"].about == "ana"


def test_a_draft_owes_none_of_what_it_promises() -> None:
    assert not [name for name in owed(PROMISES.format(head="quota: 100")) if "#" in name]


def test_what_was_closed_long_ago_is_no_longer_listed_and_what_is_open_always_is() -> None:
    text = """
        --- today 2028-01-10
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-15
        actions:
          - {what: closed, by: 2026-08-28, done: 2026-08-28}
          - {what: open, by: 2026-08-28}
        """
    assert [name.partition("#")[2] for name in owed(text) if "#" in name] == ["actions/2"]


def test_no_acceptance_is_due_before_leave_lets_the_plan_be_written() -> None:
    """Ana is away over the turn of the half."""
    text = """
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-06-15, to: 2026-07-02}]
        """
    found = owed(text)
    assert found["plan/submitted/ana/2026-H2"].due == date(2026, 7, 3)
    assert found["plan/accepted/ana/2026-H2"].due == date(2026, 7, 3)
