"""What the reports on coaching say."""

from datetime import date, time
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report, Table
from salesctl.systems.coaching.reports import balance, show
from tests.support.examples import opened


def call(day: str, lines: str = "", debrief: str = "", who: str = "ana") -> str:
    over = f"debrief: {{date: {debrief}}}\n" if debrief else ""
    return f"--- coaching/{who}/{day}.yaml\nbooked: 2026-01-05\ncoach: max\nmode: observe\n{over}{lines}\n"


def score(number: int, skill: str = "discovery") -> str:
    return f"ratings: [{{skill: {skill}, score: {number}, evidence: seen}}]"


CALLS = (
    call("2026-04-14", score(2), "2026-04-15")
    + call("2026-05-12", score(3), "2026-05-13")
    + call("2026-07-14", score(4), "2026-07-15")
    + call("2026-08-11", f"{score(3, 'value')}\ncommitments: [{{what: ask twice, by: 2026-09-25}}]", "2026-08-12")
    + call("2026-09-24", "start: 10:00\nbefore: {objective: agree a pilot, skills: [value]}")
    + call("2026-08-18", debrief="2026-08-18", who="bo")
)
TRAINING = """
--- training/2026-Q2.yaml
focus: discovery
sessions:
  - date: 2026-05-20
    start: 10:00
    minutes: 60
    topic: Asking twice
    objective: everybody asks a second time
    leader: bo
    audience: [all]
    skills: [discovery]
    attendees: [ana]
  - date: 2026-06-10
    start: 10:00
    minutes: 60
    topic: Not for ana
    objective: everybody asks a second time
    leader: bo
    audience: [all]
    skills: [discovery]
    attendees: [bo]
"""


def table(report: Report, name: str) -> Table:
    return next(each for each in (*report.tables, *report.behind) if each.name == name)


def test_the_balance_is_what_is_planned_done_and_owed_in_two_quarters() -> None:
    """July and August are due: two calls a month each. ana had one in either, bo one in August."""
    report = balance(opened(CALLS).team, Ask())
    assert report.title == "Coached calls of 2026-Q2 and 2026-Q3"
    assert table(report, "Balance").rows == (
        ("bo", 1, 1, 10, 9, Decimal(20), date(2026, 8, 18)),
        ("ana", 5, 4, 10, 6, Decimal(80), date(2026, 8, 11)),
    )


def test_who_is_owed_calls_and_has_none_booked_is_named() -> None:
    assert "owed calls and none booked: bo" in balance(opened(CALLS).team, Ask()).notes


def test_the_calls_stand_behind_the_balance() -> None:
    rows = table(balance(opened(CALLS).team, Ask(frozenset({"bo"}))), "Calls").rows
    assert rows == (("bo", date(2026, 8, 18), "max", "observe", date(2026, 8, 18), "coaching/bo/2026-08-18.yaml"),)


def test_more_in_one_month_does_not_make_up_for_another() -> None:
    three = "".join(call(f"2026-08-{day}", debrief=f"2026-08-{day}") for day in ("11", "12", "13", "18"))
    (row,) = table(balance(opened(f"{three}--- today 2026-08-31").team, Ask(frozenset({"ana"}))), "Balance").rows
    assert (row[2], row[3], row[4]) == (4, 10, 8)


def test_a_team_without_salespeople_has_an_empty_balance() -> None:
    report = balance(opened("--- people/ana.yaml\n--- people/bo.yaml\n").team, Ask())
    assert table(report, "Balance").rows == ()


# ---- one person


def test_skills_are_drawn_over_time_the_weakest_first() -> None:
    report = show(opened(CALLS + TRAINING).team, Ask(argument="ana"))
    assert table(report, "Skills").rows == (
        ("discovery", "▂▃▄", 4, Decimal("3.0"), 3, 1, date(2026, 5, 20)),
        ("value", "▃", 3, Decimal("3.0"), 1, 0, None),
    )
    assert report.notes[:2] == ("4 calls talked over, the last of Tue 11 Aug 2026", "next call: Thu 24 Sep 2026")


def test_training_that_was_attended_stands_beside_the_scores_before_and_after_it() -> None:
    report = show(opened(CALLS + TRAINING).team, Ask(argument="ana"))
    assert table(report, "Training that met them").rows == (
        (date(2026, 5, 20), "discovery", "Asking twice", "bo", Decimal("2.5"), Decimal("4.0")),
    )


def test_every_score_stands_behind_with_its_evidence_and_its_file() -> None:
    rows = table(show(opened(CALLS).team, Ask(argument="ana")), "Scores").rows
    assert rows[0] == ("discovery", date(2026, 4, 14), 2, "seen", "coaching/ana/2026-04-14.yaml")
    assert len(rows) == 4


def test_what_was_promised_and_is_open_is_listed() -> None:
    rows = table(show(opened(CALLS).team, Ask(argument="ana")), "Open commitments").rows
    assert rows == ((date(2026, 9, 25), "ask twice", "ana", date(2026, 8, 11)),)


def test_scores_of_a_call_that_was_not_talked_over_yet_do_not_count() -> None:
    report = show(opened(call("2026-09-10", score(5))).team, Ask(argument="ana"))
    assert table(report, "Skills").rows == ()
    assert report.notes[0] == "no call was talked over yet"


def test_an_unknown_name_is_answered_with_who_was_meant() -> None:
    with pytest.raises(UsageError) as error:
        show(opened(CALLS).team, Ask(argument="anna"))
    assert error.value.hint == "did you mean `ana`?"


# ---- the next calls


def test_without_a_name_the_next_calls_are_shown() -> None:
    report = show(opened(CALLS + call("2026-09-01", who="bo")).team, Ask())
    assert table(report, "Next calls").rows == ((date(2026, 9, 24), time(10), "ana", "max", "agree a pilot"),)
    assert report.notes == ("nothing booked for bo", "not talked over yet: bo of Tue 1 Sep 2026")


def test_a_call_moved_or_cancelled_is_shown_where_it_is_now_or_not_at_all() -> None:
    moved = call("2026-09-10", "moved_to: 2026-09-17\nwhy: she was ill") + call("2026-09-22", "cancelled: no customer")
    rows = table(show(opened(moved).team, Ask()), "Next calls").rows
    assert [row[0] for row in rows] == [date(2026, 9, 17)]
