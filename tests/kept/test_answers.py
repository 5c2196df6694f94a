"""An answer is given again only where it would be the same: one change anywhere it stood on, and it is worked out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salesctl.cli.app import run
from salesctl.cli.kept import Question, question
from salesctl.cli.kept_files import MOST
from tests.history.repository import Story
from tests.support.folders import PROJECT, write_team
from tests.support.history import identity

LATER = 5.0  # seconds from now: by then the team has settled
ASKED = ("due", "--today", "2026-09-15", "--format", "json")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_team(tmp_path / "team")
    monkeypatch.chdir(folder)
    for name in os.environ:
        if name.startswith(("SALESCTL_", "GIT_")):
            monkeypatch.delenv(name)
    return folder


def asked(*words: str) -> Question:
    found = question(words, os.environ)
    assert found is not None
    return found


def work_out(*words: str, began: float = LATER) -> int:
    """Carry a command line out as the front door does, some seconds from now."""
    ours = asked(*words)
    with ours.listening() as answer:
        code = run(words)
    ours.learn(answer, code, time.time() + began)
    return code


@pytest.fixture
def known(team: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What was answered, once it is kept."""
    assert entries(team) == []
    assert work_out(*ASKED) == 0
    return capsys.readouterr().out


def entries(folder: Path) -> list[Path]:
    return sorted((folder / ".salesctl" / "answers").glob("*")) if (folder / ".salesctl" / "answers").is_dir() else []


def test_the_same_question_is_answered_with_the_same_bytes(known: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(*ASKED).again() == 0
    assert capsys.readouterr().out == known


def test_an_exit_code_is_kept_too(team: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (team / "people" / "bo.yaml").write_text("name: [", encoding="utf-8")
    assert work_out("check") == 1
    said = capsys.readouterr().out
    assert asked("check").again() == 1
    assert capsys.readouterr().out == said


def same_size(team: Path) -> None:
    """Change a letter and put the times back, as a careful cheat would."""
    file = team / "people" / "bo.yaml"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("bo", "ob"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_whoever_has_read_enough_is_not_told_of_it(team: Path) -> None:
    """The first run may find the team too fresh to be trusted; the second is surely kept, and the third hears it."""
    words = [sys.executable, "-m", "salesctl", *ASKED]
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    for _ in range(2):
        subprocess.run(words, cwd=team, env=env, stdout=subprocess.PIPE, check=True)
    assert len(entries(team)) == 1
    with subprocess.Popen(words, cwd=team, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert (program.stderr.read(), program.wait()) == (b"", 0)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": same_size,
    "a new file": lambda team: (team / "notes.txt").write_text("x", encoding="utf-8"),
    "a file less": lambda team: (team / "people" / "bo.yaml").unlink(),
    "another name": lambda team: (team / "people" / "bo.yaml").rename(team / "people" / "cy.yaml"),
    "a folder where a file belongs": lambda team: (team / "people" / "cy.yaml").mkdir(),
    "other permissions": lambda team: (team / "people" / "bo.yaml").chmod(0o600),
    "a repository around it": lambda team: Story(team.parent),
    "a commit": lambda team: Story(team).commit(identity("max"), "2026-06-22T10:00Z", {"a.txt": "x"}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_any_kind_is_worked_out_again(known: str, team: Path, change: Callable[[Path], object]) -> None:
    assert known
    change(team)
    assert asked(*ASKED).again() is None


def test_a_folder_behind_a_link_is_looked_at_too(team: Path, tmp_path: Path) -> None:
    (team / "people").rename(tmp_path / "elsewhere")
    (team / "people").symlink_to(tmp_path / "elsewhere")
    (team / "round").symlink_to(team)
    work_out(*ASKED)
    assert asked(*ASKED).again() == 0
    with (tmp_path / "elsewhere" / "bo.yaml").open("a", encoding="utf-8") as file:
        file.write("ends: 2026-12-01\n")
    assert asked(*ASKED).again() is None


def test_a_change_of_gits_own_settings_counts(team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who follows the advice to call a folder safe must see that it helped."""
    Story(team)
    settings = tmp_path / "gitconfig"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    work_out(*ASKED)
    assert asked(*ASKED).again() == 0
    settings.write_text(f"[safe]\n\tdirectory = {team}\n", encoding="utf-8")
    assert asked(*ASKED).again() is None
    work_out(*ASKED)
    assert asked(*ASKED).again() == 0


@pytest.mark.parametrize("settings", ["[include]\n\tpath = x\n", '[includeIf "gitdir:/"]\n', "[mailmap]\n\tfile = x\n"])
def test_nothing_is_kept_where_settings_lead_to_files_elsewhere(team: Path, settings: str) -> None:
    Story(team)
    with (team / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(settings)
    work_out(*ASKED)
    assert asked(*ASKED).again() is None


@pytest.mark.parametrize("words", [(*ASKED, "--late"), ("due",), ("check",)])
def test_other_words_are_another_question(known: str, words: tuple[str, ...]) -> None:
    assert known
    assert asked(*words).again() is None


@pytest.mark.parametrize("name", ["SALESCTL_FORMAT", "GIT_DIR", "NO_COLOR", "COLUMNS", "LC_ALL"])
def test_other_surroundings_are_another_question(known: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert known
    monkeypatch.setenv(name, "33")
    assert asked(*ASKED).again() is None


def test_the_folder_one_stands_in_counts(known: str, team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert known
    monkeypatch.chdir(team / "people")
    assert asked(*ASKED).again() is None


def test_on_the_next_day_of_the_team_it_is_worked_out_again(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (team / "team.yaml").read_text(encoding="utf-8")
    assert "today:" not in text
    now = time.time()
    work_out("due")
    assert asked("due").again() == 0
    for when in (now + 86_400, now - 86_400):
        monkeypatch.setattr("salesctl.cli.kept.time.time", lambda when=when: when)
        assert asked("due").again() is None


def test_what_changed_a_moment_before_may_change_again_unseen(team: Path) -> None:
    assert entries(team) == []
    work_out(*ASKED, began=-3600)
    assert asked(*ASKED).again() is None


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--report", "sarif=../x.sarif"),
        ("check", "--output-file", "../x.txt"),
        ("check", "--fix"),
        ("me",),
        ("doctor",),
        ("due", "--who", "nobody"),
        ("explain", "PLN002"),
        ("export", "--to", "csv", "../tables"),
        ("new", "review", "bo", "2026-08", "--no-edit"),
    ],
)
def test_what_stands_on_more_than_the_team_or_writes_is_not_kept(team: Path, words: tuple[str, ...]) -> None:
    work_out(*words, "--today", "2026-09-15")
    assert asked(*words, "--today", "2026-09-15").again() is None
    assert entries(team) == []


DAMAGE: dict[str, Callable[[str], str]] = {
    "cut short": lambda text: text[: len(text) // 2],
    "empty": lambda _: "",
    "another text": lambda text: text.replace("duties", "dutiez"),
    "no answer": lambda _: "[1, 2]",
    "of another question": lambda text: json.dumps(json.loads(text) | {"key": "0"}),
    "of a later salesctl": lambda text: json.dumps(json.loads(text) | {"format": 99}),
    "deep": lambda _: "[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_or_foreign_entry_is_worked_out_again(
    known: str, team: Path, damage: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    (entry,) = entries(team)
    entry.write_text(damage(entry.read_text(encoding="utf-8")), encoding="utf-8")
    assert asked(*ASKED).again() is None
    work_out(*ASKED)
    assert capsys.readouterr().out == known
    assert asked(*ASKED).again() == 0


def test_where_nothing_can_be_kept_the_answer_is_the_same(team: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (team / ".salesctl").write_text("a file, no folder", encoding="utf-8")
    assert work_out(*ASKED) == 0
    assert json.loads(capsys.readouterr().out)["duties"] is not None
    assert asked(*ASKED).again() is None


def test_only_its_owner_can_read_what_is_kept_and_git_leaves_it_out(known: str, team: Path) -> None:
    assert known
    (entry,) = entries(team)
    assert [place.stat().st_mode & 0o777 for place in (entry.parent.parent, entry.parent, entry)] == [
        *(0o700, 0o700, 0o600)
    ]
    assert (team / ".salesctl" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_only_the_newest_are_kept(team: Path) -> None:
    folder = team / ".salesctl" / "answers"
    folder.mkdir(parents=True)
    for number in range(MOST + 5):
        (folder / f"{number}.json").write_text("{}", encoding="utf-8")
        os.utime(folder / f"{number}.json", (number, number))
    work_out(*ASKED)
    assert len(entries(team)) == MOST
    assert asked(*ASKED).again() == 0


def test_what_private_files_led_to_stays_in_their_repository(
    team: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private = tmp_path / "private"
    (private / "reviews" / "bo").mkdir(parents=True)
    (private / "reviews" / "bo" / "2026-08.yaml").write_text("note: Bo is tired.\n", encoding="utf-8")
    with (team / "team.yaml").open("a", encoding="utf-8") as file:
        file.write("private: [{path: ../private, holds: [reviews]}]\n")
    words = ("check", "--format", "json", "--today", "2026-09-15")
    work_out(*words)
    said = capsys.readouterr().out
    (pointer,), (entry,) = entries(team), entries(private)
    assert json.loads(pointer.read_text(encoding="utf-8")) == {"elsewhere": str(private)}
    assert json.loads(entry.read_text(encoding="utf-8"))["text"] == said
    assert asked(*words).again() is not None
    (private / "reviews" / "bo" / "2026-07.yaml").write_text("x", encoding="utf-8")
    assert asked(*words).again() is None


def test_it_can_be_switched_off(known: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert known
    monkeypatch.setenv("SALESCTL_CACHE", "off")
    assert question(ASKED, os.environ) is None


def places(team: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    outside = team.parent
    yield ("-C", "team", "due"), outside
    yield ("due", "-Cteam"), outside
    yield ("due", "--team", "team"), outside
    yield ("--team=elsewhere", "due", "--team=team"), outside
    yield ("due",), team / "people"
    yield ("due",), outside  # its folder is called team


def test_the_team_is_found_as_the_commands_find_it(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words, here in places(team):
        monkeypatch.chdir(here)
        assert asked(*words).root == str(team), words


def test_without_a_team_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SALESCTL_TEAM", raising=False)
    assert question(("due",), os.environ) is None
