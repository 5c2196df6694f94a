"""What is owed of the manager's list, and by whom."""

from datetime import date

from salesctl.core.duty import Duty, State
from salesctl.systems.manager.duties import duties
from tests.support.examples import opened


def owed(items: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(f"--- manager/todo.yaml\n{items}\n").team)}


def one(rest: str) -> Duty:
    (duty,) = owed(f"- {{what: price for Acme, kind: deal, added: 2026-09-01, {rest}}}").values()
    return duty


def test_an_item_with_a_day_is_the_managers() -> None:
    duty = one("by: 2026-09-11")
    assert (duty.id, duty.who, duty.about) == ("manager/todo.yaml#1", "max", None)
    assert (duty.what, duty.due, duty.state, duty.days_late) == ("price for Acme", date(2026, 9, 11), State.LATE, 2)


def test_an_item_without_a_day_is_owed_by_nobody() -> None:
    assert not owed("- {what: price for Acme, kind: deal, added: 2026-09-01}")


def test_from_the_day_it_is_handed_on_it_is_owed_by_whom_it_belongs_to() -> None:
    assert one("by: 2026-09-18, belongs_to: ana").who == "max"
    assert one("by: 2026-09-18, belongs_to: ana, handed_on: 2026-09-16").who == "max"
    assert one("by: 2026-09-18, belongs_to: ana, handed_on: 2026-09-15").who == "ana"
    assert one("by: 2026-09-18, handed_on: 2026-09-15").who == "max"


def test_who_is_named_owes_it_whatever_else_is_written() -> None:
    assert one("by: 2026-09-18, who: bo, belongs_to: ana, handed_on: 2026-09-15").who == "bo"


def test_done_moved_and_dropped_close_it_or_move_it() -> None:
    assert one("by: 2026-09-11, done: 2026-09-14").state is State.DONE_LATE
    assert one("by: 2026-09-11, dropped: no budget").state is State.DONE
    moved = one("by: 2026-09-11, moved_to: 2026-09-25, why: the buyer is away")
    assert (moved.due, moved.state) == (date(2026, 9, 25), State.OPEN)


def test_without_a_list_nothing_is_owed() -> None:
    assert not list(duties(opened("").team))
    assert not list(duties(opened("--- manager/todo.yaml\n- [\n").team))
