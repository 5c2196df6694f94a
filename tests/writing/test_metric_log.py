"""`salesctl metric log`: one line, on the right day, in the right file."""

from __future__ import annotations

import pytest

from tests.writing.conftest import Team

LOG = "metrics/ana/2026-09.yaml"


def test_the_first_log_makes_the_month(team: Team) -> None:
    desk = team("")
    answer = desk("metric", "log", "calls=12", "meetings=2")
    assert (answer.code, answer.err) == (0, "")
    assert desk.text(LOG) == "2026-09-15: {calls: 12, meetings: 2}\n"
    assert f"{LOG}: 2026-09-15 calls 12, meetings 2" in answer.out


def test_another_day_stands_in_order(team: Team) -> None:
    desk = team(f"--- {LOG}\n2026-09-14: {{calls: 3}}\n")
    assert desk("metric", "log", "calls=5", "--on", "2026-09-11").code == 0
    assert desk.text(LOG) == "2026-09-11: {calls: 5}\n2026-09-14: {calls: 3}\n"


def test_a_week_at_once_stands_in_the_month_it_starts_in(team: Team) -> None:
    desk = team("")
    assert desk("metric", "log", "calls=41", "--on", "2026-W36").code == 0
    assert desk.text("metrics/ana/2026-08.yaml") == "2026-W36: {calls: 41}\n"


def test_a_value_that_is_replaced_is_said(team: Team) -> None:
    desk = team(f"--- {LOG}\n2026-09-15: {{calls: 3}}\n")
    assert "calls 12 (was 3)" in desk("metric", "log", "calls=12").out
    assert desk.text(LOG) == "2026-09-15: {calls: 12}\n"


def test_a_dry_run_shows_the_difference_and_writes_nothing(team: Team) -> None:
    desk = team(f"--- {LOG}\n2026-09-14: {{calls: 3}}\n")
    before = desk.files()
    answer = desk("metric", "log", "calls=12", "--dry-run")
    assert answer.out.splitlines()[-3:] == [
        "@@ -1 +1,2 @@",
        " 2026-09-14: {calls: 3}",
        "+2026-09-15: {calls: 12}",
    ]
    assert desk.files() == before


def test_json_says_what_was_written(team: Team) -> None:
    answer = team("")("metric", "log", "calls=12", "--format", "json")
    assert '"path": "metrics/ana/2026-09.yaml"' in answer.out
    assert '"written": true' in answer.out


def test_who_logs_is_said_by_git_or_by_name(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = team("")
    desk("metric", "log", "calls=1", "--who", "bo")
    assert desk.text("metrics/bo/2026-09.yaml") == "2026-09-15: {calls: 1}\n"
    desk.sit_down("stranger@example.com")
    assert desk("metric", "log", "calls=1").code == 2
    monkeypatch.setenv("SALESCTL_WHO", "ana")
    assert desk("metric", "log", "calls=1").code == 0


def test_the_workshop_is_the_users_alone_and_kept_out_of_git(team: Team) -> None:
    desk = team("")
    desk("metric", "log", "calls=1")
    assert (desk.root / ".salesctl").stat().st_mode & 0o777 == 0o700
    assert desk.text(".salesctl/.gitignore") == "*\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["cals=3"], "did you mean `calls`?"),
        (["calls"], "calls=12"),
        (["calls=1.5"], "whole number"),
        (["calls=-1"], "less than nothing"),
        (["calls=1e9"], "write digits alone"),
        (["calls=twelve"], "write digits alone"),
        (["revenue=1.234"], "two decimals"),
        (["calls=1", "calls=2"], "twice"),
        (["calls=1", "--on", "2026-09-16"], "has not come yet"),
        (["calls=1", "--on", "yesterday"], "no day or week"),
        (["calls=1", "--who", "zoe"], "nobody here is called `zoe`"),
        (["calls=1", "--today", "2026-09-14"], "takes no --today"),
        (["calls=1", "--as-of", "2026-09-14"], "takes no --as-of"),
        (["calls=1", "--format", "csv"], "no format of this command"),
    ],
)
def test_what_cannot_be_logged_is_refused_before_anything_is_written(team: Team, words: list[str], says: str) -> None:
    desk = team("")
    before = desk.files()
    answer = desk("metric", "log", *words)
    assert answer.code == 2
    assert says in answer.err
    assert desk.files() == before


def test_a_log_that_cannot_be_read_stays_as_it_is(team: Team) -> None:
    desk = team(f"--- {LOG}\n2026-09-14: {{calls: 3\n")
    answer = desk("metric", "log", "calls=12")
    assert answer.code == 2
    assert "line 1" in answer.err
    assert desk.text(LOG) == "2026-09-14: {calls: 3\n"
