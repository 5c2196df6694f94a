"""When the checks of a hire are due, from whom, and when they count as made."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.hiring.duties import duties
from tests.support.examples import opened

PERSON = "--- people/eva.yaml\nname: Eva\nrole: salesperson\n"
HIRED = "--- hiring/north/eva.yaml\nstage: hired\nperson: eva\n"


def owed(starts: str = "starts: 2026-06-01", checks: str = "", more: str = "", hired: str = HIRED) -> dict[str, Duty]:
    text = f"{PERSON}{starts}\n{hired}{checks}\n{more}"
    return {duty.id: duty for duty in duties(opened(text).team)}


def test_each_hire_is_checked_after_90_180_and_365_days() -> None:
    found = owed()
    assert [(name, duty.due) for name, duty in found.items()] == [
        ("hiring/check/eva/90", date(2026, 8, 31)),  # 30 August is a Sunday
        ("hiring/check/eva/180", date(2026, 11, 30)),  # 28 November is a Saturday
        ("hiring/check/eva/365", date(2027, 6, 1)),
    ]
    first = found["hiring/check/eva/90"]
    assert (first.who, first.about, first.what, first.state) == ("max", "eva", "90-day check", State.LATE)
    assert first.path == "hiring/north/eva.yaml"


def test_a_check_never_closes() -> None:
    assert owed("starts: 2026-01-05")["hiring/check/eva/90"].state is State.LATE
    assert owed("starts: 2026-01-05")["hiring/check/eva/90"].closes is None


def test_a_check_counts_on_its_own_day_or_without_one_on_the_day_it_was_due() -> None:
    assert owed(checks="checks: {90: {met: false}}")["hiring/check/eva/90"].state is State.DONE
    late = owed(checks="checks: {90: {met: true, date: 2026-09-04}}")["hiring/check/eva/90"]
    assert (late.state, late.done, late.days_late) == (State.DONE_LATE, date(2026, 9, 4), 4)


def test_a_check_dated_tomorrow_is_not_made_yet() -> None:
    assert owed(checks="checks: {90: {met: true, date: 2026-09-16}}")["hiring/check/eva/90"].state is State.LATE


def test_a_check_without_a_day_written_ahead_counts_as_made_today() -> None:
    assert owed(checks="checks: {180: {met: true}}")["hiring/check/eva/180"].state is State.DONE


def test_who_left_needs_no_check_after_that() -> None:
    found = owed("starts: 2026-06-01\nends: 2026-09-01")
    assert {duty.state for duty in found.values()} == {State.EXCUSED}


def test_a_check_from_before_the_method_began_is_not_owed() -> None:
    """Ninety days after 1 September 2025 the method had not begun; 180 days after, it had."""
    assert list(owed("starts: 2025-09-01")) == ["hiring/check/eva/180", "hiring/check/eva/365"]


def test_it_is_the_own_managers_check() -> None:
    lead = "--- people/di.yaml\nname: Di\nrole: manager\n"
    found = owed("starts: 2026-06-01\nmanager: di", more=lead)
    assert {duty.who for duty in found.values()} == {"di"}


def test_the_managers_leave_moves_it() -> None:
    away = "--- people/max.yaml\nname: Max\nrole: manager\naway: [{from: 2026-08-24, to: 2026-09-04}]\n"
    assert owed(more=away)["hiring/check/eva/90"].due == date(2026, 9, 7)


def test_nobody_is_checked_without_a_person_a_first_day_or_a_hire() -> None:
    assert not owed(hired="--- hiring/north/eva.yaml\nstage: hired\n")
    assert not owed(hired="--- hiring/north/eva.yaml\nstage: offer\nperson: eva\n")
    assert not owed(hired="--- hiring/north/eva.yaml\nstage: hired\nperson: nobody\n")
    assert not owed("role: other", hired=HIRED.replace("eva\n", "max\n"))
    assert not owed("starts: 9999-12-01")


def test_one_person_with_two_files_is_checked_once() -> None:
    assert len(owed(more=HIRED.replace("eva.yaml", "zoe.yaml"))) == 3
