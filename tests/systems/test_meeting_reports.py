"""The meetings to come and those that were: who leads, what is missing, and what became of what was promised."""

import json
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask
from salesctl.systems.meeting.reports import next_report, show
from tests.support.examples import opened
from tests.support.folders import salesctl, write_team

HELD = """
--- meetings/2026-09-07.yaml
facilitator: ana
started: 08:30
ended: 09:20
notes_sent: 2026-09-08
--- meetings/2026-09-14.yaml
facilitator: bo
scribe: ana
started: 08:28
ended: 09:29
present: [ana, bo]
ratings: {ana: 4, bo: 3}
wins: [{who: ana, what: Acme renewed}]
commitments:
  - {what: close Delta, who: bo, by: 2026-09-14, amount: 40000, got: 10000}
  - {what: call the yard, who: bo, by: 2026-09-18}
  - {what: bring the board date, who: ana, by: 2026-09-14, done: 2026-09-14}
"""


def test_the_last_meetings_stand_in_a_line_each_the_newest_first() -> None:
    report = show(opened(HELD).team, Ask())
    newest, before = report.tables[0].rows
    assert newest == (date(2026, 9, 14), "bo", time(8, 28), 61, 2, 1, 1, 0, 1, Decimal("3.5"), 1)
    assert before[:4] == (date(2026, 9, 7), "ana", time(8, 30), 50)
    assert report.notes[0] == "notes not sent: Mon 14 Sep 2026"


def test_the_promises_behind_the_counts_name_their_documents() -> None:
    rows = show(opened(HELD).team, Ask()).behind[0].rows
    assert [(row[1], row[4], row[-1]) for row in rows] == [
        ("bo", "short", "meetings/2026-09-14.yaml"),
        ("bo", "open", "meetings/2026-09-14.yaml"),
        ("ana", "kept", "meetings/2026-09-14.yaml"),
    ]


def test_one_person_is_asked_for() -> None:
    newest = show(opened(HELD).team, Ask(who=frozenset({"ana"}))).tables[0].rows[0]
    assert newest[5:] == (1, 0, 0, 0, Decimal("4.0"), 1)


def test_one_meeting_is_shown_whole() -> None:
    report = show(opened(HELD).team, Ask(argument="2026-09-14"))
    assert report.title == "Meeting of Mon 14 Sep 2026"
    assert [table.name for table in report.tables] == ["Wins", "Commitments", "Help", "Actions"]
    assert [row[3] for row in report.tables[1].rows] == ["short", "open", "kept"]
    assert report.notes == ("led by bo, notes by ana", "started 08:28, 61 minutes", "2 people present")


def test_a_moved_meeting_says_where_it_was() -> None:
    moved = "--- meetings/2026-09-14.yaml\nfacilitator: bo\nmoved_to: 2026-09-16\nwhy: the fair\n"
    report = show(opened(moved).team, Ask(argument="2026-09-14"))
    assert report.title == "Meeting of Wed 16 Sep 2026"
    assert report.notes[0] == "moved from Mon 14 Sep 2026: the fair"


def test_a_meeting_of_which_nothing_is_written_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        show(opened("").team, Ask(argument="2026-09-21"))
    assert refused.value.hint == "start it: salesctl new meeting 2026-09-21"


def test_an_empty_team_is_told_where_to_begin() -> None:
    assert show(opened("").team, Ask()).tables[0].empty == "no meeting has been held: salesctl meeting next"


def test_the_next_meetings_say_what_is_missing() -> None:
    """Friday 18 September is the day the agenda of Monday is due; 5 October is a holiday."""
    text = """
--- today 2026-09-20
--- people/bo.yaml
name: Bo
role: salesperson
starts: 2024-03-04
away: [{from: 2026-09-28, to: 2026-10-02}]
--- meetings/2026-09-21.yaml
facilitator: bo
--- meetings/2026-09-28.yaml
facilitator: bo
scribe: ana
agenda_sent: 2026-09-18
"""
    report = next_report(opened(text).team, Ask())
    assert [row[0] for row in report.tables[0].rows] == [
        date(2026, 9, 21),
        date(2026, 9, 28),
        date(2026, 10, 6),
        date(2026, 10, 12),
    ]
    first, second, third, _ = report.tables[0].rows
    assert first[3:] == (
        *("bo", None, "in, due Fri 18 Sep"),
        "somebody to write the notes: it is ana's turn; the agenda, not sent",
    )
    assert second[3:] == ("bo", "ana", "sent Fri 18 Sep", "bo is away")
    assert third[-1] == "its file, ana to lead, bo to write the notes: salesctl new meeting 2026-10-06"


def test_in_meetings_that_nobody_planned_yet_the_turn_goes_round() -> None:
    rows = next_report(opened("--- meetings/2026-09-21.yaml\nfacilitator: ana\n").team, Ask()).tables[0].rows
    assert rows[0][-1] == "somebody to write the notes: it is bo's turn"
    turns = [str(row[-1]).removeprefix("its file, ").partition(":")[0] for row in rows[1:]]
    assert turns == [
        "bo to lead, ana to write the notes",
        "ana to lead, bo to write the notes",
        "bo to lead, ana to write the notes",
    ]


def test_a_moved_meeting_to_come_stands_on_its_new_day() -> None:
    text = "--- meetings/2026-09-21.yaml\nfacilitator: bo\nscribe: ana\nmoved_to: 2026-09-23\nwhy: the fair\n"
    report = next_report(opened(text).team, Ask())
    assert report.tables[0].rows[0][0] == date(2026, 9, 23)
    assert "moved from Mon 21 Sep 2026 to Wed 23 Sep 2026" in report.notes


def test_a_person_sees_the_meetings_they_lead_or_write() -> None:
    text = "--- meetings/2026-09-21.yaml\nfacilitator: bo\nscribe: max\n"
    rows = next_report(opened(text).team, Ask(who=frozenset({"max"}))).tables[0].rows
    assert [row[0] for row in rows] == [date(2026, 9, 21)]


BROKEN = "--- meetings/2026-09-21.yaml\nfacilitator: [\n"


def test_a_meeting_whose_file_cannot_be_read_is_not_called_unwritten() -> None:
    """Else the next move would be to write it again, over what is there."""
    team = opened(BROKEN).team
    assert next_report(team, Ask()).tables[0].rows[0][-1] == "its file cannot be read: salesctl meeting check"
    with pytest.raises(UsageError, match="cannot be read"):
        show(team, Ask(argument="2026-09-21"))


def test_every_report_names_the_files_it_could_not_read(tmp_path: Path) -> None:
    folder = write_team(tmp_path, BROKEN + "--- training/2026-Q3.yaml\nfocus: [\n")
    note = "1 file left out, not readable: meetings/2026-09-21.yaml (salesctl check)"
    assert salesctl("meeting", "show", cwd=folder).out.splitlines()[-1] == note
    assert note in json.loads(salesctl("meeting", "show", "--format", "json", cwd=folder).out)["notes"]
    assert salesctl("training", "show", cwd=folder).out.count("training/2026-Q3.yaml (salesctl check)") == 1
