"""Processes that are killed, and processes that write at once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from tests.importing.laid import HEAD, RECIPE, snapshot
from tests.support.folders import salesctl
from tests.writing.killing import FIRST, ended, kill_often, killed_at, logged, logger, start_team

WRITERS = 8
ROUNDS = 3
DEALS = f"""{HEAD}
1,Pilot,open,Ana,Acme Lda,1234.50,2026-11-30,2026-09-01,
2,Press,won,Bo,Globex,900,2026-08-10,2026-03-02,
3,Spare,open,Bo,Initech,700,2026-12-10,2026-07-02,
"""


def test_a_killed_writer_leaves_every_file_whole_and_every_told_call_in_it(tmp_path: Path) -> None:
    told, killed = kill_often(start_team(tmp_path), 60)
    assert told
    assert killed


def test_eight_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    team = start_team(tmp_path)
    for number in range(ROUNDS):
        days = [FIRST + timedelta(days=number * WRITERS + each) for each in range(WRITERS)]
        processes = [logger(team, "ana", day, day.day) for day in days]
        assert [ended(process) for process in processes] == [0] * WRITERS
    wanted = {str(day): day.day for day in (FIRST + timedelta(days=each) for each in range(WRITERS * ROUNDS))}
    assert logged(team, "ana") == wanted


def test_an_import_that_is_killed_leaves_whole_files_and_a_second_one_completes_it(tmp_path: Path) -> None:
    team, deals = start_team(tmp_path / "team"), tmp_path / "deals.csv"
    (team / "recipe.yaml").write_text(RECIPE.partition("\n")[2].partition("\n")[2], encoding="utf-8")
    deals.write_text(DEALS, encoding="utf-8")
    before = snapshot(team)
    after = imported(shutil.copytree(team, tmp_path / "whole"), deals)
    assert len(after.keys() - before.keys()) >= 6
    for sync in (1, 2, 5, 8):  # a new file is kept, then its folder: before and after the first, in the middle
        folder = shutil.copytree(team, tmp_path / str(sync))
        assert ended(killed_at(sync, ["-C", str(folder), "import", "crm", str(deals)])) == -9
        there = {path: text for path, text in snapshot(folder).items() if not path.endswith(".tmp")}
        assert all(text in (before.get(path), after[path]) for path, text in there.items())
        assert there != after
        assert imported(folder, deals) == after


def imported(team: Path, deals: Path) -> Mapping[str, bytes]:
    assert salesctl("import", "crm", str(deals), cwd=team).code == 0
    return snapshot(team)
