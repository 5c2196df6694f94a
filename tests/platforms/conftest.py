"""What the tests of platforms share: salesctl as a program on the PATH."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.support.folders import PROJECT


@pytest.fixture
def on_path(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `salesctl` is a program, and nothing of the user's own is set."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "salesctl"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m salesctl "$@"\n')
    program.chmod(0o755)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SALESCTL_", "GIT_", "GITHUB_"))}
    return {**clean, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "TERM": "dumb"}
