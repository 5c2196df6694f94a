"""`salesctl doctor` says what is off here, and what to do about it."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salesctl.core.evidence import Evidence
from salesctl.core.history import Absence, Commit, History, Identity, Reason
from salesctl.method.doctor import encoding, git_program, proof, schemas, workshop
from tests.support.folders import EXAMPLE, salesctl, write_team


def looked_at(*words: str, cwd: Path, env: dict[str, str] | None = None) -> dict[str, tuple[str, str]]:
    """Return what was found and what to do, by what was looked at."""
    answer = salesctl("doctor", *words, "--format", "json", cwd=cwd, env=env)
    assert answer.code == 0, answer.err
    return {what: (found, move) for what, found, move in json.loads(answer.out)["tables"][0]["rows"]}


def test_versions_are_said() -> None:
    found = looked_at(cwd=EXAMPLE)
    assert found["salesctl"][0].startswith("0.")
    assert "pydantic 2" in found["libraries"][0]
    assert found["git"][0].startswith("git version")
    assert found["today"] == ("2026-11-23, pinned in team.yaml", "")
    assert found["holidays"] == ("those of PT", "")


def test_without_git_it_says_so(tmp_path: Path) -> None:
    found = looked_at(cwd=write_team(tmp_path), env={"PATH": ""})
    assert found["git"] == ("not installed, so nobody can tell who wrote what", "install git")
    assert found["evidence"][1] == "install git"


def test_a_shallow_clone_is_said_with_the_way_out(tmp_path: Path) -> None:
    def git(*words: str, cwd: Path) -> None:
        names = ("-c", "user.name=Max", "-c", "user.email=max@example.com")
        subprocess.run(["git", *names, *words], cwd=cwd, check=True, capture_output=True)

    folder = write_team(tmp_path / "whole")
    git("init", "-q", "-b", "main", cwd=folder)
    for message in ("Start", "Go on"):
        git("add", ".", cwd=folder)
        git("commit", "-q", "--allow-empty", "-m", message, cwd=folder)
    git("clone", "-q", "--depth", "1", f"file://{folder}", "shallow", cwd=tmp_path)
    found, move = looked_at(cwd=tmp_path / "shallow")["evidence"]
    assert "shallow" in found
    assert "fetch-depth: 0" in move
    assert looked_at(cwd=folder)["evidence"] == ("the whole history is here", "")


def test_what_is_switched_off_is_listed(tmp_path: Path) -> None:
    text = "--- team.yaml\nname: T\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\ncountry: XX\n"
    text += "systems: {off: [contest]}\nrules: {disable: [PLN001], paths: {plans/*: [PLN002]}}\n"
    text += "private: [{path: ../gone, holds: [reviews]}]\n"
    answer = salesctl("doctor", cwd=write_team(tmp_path, text))
    assert "off: contest" in answer.out
    assert "off: PLN001" in answer.out
    assert "off in plans/*: PLN002" in answer.out
    assert "reviews is not here" in answer.out
    assert "those of XX are not known" in answer.out


def test_without_a_team_it_still_answers(tmp_path: Path) -> None:
    found = looked_at(cwd=tmp_path)
    assert found["team"][1].endswith("salesctl init")


def test_narrow_encodings_are_said() -> None:
    assert encoding("utf-8", "utf-8", "UTF-8").move == ""
    assert "PYTHONUTF8=1" in encoding("cp1252", "utf-8", "cp1252").move
    assert "PYTHONUTF8=1" in encoding(None, "ascii", None).move


@pytest.mark.parametrize(
    ("said", "move"),
    [("git version 2.39.5", ""), ("git version 2.20.1 (Apple Git-117)", "install git 2.25 or newer"), ("odd", "")],
)
def test_an_old_git_is_said(said: str, move: str) -> None:
    assert git_program(said).move == move


def test_the_history_speaks_for_itself() -> None:
    absence = Absence(Reason.NO_COMMIT, "nothing is committed yet", "git commit")
    assert proof(Evidence(History(absence), {}, ZoneInfo("UTC"))).move == "git commit"


def test_strangers_alone_are_said() -> None:
    who = Identity("Kim", "kim@home.example", "Kim", "kim@home.example")
    when = datetime(2026, 9, 1, tzinfo=UTC)
    history = History(commits=(Commit("1", (), who, when, who, when, (), "Start"),))
    assert "git config user.email" in proof(Evidence(history, {}, ZoneInfo("UTC"))).move
    assert proof(Evidence(history, {"kim@home.example": "kim"}, ZoneInfo("UTC"))).move == ""


def test_schemas_older_than_the_names_are_said(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    assert schemas(folder).found == "no schemas are installed"
    assert salesctl("schema", "install", cwd=folder).code == 0
    assert schemas(folder).move == ""
    later = (folder / ".salesctl/schemas/plan.json").stat().st_mtime + 10
    (folder / "people" / "cy.yaml").write_text("name: Cy\nrole: other\n")
    os.utime(folder / "people", (later, later))
    assert schemas(folder).move == "salesctl schema install"


def test_the_cache_is_counted(tmp_path: Path) -> None:
    assert workshop(tmp_path).found == "empty"
    (tmp_path / ".salesctl").mkdir()
    (tmp_path / ".salesctl" / "cache").write_bytes(b"x" * 2048)
    assert workshop(tmp_path).found == "1 file, 2 KB in .salesctl"
