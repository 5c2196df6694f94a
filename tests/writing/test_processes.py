"""Processes that are killed, and processes that write at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.writing.killing import FIRST, ended, kill_often, logged, logger, start_team

WRITERS = 8
ROUNDS = 3


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
