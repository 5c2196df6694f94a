"""What the feed holds, for whom, and in which bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from salesctl.run.open import Opened
from tests.feed.conftest import TEAM, made, team_of
from tests.support.folders import salesctl
from tests.support.history import opened, tell

AT = "@cafe-norte.salesctl"


def entries(data: bytes) -> dict[str, Any]:
    """Return the entries of a feed by name."""
    found = icalendar.Calendar.from_ical(data)
    return {str(each["uid"]).removesuffix(AT): each for each in found.walk("VEVENT")}


@pytest.fixture
def everything() -> dict[str, Any]:
    return entries(made(team_of()))


def test_everything_planned_and_due_is_there(everything: dict[str, Any]) -> None:
    assert {name for name in everything if not name.startswith("due/")} == {
        "meeting/2026-10-19",
        "meeting/2026-10-26",
        "meeting/2026-11-02",
        "training/2026-Q4/1",
        "coaching/ana/2026-10-21-acme",
        "reviews/bo/2026-09",
        "contest/autumn-sprint",
    }
    assert everything["due/review/monthly/ana/2026-10"]["summary"] == "Due: max: monthly review 2026-10 for ana"


def test_what_happens_on_its_day_is_not_due_beside_it(everything: dict[str, Any]) -> None:
    assert not [name for name in everything if name.startswith(("due/meeting/held", "due/training/session"))]


def test_a_meeting_stands_at_its_hour_in_the_teams_zone(everything: dict[str, Any]) -> None:
    meeting = everything["meeting/2026-10-19"]
    assert meeting.to_ical().decode().count("TZID=Europe/Lisbon") == 2
    assert meeting["dtstart"].dt.isoformat() == "2026-10-19T08:30:00+01:00"
    assert meeting["dtend"].dt.isoformat() == "2026-10-19T09:25:00+01:00"


def test_a_moved_meeting_keeps_its_name_and_stands_on_the_new_day(everything: dict[str, Any]) -> None:
    assert everything["meeting/2026-10-26"]["dtstart"].dt.isoformat() == "2026-10-27T08:30:00+00:00"


def test_a_cancelled_meeting_is_kept_as_cancelled(everything: dict[str, Any]) -> None:
    meeting = everything["meeting/2026-11-02"]
    assert meeting["status"] == "CANCELLED"
    assert "everybody is at the fair" in meeting["description"]
    assert everything["meeting/2026-10-19"]["status"] == "CONFIRMED"


def test_two_hours_over_the_change_of_the_clock_are_two_hours(everything: dict[str, Any]) -> None:
    """From 23:30 to 01:30 on the night in which 02:00 becomes 01:00: by the clock on the wall and by the sun."""
    session = everything["training/2026-Q4/1"]
    assert (session["dtend"].dt - session["dtstart"].dt).total_seconds() == 7200


def test_nothing_to_describe_is_not_described(everything: dict[str, Any]) -> None:
    described = [str(each["description"]) for each in everything.values() if "description" in each]
    assert described
    assert len(described) < len(everything)
    assert all(described)


def test_days_have_an_exclusive_end(everything: dict[str, Any]) -> None:
    contest = everything["contest/autumn-sprint"]
    assert (contest["dtstart"].dt, contest["dtend"].dt) == (date(2026, 10, 5), date(2026, 10, 31))
    due = everything["due/review/monthly/ana/2026-10"]
    assert (due["dtend"].dt - due["dtstart"].dt).days == 1


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    lines = made(team_of()).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert max(map(len, lines)) > 70
    assert b"Rabatt\\, ein Abend" in b"".join(line.removeprefix(b" ") for line in lines)
    for line in lines:
        line.decode()


def test_it_is_a_feed_and_no_invitation() -> None:
    text = made(team_of()).decode()
    assert not re.search("^(METHOD|ATTENDEE|ORGANIZER)", text, re.MULTILINE)
    for line in (
        "NAME:Café Norte",
        "X-WR-CALNAME:Café Norte",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-CALDESC:For everybody in the team",
    ):
        assert f"{line}\r\n" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert text.count("RRULE:FREQ=YEARLY") == 2
    assert "RDATE" not in text


def test_a_person_sees_what_is_that_persons() -> None:
    ana, bo = entries(made(team_of(), "ana")), entries(made(team_of(), "bo"))
    assert {"coaching/ana/2026-10-21-acme", "training/2026-Q4/1", "meeting/2026-10-19"} <= ana.keys()
    assert "reviews/bo/2026-09" not in ana
    assert "reviews/bo/2026-09" in bo
    assert "coaching/ana/2026-10-21-acme" not in bo
    assert "training/2026-Q4/1" in bo  # leads it
    assert not [name for name in ana if "/bo/" in name]
    assert all("Due: max" not in str(each["summary"]) for each in ana.values())
    assert entries(made(team_of(), "max"))["due/review/monthly/ana/2026-10"]["summary"].startswith(
        "Due: monthly review"
    )


def test_the_feed_of_the_team_leaves_private_kinds_out() -> None:
    private = frozenset({"reviews", "hiring"})
    everybody = entries(made(team_of(), None, private))
    assert not [name for name in everybody if "review" in name]
    assert "meeting/2026-10-19" in everybody
    assert "reviews/bo/2026-09" in entries(made(team_of(), "bo", private))
    assert "reviews/bo/2026-09" not in entries(made(team_of(), "ana", private))


def history_of(tmp_path: Path, text: str) -> Opened:
    story, example = tell(tmp_path, text)
    return opened(story.root, example)


MEETING = """
--- commit 2026-09-10T09:00Z max
--- meetings/2026-09-21.yaml
facilitator: ana
"""
MOVED = """
--- commit 2026-09-12T09:30Z ana
--- meetings/2026-09-21.yaml
facilitator: ana
moved_to: 2026-09-22
why: the fair
"""


def test_the_stamps_are_the_last_commit_of_the_file_and_a_move_raises_the_sequence(tmp_path: Path) -> None:
    name = "meeting/2026-09-21@small-team.salesctl"
    first = entries(made(history_of(tmp_path / "a", MEETING)))[name]
    second = entries(made(history_of(tmp_path / "b", MEETING + MOVED)))[name]
    assert first["dtstamp"].dt == first["last-modified"].dt == datetime(2026, 9, 10, 9, tzinfo=UTC)
    assert second["dtstamp"].dt == datetime(2026, 9, 12, 9, 30, tzinfo=UTC)
    assert second["sequence"] - first["sequence"] == 2 * 24 * 60 + 30
    assert second["dtstart"].dt.date() == date(2026, 9, 22)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    team = history_of(tmp_path, MEETING)
    assert made(team) == made(team)
    assert made(team_of(TEAM)) == made(team_of(TEAM))


def test_the_command_writes_the_file_and_names_its_audience(tmp_path: Path) -> None:
    story, _ = tell(tmp_path / "team", MEETING)
    words = ("calendar", "--today", "2026-09-15")
    answer = salesctl(*words, "--out", str(tmp_path / "feed.ics"), cwd=story.root)
    assert (answer.code, answer.err) == (0, "")
    assert "for everybody in the team" in answer.out
    written = (tmp_path / "feed.ics").read_bytes()
    assert salesctl(*words, cwd=story.root).out.replace("\r\n", "\n") == written.decode().replace("\r\n", "\n")
    assert salesctl(*words, "--who", "nobody", cwd=story.root).code == 2
    assert "for ana" in salesctl(*words, "--who", "ana", "--out", str(tmp_path / "ana.ics"), cwd=story.root).out
    assert salesctl(*words, "--as-of", "HEAD", "--out", str(tmp_path / "then.ics"), cwd=story.root).code == 0
    assert (tmp_path / "then.ics").read_bytes() == written
