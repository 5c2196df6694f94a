"""salesctl as a program says and ends as it does in the tests' own process, where most of them run it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.folders import program, salesctl, write_team

TEXT = "--- plans/2026-H2/ana.yaml\nquotta: 5\n# Müller → 5 €\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--version",), 0),
        (("plan", "--help"), 0),
        (("status", "--today", "2026-09-15"), 0),
        (("check", "--today", "2026-09-15"), 1),
        (("due", "--format", "csv", "--today", "2026-09-15"), 0),
        (("calendar", "--today", "2026-09-15"), 0),
        (("chekc",), 2),
        (("check", "--as-of", "HEAD", "--format", "json"), 2),
        (("check", "--team", "/nowhere"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_program_answers_as_the_same_words_do_here(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    folder = write_team(tmp_path / "Grünes Team", TEXT)
    answer = program(*words, cwd=folder, width=80)
    assert answer.code == code, answer.err
    assert salesctl(*words, cwd=folder, width=80) == answer


def test_running_it_here_leaves_no_trace(tmp_path: Path) -> None:
    folder, here, environ = write_team(tmp_path, TEXT), Path.cwd(), dict(os.environ)
    salesctl("check", cwd=folder, env={"SALESCTL_FORMAT": "concise"})
    assert (Path.cwd(), dict(os.environ)) == (here, environ)
