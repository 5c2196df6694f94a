"""`salesctl init`: from an empty folder to a team that checks clean."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesctl.cli.app import run
from salesctl.core.words import day_name
from tests.writing.desk import LEFT_OUT, NOBODY, git

FLAGS = ["--name", "Field: sales, south", "--manager", "Rita Lopes <rita@firm.example>", "--country", "PT"]
PEOPLE = ["--person", "Ana Silva <ana@firm.example>", "--person", "Zoë Ångström"]
SINCE = ["--since", "2026-11-23"]


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {**NOBODY, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    for name in LEFT_OUT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def known_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{part}_NAME", "Rita Lopes")
        monkeypatch.setenv(f"GIT_{part}_EMAIL", "rita@firm.example")


@pytest.mark.usefixtures("known_to_git")
def test_flags_make_a_team_that_checks_clean_and_is_committed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "team"
    assert run(["init", str(folder), *FLAGS, *PEOPLE, *SINCE]) == 0
    capsys.readouterr()
    assert run(["-C", str(folder), "check", "--fail-on", "info"]) == 0
    assert "nothing wrong" in capsys.readouterr().out
    assert run(["-C", str(folder), "due"]) == 0
    assert "metric log 2026-W48" in capsys.readouterr().out
    assert run(["-C", str(folder)]) == 0
    assert (folder / "people" / "zoe-angstrom.yaml").is_file()
    assert git(folder, "log", "--format=%an %s") == "Rita Lopes Start the team\n"
    assert git(folder, "status", "--porcelain") == ""


def test_the_teams_facts_stand_where_they_belong(tmp_path: Path) -> None:
    run(["init", str(tmp_path / "team"), *FLAGS, *PEOPLE, *SINCE, "--fiscal-start", "4", "--no-git"])
    text = (tmp_path / "team" / "team.yaml").read_text("utf-8")
    for line in ("name: 'Field: sales, south'", "manager: rita-lopes", "timezone: Europe/Lisbon", "currency: EUR"):
        assert line in text
    assert "fiscal_year: {starts: 4, named_for: end}" in text
    assert "emails: [ana@firm.example]" in (tmp_path / "team" / "people" / "ana-silva.yaml").read_text("utf-8")
    assert not (tmp_path / "team" / ".git").exists()


def test_who_git_does_not_know_is_told_how_to_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tuseConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert run(["init", str(tmp_path / "team"), *FLAGS, *PEOPLE, *SINCE]) == 0
    assert "git config --global user.email" in capsys.readouterr().out
    assert (tmp_path / "team" / "team.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "--name is missing"),
        (["--name", "x"], "--manager is missing"),
        (["--name", "x", "--manager", "Rita"], "--currency is missing"),
        ([*FLAGS, "--country", "XX"], "no holidays are known of `XX`"),
        ([*FLAGS, "--country", "US-ZZ"], "no part `ZZ`"),
        ([*FLAGS, "--country", "US"], "--timezone is missing"),
        ([*FLAGS, "--timezone", "Europe/Lisabon"], "did you mean `Europe/Lisbon`?"),
        ([*FLAGS, "--currency", "EURO"], "no currency"),
        ([*FLAGS, "--fiscal-start", "13"], "no month"),
        ([*FLAGS, "--since", "23/11/2026"], "no day"),
        ([*FLAGS, "--person", "Rita Lopes"], "are both `rita-lopes`"),
        ([*FLAGS, "--person", "山田"], "makes no id"),
        ([*FLAGS, "--person", "<a@b>"], "is no person"),
        ([*FLAGS, "--today", "2026-11-23"], "takes no --today"),
        (["--demo", "--name", "x"], "the example team is what it is"),
        (["--demo", "--as-of", "HEAD"], "takes no --as-of"),
        (["--demo", "--today", "1066-10-14"], "1066-10-14 is too far away"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    folder = tmp_path / "team"
    assert run(["init", str(folder), *words]) == 2
    assert says in capsys.readouterr().err
    assert not folder.exists()


def test_an_id_of_its_own_names_whoever_has_no_latin_letters(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "team"), *FLAGS, "--person", "yamada=山田 太郎", "--no-git"]) == 0
    assert "name: 山田 太郎" in (tmp_path / "team" / "people" / "yamada.yaml").read_text("utf-8")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert run(["init", str(tmp_path), *FLAGS]) == 2
    assert "is not empty: holiday.jpg" in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["holiday.jpg"]


def test_what_is_already_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ana-silva.yaml").write_text("name: Ana\nrole: salesperson\nstarts: 2024-01-01\n")
    assert run(["init", str(tmp_path), *FLAGS, *PEOPLE, *SINCE, "--no-git"]) == 0
    assert (tmp_path / "README.md").read_text() == "mine\n"
    assert "2024-01-01" in (tmp_path / "people" / "ana-silva.yaml").read_text()
    assert run(["init", str(tmp_path), *FLAGS]) == 2


def test_a_folder_in_a_repository_gets_no_second_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tmp_path, "init", "-q")
    assert run(["init", str(tmp_path / "team"), *FLAGS, *SINCE]) == 0
    assert "in a git repository already" in capsys.readouterr().out
    assert not (tmp_path / "team" / ".git").exists()


def test_the_demo_is_the_example_with_its_history_moved_to_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, today = tmp_path / "demo", datetime.now(ZoneInfo("Europe/Lisbon")).date()
    assert run(["init", str(folder), "--demo"]) == 0
    assert f"told up to {day_name(today)}" in capsys.readouterr().out
    assert git(folder, "status", "--porcelain") == ""
    last = date.fromisoformat(git(folder, "log", "-1", "--format=%as").strip())
    assert timedelta(0) <= today - last <= timedelta(days=14)
    assert "today" not in (folder / "team.yaml").read_text()
    assert len(git(folder, "shortlog", "-s", "HEAD").splitlines()) >= 9
    assert run(["-C", str(folder), "check", "--fail-on", "error"]) == 0
    assert run(["init", str(folder), "--demo"]) == 2


def test_a_demo_without_git_is_files_only_and_one_that_git_refuses_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["init", str(tmp_path / "files"), "--demo", "--no-git", "--today", "2027-03-01"]) == 0
    said = capsys.readouterr().out
    assert "files in " in said
    assert "--today 2027-03-01 due" in said
    assert not (tmp_path / "files" / ".git").exists()
    assert run(["-C", str(tmp_path / "files"), "check", "--today", "2027-03-01"]) == 0
    monkeypatch.setenv("PATH", "")
    assert run(["init", str(tmp_path / "refused"), "--demo"]) == 2
    assert "git is not installed" in capsys.readouterr().err
    assert list((tmp_path / "refused").iterdir()) == []


def test_the_questions_are_asked_on_a_terminal_and_asked_again_for_what_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = ["Rita Lopes", "Ana Silva 2024-02-30", "Rita Lopes", "Ana Silva <ana@firm.example> 2024-03-04", ""]
    answers = iter(["", "Field sales", *people, "Portugal", "PT", "EURO", "eur", "Lisbon", "Europe/Lisbon", "0", "1"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_words, **_options: next(answers))
    assert run(["init", str(tmp_path / "team"), "--no-git"]) == 0
    said = capsys.readouterr().out
    for word in ("a team has a name", "no day", "are both", "`Portugal`", "no currency", "no time zone", "no month"):
        assert word in said
    assert next(answers, None) is None
    assert "starts: 2024-03-04" in (tmp_path / "team" / "people" / "ana-silva.yaml").read_text()


def test_whoever_sold_before_the_team_wrote_is_in_it_since_the_fiscal_year_began(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--person", "Ana Silva", "--person", "Bo Lund 2025-02-03", "--fiscal-start", "7", "--since", "2026-05-04"]
    assert run(["init", str(tmp_path / "team"), *FLAGS, *words, "--no-git"]) == 0
    assert "of 1 salesperson nobody said since when: `starts: 2025-07-01`" in capsys.readouterr().out
    assert "starts: 2025-07-01" in (tmp_path / "team" / "people" / "ana-silva.yaml").read_text()
    assert "starts: 2025-02-03" in (tmp_path / "team" / "people" / "bo-lund.yaml").read_text()
    assert run(["-C", str(tmp_path / "team"), "check", "--fail-on", "info"]) == 0
