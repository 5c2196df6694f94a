"""`check --fix` mends what is certain, and nothing else; every other byte stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.folders import PROJECT, salesctl, write_team

BROKEN = """\
# the plan of the half
submited: 2026-06-15   # in time
quota: 180,000
lookback:
  worked: [ 'visits' ]
activity: {cals: 60, meetings: 8}
actions:
  - what: "map: the buyers"
    who: anna
    by: 2026/7/31
  - what: visit   # salesctl: ignore[SCH008] not needed
    by: 31.07.2026
"""
MENDED = """\
# the plan of the half
submitted: 2026-06-15   # in time
quota: 180000
lookback:
  worked: [ 'visits' ]
activity: {calls: 60, meetings: 8}
actions:
  - what: "map: the buyers"
    who: ana
    by: 2026-07-31
  - what: visit
    by: 2026-07-31
"""
PLAN = "plans/2026-H2/ana.yaml"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_certain_mistakes_are_mended_until_none_is_left(tmp_path: Path, newline: str) -> None:
    folder = write_team(tmp_path)
    place = folder / PLAN
    place.parent.mkdir(parents=True)
    place.write_bytes(BROKEN.replace("\n", newline).encode())
    answer = salesctl("check", "--fix", "--format", "concise", cwd=folder)
    assert place.read_bytes() == MENDED.replace("\n", newline).encode()
    assert "mended in 1 file" in answer.err
    assert " SCH" not in answer.out
    assert " REF" not in answer.out


def test_diff_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    folder = write_team(tmp_path, f"--- {PLAN}\nquotta: 180000\n")
    before = (folder / PLAN).read_bytes()
    answer = salesctl("check", "--fix", "--diff", cwd=folder)
    assert (folder / PLAN).read_bytes() == before
    assert "-quotta: 180000\n+quota: 180000\n" in answer.out
    assert answer.code == 1


def test_what_could_mean_two_things_is_left_alone(tmp_path: Path) -> None:
    """It may be 3 November or 11 March."""
    folder = write_team(tmp_path, f"--- {PLAN}\nsubmitted: 03/11/2026\n")
    before = (folder / PLAN).read_bytes()
    answer = salesctl("check", "--fix", "--format", "concise", cwd=folder)
    assert (folder / PLAN).read_bytes() == before
    assert "SCH008" in answer.out


def test_it_refuses_another_day(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    answer = salesctl("check", "--fix", "--today", "2026-09-15", cwd=folder)
    assert answer.code == 2
    assert "neither --as-of nor --today" in answer.err


def piped(folder: Path, *words: str, text: bytes = b"quotta: 5\n") -> subprocess.CompletedProcess[bytes]:
    """Run a check with a file piped in."""
    return subprocess.run(
        [sys.executable, "-m", "salesctl", "check", *words, "--format", "concise"],
        input=text,
        cwd=folder,
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("here", "name"),
    [(".", PLAN), (".", f"./{PLAN}"), ("plans/2026-H2", "ana.yaml"), ("plans/2026-H2", PLAN), ("..", f"team/{PLAN}")],
)
def test_a_file_can_be_piped_in_before_it_is_saved(here: str, name: str, tmp_path: Path) -> None:
    """It is named from here or from the team's folder."""
    folder = write_team(tmp_path / "team", "--- plans/2026-H2/bo.yaml\nquotta: 1\n")
    done = piped(folder / here, "-", "--stdin-filename", name)
    assert done.stdout.decode() == f"{PLAN}:1:1: error SCH001 `quotta` is no key here\n"
    assert done.returncode == 1
    assert not (folder / PLAN).exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-",), "name it: salesctl check - --stdin-filename"),
        (("--stdin-filename", PLAN), "add `-`"),
        (("-", "plans", "--stdin-filename", PLAN), "`-` is checked alone"),
        (("-", "--fix", "--stdin-filename", PLAN), "save it first"),
        (("-", "--stdin-filename", "/etc/ana.yaml"), "`/etc/ana.yaml` is no file of this team"),
    ],
)
def test_what_does_not_go_with_a_pipe_is_said(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = piped(write_team(tmp_path / "team"), *words)
    assert (done.returncode, says in done.stderr.decode()) == (2, True)


@pytest.mark.parametrize(
    "words", [("--report", "junit={}"), ("--output-file", "{}"), ("--report", "sarif={}/team.yaml/x.sarif")]
)
def test_a_place_that_cannot_be_written_is_said_and_is_no_fault_of_salesctl(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    folder = write_team(tmp_path / "team")
    answer = salesctl("check", *(word.format(folder) for word in words), cwd=folder)
    assert (answer.code, "cannot be written" in answer.err) == (2, True)
    assert ".tmp" not in answer.err
    assert not list(folder.glob("**/*.tmp"))
