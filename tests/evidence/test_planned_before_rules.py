"""What was planned before it happened: each rule with its edges. The author date counts, at the team's time."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesctl.core.finding import Severity
from salesctl.run.check import Checked, Scope, start
from salesctl.systems import all_systems
from tests.support.history import check_told, identity, opened, tell

CALL = "coaching/ana/2026-09-10.yaml"
BOOKED = "booked: 2026-09-07\nstart: 10:00\ncoach: max\n"


def found(checked: Checked, code: str) -> list[str]:
    return [finding.message for finding in checked.findings if finding.code == code]


def booked(tmp_path: Path, written: str, committed: str | None = None) -> list[str]:
    """Return what is said of a call of 10 September at 10:00 in Lisbon that was written and committed then."""
    story, example = tell(tmp_path, "")
    story.commit(identity("max"), written, {CALL: BOOKED}, committed=committed)
    return found(start(opened(tmp_path, example), all_systems()).run(Scope()), "COA050")


@pytest.mark.parametrize(
    ("written", "findings"),
    [
        ("2026-09-10T09:59+01:00", 0),
        ("2026-09-10T10:01+01:00", 1),
        ("2026-09-10T08:59Z", 0),
        ("2026-09-10T18:30+09:30", 0),
        ("2026-09-10T05:30-04:00", 1),
    ],
)
def test_the_hour_is_compared_wherever_the_commit_was_made(written: str, findings: int, tmp_path: Path) -> None:
    assert len(booked(tmp_path, written)) == findings


def test_a_rebase_later_makes_nobody_late(tmp_path: Path) -> None:
    assert not booked(tmp_path, "2026-09-08T10:00Z", committed="2026-09-14T10:00Z")


def test_a_file_that_is_renamed_after_the_call_was_booked_before_it(tmp_path: Path) -> None:
    story, example = tell(tmp_path, f"--- commit 2026-09-08 max\n--- {CALL}\n{BOOKED}")
    story.move(identity("max"), "2026-09-11T10:00Z", CALL, "coaching/ana/2026-09-10-acme.yaml")
    assert not found(start(opened(tmp_path, example), all_systems()).run(Scope()), "COA050")


def test_a_file_that_is_moved_to_another_day_is_booked_for_that_day_when_it_moved(tmp_path: Path) -> None:
    story, example = tell(tmp_path, f"--- commit 2026-09-08 max\n--- {CALL}\n{BOOKED}")
    story.move(identity("max"), "2026-09-11T10:00Z", CALL, "coaching/ana/2026-09-09.yaml")
    assert found(start(opened(tmp_path, example), all_systems()).run(Scope()), "COA050")


def test_a_call_that_moved_keeps_its_evidence(tmp_path: Path) -> None:
    text = f"--- commit 2026-09-08 max\n--- {CALL}\n{BOOKED}--- commit 2026-09-14 max\n--- {CALL}\n{BOOKED}"
    assert not found(check_told(tmp_path, f"{text}moved_to: 2026-09-14\nwhy: the buyer was ill\n"), "COA050")


MEETING = "--- meetings/2026-09-07.yaml\nfacilitator: ana\n"


@pytest.mark.parametrize(
    ("when", "severity"),
    [
        ("2026-09-04T18:00Z", None),
        ("2026-09-06T18:00Z", Severity.INFO),
        ("2026-09-07T06:00Z", Severity.INFO),
        ("2026-09-07T09:00Z", Severity.WARNING),
    ],
    ids=["friday", "sunday", "before-it-began", "after-it-began"],
)
def test_an_agenda_is_due_on_the_working_day_before(when: str, severity: Severity | None, tmp_path: Path) -> None:
    checked = check_told(tmp_path, f"--- commit {when} ana\n{MEETING}")
    assert [each.severity for each in checked.findings if each.code == "MTG050"] == ([severity] if severity else [])


def test_a_cancelled_meeting_needs_no_agenda(tmp_path: Path) -> None:
    text = f"--- commit 2026-09-08 ana\n{MEETING}cancelled: everybody was at the fair\n"
    assert not found(check_told(tmp_path, text), "MTG050")


SESSION = """  - date: {day}
    start: 10:30
    minutes: 60
    topic: Trading, not giving
    objective: every concession gets one back
    leader: bo
    audience: [all]
    skills: [negotiation]
"""
QUARTER = "--- training/2026-Q3.yaml\nfocus: negotiation\nsessions:\n"


def test_only_the_session_that_came_too_late_is_found(tmp_path: Path) -> None:
    first, second = SESSION.format(day="2026-07-09"), SESSION.format(day="2026-07-23")
    text = f"--- commit 2026-06-15 max\n{QUARTER}{second}--- commit 2026-07-15 max\n{QUARTER}{first}{second}"
    (message,) = found(check_told(tmp_path, text), "TRN050")
    assert message.startswith("the session of Thu 9 Jul 2026 was first committed on Wed 15 Jul 2026")


def test_a_session_may_be_told_anew(tmp_path: Path) -> None:
    first = SESSION.format(day="2026-07-09")
    text = f"--- commit 2026-06-15 max\n{QUARTER}{first}--- commit 2026-07-15 max\n{QUARTER}{first}"
    assert not found(check_told(tmp_path, text.replace("Trading", "Giving", 1)), "TRN050")


CONTEST = """--- contests/2026.yaml
contests:
  - id: sprint
    name: Sprint
    starts: 2026-09-07
    ends: 2026-10-02
    metric: meetings
"""
PLANNED = f"--- commit 2026-08-10 max\n{CONTEST}"


def changed(tmp_path: Path, day: str, old: str, new: str, then: str = "") -> list[str]:
    text = f"{PLANNED}--- commit {day} max\n{CONTEST.replace(old, new)}{then}"
    return found(check_told(tmp_path, text), "CON051")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("metric: meetings", "points: {calls: 1}"),
        ("metric: meetings", "metric: meetings\n    minimum: 5"),
        ("ends: 2026-10-02", "ends: 2026-10-09"),
        ("metric: meetings", "metric: meetings\n    prizes: [{place: 1, what: dinner}]"),
    ],
)
def test_rules_stay_as_they_were_at_the_start(old: str, new: str, tmp_path: Path) -> None:
    assert changed(tmp_path, "2026-09-08", old, new)


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2026-09-07", "metric: meetings", "metric: calls"),
        ("2026-09-08", "name: Sprint", "name: The sprint"),
        ("2026-10-05", "metric: meetings", "metric: meetings\n    result: {date: 2026-10-05, winners: [ana]}"),
        ("2026-09-08", "metric: meetings", "metric: meetings\n    mode: rank\n    eligible: [all]"),
        ("2026-09-08", "metric: meetings", "metric: meetings\n    cancelled: nobody wanted it"),
    ],
    ids=["on-the-first-day", "name", "result", "what-is-usual", "cancelled"],
)
def test_what_may_be_written_while_a_contest_runs(day: str, old: str, new: str, tmp_path: Path) -> None:
    assert not changed(tmp_path, day, old, new)


def test_a_rule_that_was_put_back_is_as_it_was(tmp_path: Path) -> None:
    assert not changed(tmp_path, "2026-09-08", "meetings", "calls", f"--- commit 2026-09-09 max\n{CONTEST}")


def test_moving_the_start_away_does_not_hide_that_it_had_started(tmp_path: Path) -> None:
    messages = changed(tmp_path, "2026-09-14", "starts: 2026-09-07", "starts: 2026-09-21")
    assert ["`starts`" in message for message in messages] == [True]
