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


def test_a_file_can_be_piped_in_before_it_is_saved(tmp_path: Path) -> None:
    folder = write_team(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "salesctl", "check", "-", "--stdin-filename", PLAN, "--format", "concise"],
        input=b"quotta: 5\n",
        cwd=folder,
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == f"{PLAN}:1:1: error SCH001 `quotta` is no key here\n"
    assert done.returncode == 1
    assert not (folder / PLAN).exists()
