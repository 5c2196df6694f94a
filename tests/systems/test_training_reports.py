"""The training of a quarter at a glance and by week."""

from datetime import date, time
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask
from salesctl.systems.training.reports import calendar, show
from tests.support.examples import opened

PLAN = """
--- training/2026-Q3.yaml
planned: 2026-06-15
focus: demo
sessions:
  - date: 2026-07-09
    start: 10:30
    minutes: 60
    topic: Opening
    objective: begin without the machine
    leader: ana
    audience: [all]
    skills: [opening]
    attendees: [bo, max]
    rating: 4
  - date: 2026-08-06
    moved_to: 2026-08-13
    why: the fair
    start: 10:30
    minutes: 60
    topic: Demo
    objective: three features at most
    leader: bo
    led: ana
    audience: [all]
    skills: [demo, value]
    attendees: [max]
    rating: 3
  - date: 2026-08-27
    cancelled: no room
    minutes: 60
    topic: Closing
    objective: ask for the order
    leader: bo
    audience: [all]
    skills: [closing]
  - date: 2026-09-03
    start: 10:30
    minutes: 60
    topic: Value
    objective: ten years on one page
    leader: bo
    audience: [all]
    skills: [value]
  - date: 2026-09-21
    minutes: 12
    topic: The first minute
    objective: begin without the machine
    leader: bo
    audience: [bo]
    skills: [opening]
"""


def test_a_quarter_at_a_glance() -> None:
    """Two of four were held; ana led both, and of bo twice invited bo came once."""
    report = show(opened(PLAN).team, Ask())
    numbers, people = report.tables
    assert numbers.rows == (("demo", 4, 2, 6, 1, 1, Decimal(50), Decimal("3.5")),)
    assert people.rows == (("ana", 2, 2, 0, 0, Decimal("3.5")), ("bo", 2, 0, 2, 1, None))
    assert report.notes == (
        "next: Mon 21 Sep 2026, The first minute, bo",
        "1 session past the day without attendees: salesctl training due",
        "week by week: salesctl training calendar 2026-Q3",
    )


def test_the_sessions_behind_the_numbers_name_their_document() -> None:
    rows = show(opened(PLAN).team, Ask()).behind[0].rows
    assert [(row[1], row[-1]) for row in rows] == [
        (topic, "training/2026-Q3.yaml") for topic in ("Opening", "Demo", "Value", "The first minute")
    ]


def test_every_week_of_the_quarter_is_in_the_calendar() -> None:
    rows = calendar(opened(PLAN).team, Ask()).tables[0].rows
    assert [str(row[0]) for row in rows] == [f"2026-W{week}" for week in range(27, 41)]
    busy = {str(row[0]): row[1:] for row in rows if row[1]}
    assert busy == {
        "2026-W28": (date(2026, 7, 9), time(10, 30), 60, "ana", "opening", "2 came", "Opening"),
        "2026-W33": (
            *(date(2026, 8, 13), time(10, 30), 60, "ana", "demo, value", "1 came"),
            "Demo, moved from Thu 6 Aug 2026",
        ),
        "2026-W36": (date(2026, 9, 3), time(10, 30), 60, "bo", "value", "not held", "Value"),
        "2026-W39": (date(2026, 9, 21), None, 12, "bo", "opening", "coming", "The first minute, in the meeting"),
    }


def test_a_cancelled_session_is_said_and_takes_no_week() -> None:
    report = calendar(opened(PLAN).team, Ask())
    assert report.notes == ("focus: demo", "cancelled: Closing, Thu 27 Aug 2026: no room")


def test_a_person_sees_the_sessions_they_lead_or_are_invited_to() -> None:
    rows = calendar(opened(PLAN).team, Ask(who=frozenset({"ana"}))).tables[0].rows
    assert [row[-1] for row in rows] == ["Opening", "Demo, moved from Thu 6 Aug 2026", "Value"]


def test_a_session_that_moved_into_the_next_quarter_stands_there() -> None:
    text = PLAN.replace("moved_to: 2026-08-13", "moved_to: 2026-10-08")
    rows = calendar(opened(text).team, Ask(argument="2026-Q4")).tables[0].rows
    assert [row[-1] for row in rows if row[1]] == ["Demo, moved from Thu 6 Aug 2026"]


def test_no_plan_is_said_with_the_next_move() -> None:
    report = calendar(opened("").team, Ask(argument="2026-Q4"))
    assert (report.tables[0].rows, report.notes) == (
        (),
        ("no training plan for 2026-Q4: salesctl new training 2026-Q4",),
    )
    assert show(opened("").team, Ask()).tables[0].empty == "no training plan for 2026-Q3: salesctl new training 2026-Q3"


def test_a_plan_that_cannot_be_read_is_not_called_absent() -> None:
    report = calendar(opened("--- training/2026-Q3.yaml\nfocus: [").team, Ask())
    assert report.notes == ("the plan cannot be read: salesctl training check",)
    assert show(opened("--- training/2026-Q3.yaml\nfocus: [").team, Ask()).tables[0].empty == report.notes[0]


@pytest.mark.parametrize(("word", "hint"), [("2026-H2", "2026-Q3"), ("autumn", "2026-Q3"), ("2026-08", "2026-Q3")])
def test_a_word_that_is_no_quarter_is_refused_with_one_that_is(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        show(opened("").team, Ask(argument=word))
    assert hint in refused.value.hint


@pytest.mark.parametrize("quarter", ["0001-Q1", "1990-Q1", "9998-Q4", "9999-Q4"])
def test_a_quarter_far_away_is_answered(quarter: str) -> None:
    assert calendar(opened("").team, Ask(argument=quarter)).title == f"Training, {quarter}"
