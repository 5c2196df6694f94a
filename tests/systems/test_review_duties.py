"""Who owes a review, by when, what stands in for it, and what a review owes once it was held."""

from datetime import date

import pytest

from salesctl.core.duty import Duty, State
from salesctl.systems.review.duties import duties
from tests.support.examples import opened


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def test_a_monthly_review_is_due_from_the_manager_five_working_days_after_the_month() -> None:
    duty = owed("--- today 2026-10-20")["review/monthly/ana/2026-10"]
    assert (duty.who, duty.about, duty.due, duty.state) == ("max", "ana", date(2026, 11, 6), State.OPEN)


def test_public_holidays_do_not_count() -> None:
    """1 and 8 December are holidays in Portugal."""
    assert owed("--- today 2026-11-20")["review/monthly/ana/2026-11"].due == date(2026, 12, 9)


def test_a_formal_review_is_due_fifteen_working_days_after_the_quarter() -> None:
    """5 October is a holiday in Portugal."""
    assert owed("--- today 2026-10-20")["review/formal/ana/2026-Q3"].due == date(2026, 10, 22)


def test_the_formal_review_stands_in_for_its_third_month() -> None:
    monthly = {
        name.rsplit("/", 1)[1] for name in owed("--- today 2026-10-20") if name.startswith("review/monthly/ana/2026")
    }
    assert {"2026-07", "2026-08", "2026-10", "2026-11"} <= monthly
    assert not monthly & {"2026-03", "2026-06", "2026-09", "2026-12"}


def test_the_third_month_is_the_fiscal_quarters() -> None:
    text = """
        --- today 2026-11-20
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        fiscal_year: {starts: 2, named_for: end}
        """
    found = owed(text)
    assert "review/monthly/ana/2026-10" not in found
    assert "review/monthly/ana/2026-09" in found
    assert found["review/formal/ana/2027-Q3"].due == date(2026, 11, 20)


def test_a_monthly_review_can_be_caught_up_until_the_next_one_is_due() -> None:
    found = owed("--- today 2026-12-09")
    assert found["review/monthly/ana/2026-10"].closes == date(2026, 12, 9)
    assert found["review/monthly/ana/2026-10"].state is State.LATE
    assert owed("--- today 2026-12-10")["review/monthly/ana/2026-10"].state is State.MISSED


def test_before_a_quarters_end_the_next_one_is_the_formal_one() -> None:
    assert owed("--- today 2026-12-09")["review/monthly/ana/2026-11"].closes == date(2027, 1, 22)


@pytest.mark.parametrize(
    ("held", "state", "late"),
    [
        ("2026-08-27", State.DONE, 0),
        ("2026-09-07", State.DONE, 0),
        ("2026-09-09", State.DONE_LATE, 2),
        ("2026-09-22", State.LATE, 6),
    ],
    ids=["early", "on its day", "late", "not held yet"],
)
def test_the_day_it_was_held_decides(held: str, state: State, late: int) -> None:
    """August's review is due on Monday 7 September; today is Tuesday the 15th."""
    duty = owed(f"--- reviews/ana/2026-08.yaml\nplanned: 2026-09-04\nheld: {held}")["review/monthly/ana/2026-08"]
    assert (duty.state, duty.days_late) == (state, late)


def test_an_appointment_is_no_review_and_is_said() -> None:
    duty = owed("--- reviews/ana/2026-08.yaml\nplanned: 2026-09-18")["review/monthly/ana/2026-08"]
    assert (duty.state, duty.why) == (State.LATE, "planned for Fri 18 Sep 2026")


def test_a_moved_appointment_keeps_the_day_it_is_due() -> None:
    text = """
        --- reviews/ana/2026-08.yaml
        planned: 2026-09-04
        moved_to: 2026-09-18
        why: the fair in Porto
        """
    duty = owed(text)["review/monthly/ana/2026-08"]
    assert (duty.due, duty.why) == (date(2026, 9, 7), "moved to Fri 18 Sep 2026: the fair in Porto")


def test_a_cancelled_review_is_excused_for_the_reason_written() -> None:
    duty = owed("--- reviews/ana/2026-08.yaml\ncancelled: Ana was in court")["review/monthly/ana/2026-08"]
    assert (duty.state, duty.why) == (State.EXCUSED, "cancelled: Ana was in court")


def test_a_review_that_cannot_be_read_is_unseen() -> None:
    found = owed("--- reviews/ana/2026-08.yaml\nheld: {\n--- reviews/ana/2026-Q2.yaml\nheld: {")
    assert {found[name].state for name in ("review/monthly/ana/2026-08", "review/formal/ana/2026-Q2")} == {State.UNSEEN}


def formal(signed: str, held: str = "2026-07-13") -> Duty:
    text = f"--- reviews/ana/2026-Q2.yaml\nheld: {held}\nsigned: {{{signed}}}"
    return owed(text)["review/formal/ana/2026-Q2"]


def test_a_formal_review_is_done_when_it_was_held_and_both_have_signed() -> None:
    """Second-quarter reviews are due on Tuesday 21 July 2026."""
    assert formal("ana: 2026-07-14, max: 2026-07-13").done == date(2026, 7, 14)
    late = formal("ana: 2026-07-13, max: 2026-07-24")
    assert (late.state, late.done, late.days_late) == (State.DONE_LATE, date(2026, 7, 24), 3)


@pytest.mark.parametrize(
    ("signed", "why", "move"),
    [
        ("max: 2026-07-13", "signed by the manager only", "ana: salesctl review sign 2026-Q2"),
        ("ana: 2026-07-13", "signed by ana only", "salesctl review sign ana 2026-Q2"),
        ("bo: 2026-07-13", "held, not signed yet", "salesctl review sign ana 2026-Q2"),
        ("ana: 2026-07-13, max: 2026-11-02", "signed by ana only", "salesctl review sign ana 2026-Q2"),
    ],
    ids=["person missing", "manager missing", "a stranger signed", "signed on a day to come"],
)
def test_half_a_signature_is_said_with_who_must_act(signed: str, why: str, move: str) -> None:
    duty = formal(signed)
    assert (duty.state, duty.why, duty.move) == (State.LATE, why, move)


def test_signatures_without_the_talk_are_nothing() -> None:
    assert formal("ana: 2026-07-13, max: 2026-07-13", held="2026-11-02").state is State.LATE


def test_the_managers_successor_may_sign_and_owes_what_falls_due_under_him() -> None:
    text = """
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        country: PT
        since: 2026-01-01
        --- people/max.yaml
        name: Max
        role: manager
        starts: 2026-08-01
        --- people/old.yaml
        name: Old
        role: manager
        ends: 2026-07-31
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-13
        signed: {ana: 2026-07-13, max: 2026-08-04}
        """
    found = owed(text)
    assert found["review/formal/ana/2026-Q2"].who == "old"
    assert found["review/formal/ana/2026-Q2"].done == date(2026, 8, 4)
    assert found["review/monthly/ana/2026-07"].who == "max"


def test_a_starter_is_reviewed_for_each_month_with_five_working_days_in_the_team() -> None:
    text = "--- people/eva.yaml\nname: Eva\nrole: salesperson\nstarts: {day}"
    assert "review/monthly/eva/2026-08" in owed(text.format(day="2026-08-25"))
    assert "review/monthly/eva/2026-08" not in owed(text.format(day="2026-08-26"))
    assert "review/monthly/eva/2026-07" not in owed(text.format(day="2026-08-25"))


def test_nobody_is_reviewed_after_leaving() -> None:
    text = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-08-31"
    found = owed(text)
    assert found["review/monthly/ana/2026-08"].state is State.EXCUSED
    assert "review/monthly/ana/2026-10" not in found


PERSON = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\n"


def test_what_was_missed_before_somebody_left_stays_missed() -> None:
    """The window of July's review closed on 7 September, ten days before the last day."""
    found = owed("""
        --- today 2026-09-25
        --- people/ana.yaml
        name: Ana Silva
        role: salesperson
        starts: 2024-03-04
        ends: 2026-09-17
        """)
    assert found["review/monthly/ana/2026-07"].state is State.MISSED
    assert found["review/monthly/ana/2026-08"].state is State.EXCUSED


def test_a_month_mostly_on_leave_is_not_reviewed() -> None:
    duty = owed(PERSON + "away: [{from: 2026-08-03, to: 2026-08-21}]")["review/monthly/ana/2026-08"]
    assert (duty.state, duty.why) == (State.EXCUSED, "ana is away for most of 2026-08")


def test_who_is_on_leave_on_the_day_is_reviewed_on_coming_back() -> None:
    duty = owed(PERSON + "away: [{from: 2026-09-03, to: 2026-09-11}]")["review/monthly/ana/2026-08"]
    assert duty.due == date(2026, 9, 14)


def test_the_managers_leave_and_working_week_are_left_out_of_the_count() -> None:
    away = "--- people/max.yaml\nname: Max\nrole: manager\naway: [{from: 2026-09-02, to: 2026-09-04}]"
    assert owed(away)["review/monthly/ana/2026-08"].due == date(2026, 9, 10)
    part_time = "--- people/max.yaml\nname: Max\nrole: manager\nworking_days: [tue, thu]"
    assert owed(part_time)["review/monthly/ana/2026-08"].due == date(2026, 9, 15)


def test_a_closed_day_moves_the_due_day() -> None:
    text = """
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        country: PT
        since: 2026-01-01
        closed: [2026-09-03]
        """
    assert owed(text)["review/monthly/ana/2026-08"].due == date(2026, 9, 8)


def test_nothing_is_owed_before_the_method_began() -> None:
    names = owed("--- today 2026-02-10")
    assert "review/monthly/ana/2026-01" in names
    assert not [name for name in names if "2025" in name]


def test_a_review_owes_what_was_agreed_and_the_manager_the_support() -> None:
    text = """
        --- reviews/ana/2026-07.yaml
        held: 2026-08-06
        rating: 4
        agreed:
          - {what: call ten old customers, by: 2026-08-28}
          - {what: meet the buyer of Delta, who: bo, by: 2026-10-02}
        support:
          - {what: a word with the fitters, by: 2026-08-21}
          - {what: the price list, who: bo, by: 2026-09-30}
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-13
        goals:
          - {what: three first meetings a week, by: 2026-09-30}
        --- reviews/ana/2026-08.yaml
        planned: 2026-09-18
        agreed:
          - {what: not yet agreed, by: 2026-09-10}
        """
    found = {name.partition("/ana/")[2]: duty for name, duty in owed(text).items() if "#" in name}
    assert {name: (duty.who, duty.about, duty.state) for name, duty in found.items()} == {
        "2026-07.yaml#agreed/1": ("ana", None, State.LATE),
        "2026-07.yaml#agreed/2": ("bo", "ana", State.OPEN),
        "2026-07.yaml#support/1": ("max", "ana", State.LATE),
        "2026-07.yaml#support/2": ("bo", "ana", State.OPEN),
        "2026-Q2.yaml#goals/1": ("ana", None, State.OPEN),
    }
