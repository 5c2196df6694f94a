"""Teams on disk, and salesctl run over them as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.examples import SMALL_TEAM, read_example

PROJECT = Path(__file__).parents[2]
EXAMPLE = PROJECT / "team"


@dataclass(frozen=True)
class Answer:
    """What a run of salesctl printed, and its exit code."""

    out: str
    err: str
    code: int


def salesctl(*words: str, cwd: Path, env: Mapping[str, str] | None = None, width: int | None = None) -> Answer:
    """Run salesctl as a program, away from the user's own settings."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SALESCTL_", "GIT_", "GITHUB_"))}
    clean |= {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "COLUMNS": str(width) if width else "", "NO_COLOR": "1"}
    clean |= dict(env or {})
    done = subprocess.run(
        [sys.executable, "-m", "salesctl", *words], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    return Answer(done.stdout, done.stderr, done.returncode)


def write_team(folder: Path, text: str = "", base: str = SMALL_TEAM) -> Path:
    """Write the team a text describes (see examples) into a folder."""
    for path, content in read_example(text, base).files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode())
    return folder
