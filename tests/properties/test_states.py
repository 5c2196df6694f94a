"""What is said of a duty follows from its days alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salesctl.core.duty import Duty, State, Want, calendar_days_before, settle
from salesctl.core.team import Team
from tests.properties.bounded import bounded
from tests.support.examples import Example, open_example, read_example

FIRST = date(2026, 1, 1)
SPAN = st.integers(0, 600).map(lambda days: FIRST + timedelta(days=days))
SMALL = open_example(Example(read_example("").files, date(2026, 9, 15))).team
WANTS = st.builds(
    Want,
    id=st.just("a"),
    system=st.just("plan"),
    what=st.just("plan"),
    who=st.sampled_from(["ana", "max", "nobody-we-know"]),
    due=SPAN,
    before=st.booleans(),
    exact=st.booleans(),
    done=st.none() | SPAN,
    closes=st.none() | SPAN,
)


def settled(want: Want, today: date) -> Duty | None:
    """Settle a duty on a day."""
    team: Team = replace(SMALL, now=today)
    return settle(team, want)


@bounded(200)
@given(WANTS, SPAN)
def test_what_was_done_by_its_day_is_done_and_later_is_late(want: Want, today: date) -> None:
    duty = settled(want, today)
    if duty is not None and want.done is not None and want.done <= today:
        assert duty.state is (State.DONE if want.done <= duty.due else State.DONE_LATE)
        assert duty.done == want.done


@bounded(200)
@given(WANTS, SPAN)
def test_what_is_dated_after_today_has_not_happened(want: Want, today: date) -> None:
    if want.done is not None and want.done > today:
        assert settled(want, today) == settled(replace(want, done=None), today)


@bounded(200)
@given(WANTS, SPAN)
def test_what_is_not_done_is_open_until_its_day_then_late_then_missed(want: Want, today: date) -> None:
    duty = settled(replace(want, done=None), today)
    if duty is not None:
        closed = want.closes is not None and today > want.closes
        assert duty.state is (State.OPEN if today <= duty.due else State.MISSED if closed else State.LATE)


@bounded(200)
@given(WANTS, SPAN)
def test_days_late_are_never_negative_and_only_of_what_is_late(want: Want, today: date) -> None:
    duty = settled(want, today)
    if duty is not None:
        assert duty.days_late >= 0
        assert duty.days_late == 0 or duty.state in (State.LATE, State.MISSED, State.DONE_LATE)


@bounded(200)
@given(WANTS, SPAN, SPAN)
def test_the_day_a_duty_is_due_does_not_move_with_the_clock(want: Want, one: date, other: date) -> None:
    first, second = settled(want, one), settled(want, other)
    assert (first and first.due) == (second and second.due)


@bounded(200)
@given(WANTS, SPAN)
def test_a_free_day_moves_a_duty_to_the_side_it_is_needed_on(want: Want, today: date) -> None:
    duty = settled(want, today)
    if duty is not None:
        assert want.exact or (duty.due <= want.due if want.before else duty.due >= want.due)
        assert want.exact or SMALL.calendar_of(want.who).is_working(duty.due)


@bounded(200)
@given(st.dates(), st.integers(0, 10**60))
def test_no_notice_is_too_long_to_be_counted(day: date, days: int) -> None:
    before = calendar_days_before(day, days)
    assert before == date.min or (day - before).days == days
