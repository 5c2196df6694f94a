"""The yardstick of history: a repository as large as asked for, every question beside its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.history import build, main, opened


def test_the_repository_has_what_was_asked_for(tmp_path: Path) -> None:
    build(tmp_path, files=40, commits=30)
    history = opened(tmp_path).history()
    made = [commit for commit in history.commits if len(commit.parents) < 2]
    assert (len(history.changes), len(made), history.absence) == (41, 30, None)
    assert len(history.commits) - len(made) == 3


def test_every_question_is_printed_with_its_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--files", "40", "--commits", "30", "--rounds", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("  ")[0] for line in lines] == [
        "first authors / git log --name-only",
        "line authors of metrics / git log -p",
        "line authors of plans / git log -p",
    ]
    assert all(re.search(r"against +[\d.]+ s +[\d.]+ \([\d.]+ to [\d.]+\)$", line) for line in lines)
