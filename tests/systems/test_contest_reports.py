"""What the reports on contests say."""

from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Report, Table
from salesctl.systems.contest.reports import show, standings_report, year
from tests.support.examples import opened

CONTESTS = """
--- contests/2026.yaml
contests:
  - id: spring
    name: Spring
    objective: open new accounts
    starts: 2026-04-06
    ends: 2026-04-17
    metric: calls
    tie_break: [meetings]
    prizes: [{what: a book, value: 20}]
    result: {date: 2026-04-20, winners: [bo]}
  - id: july
    name: July
    objective: fill September
    starts: 2026-07-06
    ends: 2026-07-17
    metric: meetings
    mode: percent-of-target
    minimum: 50
    tie_break: [calls]
    prizes: [{what: a hammock, value: 70}]
  - id: autumn
    name: Autumn
    starts: 2026-10-05
    ends: 2026-10-16
    points: {calls: 1, meetings: 5}
    mode: points
    moved_to: 2026-10-12
    why: the fair
--- metrics/ana/2026-07.yaml
2026-07-06: {meetings: 8, calls: 10}
2026-W29: {meetings: 2}
--- metrics/bo/2026-07.yaml
2026-07-07: {meetings: 7, calls: 25}
"""


def asked(text: str = CONTESTS, argument: str | None = None, today: str = "2026-09-15", who: str = "") -> Report:
    team = opened(f"{text}\n--- today {today}").team
    return standings_report(team, Ask(frozenset({who} - {""}), argument))


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def test_the_last_contest_is_shown_when_none_runs() -> None:
    report = asked()
    assert report.title == "July, Mon 6 Jul 2026 to Fri 17 Jul 2026"
    (table,) = report.tables
    assert names(table) == ["Place", "Who", "Score", "calls", "Note"]
    assert table.columns[2].unit == "% of target"
    assert table.rows == (
        (1, "ana", Decimal("62.5"), Decimal(10), None),
        (None, "bo", Decimal("43.7"), Decimal(25), "under the minimum"),  # 43.75, rounded down: it fell short
    )
    assert report.notes == (
        "fill September; over since Fri 17 Jul 2026, no result is recorded",
        "won: ana; the prize is a hammock",
        "to be placed takes 50 % of target",
    )


def test_what_runs_comes_before_what_is_over() -> None:
    report = asked(today="2026-07-10")
    assert report.title.startswith("July")
    assert report.notes[0] == "fill September; runs until Fri 17 Jul 2026, 6 working days to go"


def test_a_contest_is_asked_for_by_its_id_and_one_ahead_has_no_score() -> None:
    report = asked(argument="autumn")
    assert report.title == "Autumn, Mon 12 Oct 2026 to Fri 23 Oct 2026"
    assert [row[2] for row in report.tables[0].rows] == [None, None]
    assert report.notes == ("starts on Mon 12 Oct 2026",)


def test_an_unknown_id_names_the_one_that_was_meant() -> None:
    with pytest.raises(UsageError) as error:
        asked(argument="jully")
    assert (str(error.value), error.value.hint) == ("`jully` is no contest of this team", "did you mean `july`?")


def test_the_arithmetic_and_the_entries_stand_behind_it() -> None:
    arithmetic, entries = asked().behind
    assert arithmetic.rows == (
        ("ana", "10 of (8 x 10/5) = 16: 62.5 %", "calls 10"),
        ("bo", "7 of (8 x 10/5) = 16: 43.75 %", "calls 25"),
    )
    assert entries.rows == (
        ("ana", Period.parse("2026-07-06"), Decimal(8), Decimal(10)),
        ("ana", Period.parse("2026-W29"), Decimal(2), None),
        ("bo", Period.parse("2026-07-07"), Decimal(7), Decimal(25)),
    )


def test_a_week_that_is_only_partly_in_the_contest_is_said() -> None:
    text = CONTESTS.replace("ends: 2026-07-17", "ends: 2026-07-15")
    note = "ana logged 2026-W29 at once, and only part of it is in the contest: it counts whole, on its Monday"
    assert note in asked(text).notes
    assert note not in asked().notes


def test_who_narrows_the_lines_and_leaves_the_places() -> None:
    report = asked(who="bo")
    assert [row[:2] for row in report.tables[0].rows] == [(None, "bo")]
    assert {row[0] for table in report.behind for row in table.rows} == {"bo"}


def test_two_that_run_at_once_are_both_shown() -> None:
    text = CONTESTS.replace("starts: 2026-04-06\n    ends: 2026-04-17", "starts: 2026-07-06\n    ends: 2026-07-10")
    report = asked(text, today="2026-07-08")
    assert report.title == "Contests running"
    assert [table.name for table in report.tables] == ["Spring", "July"]
    assert all(note.startswith(("Spring: ", "July: ")) for note in report.notes)


def test_a_team_without_contests_is_told_how_to_begin() -> None:
    (table,) = asked("").tables
    assert table.empty == "no contest is planned: salesctl new contest 2026"


# ---- the year


def test_the_year_is_shown_by_quarter_with_winners_and_gaps() -> None:
    report = year(opened(CONTESTS).team, Ask())
    assert [(row[0], row[1], row[4]) for row in report.tables[0].rows] == [
        (Period.parse("2026-Q1"), None, "no contest"),
        (Period.parse("2026-Q2"), "spring", "won by bo"),
        (Period.parse("2026-Q3"), "july", "over, no result; the logs give it to ana"),
        (Period.parse("2026-Q4"), "autumn", "planned (moved)"),
    ]
    assert report.notes == ("won: bo 1", "the prizes are worth 90 EUR")


def test_another_year_is_asked_for_by_its_number() -> None:
    team = opened(CONTESTS).team
    assert year(team, Ask(argument="2027")).tables[0].empty == (
        "no contest is planned for 2027: salesctl new contest 2027"
    )
    broken = opened("--- contests/2026.yaml\ncontests: 5").team
    for report in (year(broken, Ask()), show(broken, Ask())):
        assert report.tables[0].empty == "the contests of 2026 cannot be read: salesctl contest check"
    for word in ("2026-Q3", "next", "0000"):
        with pytest.raises(UsageError):
            year(team, Ask(argument=word))


def test_at_a_glance_are_the_last_what_runs_the_next_and_who_won() -> None:
    report = show(opened(f"{CONTESTS}\n--- today 2026-07-08").team, Ask())
    contests, winners = report.tables
    assert [row[:2] for row in contests.rows] == [("last", "spring"), ("runs", "july"), ("next", "autumn")]
    assert winners.rows == (("bo", 1),)


def test_a_contest_without_a_result_is_said() -> None:
    report = show(opened(CONTESTS).team, Ask())
    assert report.notes == ("1 contest without a result: july", "no contest runs today")


def test_one_contest_is_shown_as_it_is_written() -> None:
    report = show(opened(CONTESTS).team, Ask(argument="autumn"))
    written = {row[0]: row[1] for row in report.tables[0].rows}
    assert written["planned for"] == "Mon 5 Oct 2026: the fair"
    assert written["points"] == "calls 1, meetings 5"
    assert "objective" not in written
