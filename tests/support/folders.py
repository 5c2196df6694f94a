"""Teams on disk, and salesctl run over them as its users run it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from salesctl.__main__ import main
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
    """Run salesctl in this process, as `program` runs it in its own: most of a start is Python's, and nothing new."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with (
        open(os.devnull, encoding="utf-8") as nothing,
        patch.dict(os.environ, environment(env, width), clear=True),
        patch.multiple(sys, argv=["salesctl", *words], stdin=nothing, stdout=out, stderr=err),
        contextlib.chdir(cwd),
    ):
        code = main()
    return Answer(said(out), said(err), code)


def said(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream, as a pipe's reader gets it."""
    stream.seek(0)
    return stream.read().replace("\r\n", "\n")


def program(*words: str, cwd: Path, env: Mapping[str, str] | None = None, width: int | None = None) -> Answer:
    """Run salesctl as a program."""
    command = [sys.executable, "-m", "salesctl", *words]
    done = subprocess.run(
        command, cwd=cwd, env=environment(env, width), capture_output=True, encoding="utf-8", check=False
    )
    return Answer(done.stdout, done.stderr, done.returncode)


def environment(env: Mapping[str, str] | None = None, width: int | None = None) -> dict[str, str]:
    """Return this process's environment without the user's own settings; nothing is answered as it was before."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SALESCTL_", "GIT_", "GITHUB_"))}
    clean |= {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "COLUMNS": str(width) if width else "", "NO_COLOR": "1"}
    return clean | {"SALESCTL_CACHE": "off"} | dict(env or {})


def write_team(folder: Path, text: str = "", base: str = SMALL_TEAM) -> Path:
    """Write the team a text describes (see examples) into a folder."""
    for path, content in read_example(text, base).files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode())
    return folder


def copy_example(folder: Path) -> Path:
    """Copy the example team, without what another test just now keeps in its `.salesctl`."""
    return shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".salesctl"))
