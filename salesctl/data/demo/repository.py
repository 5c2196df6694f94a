"""Write a team's files into a new repository that tells how they came to be."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from salesctl.core.errors import HistoryError
from salesctl.data.demo.build import build_history

QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "gc.auto=0", "-c", "init.templateDir=")


def write(folder: Path, files: Mapping[str, bytes], today: date | None = None, *, wrinkles: bool = True) -> int:
    """Write files and their history (see `build_history`) into a folder without either; return the commits made.

    Raises HistoryError when git is missing or refuses.
    """
    orders = build_history(files, today, wrinkles=wrinkles)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "fast-import", "--quiet", "--done", feed=orders)
    run_git(folder, "read-tree", "HEAD")
    run_git(folder, "update-index", "-q", "--refresh")
    return int(run_git(folder, "rev-list", "--count", "HEAD"))


def run_git(folder: Path, *args: str, feed: bytes = b"") -> bytes:
    """Run git in a folder; what points git elsewhere in the environment is left out. Raises HistoryError."""
    program = shutil.which("git")
    if program is None:
        raise HistoryError("git is not installed", "install it from git-scm.com, then run the command again")
    away = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
    environ = {name: value for name, value in os.environ.items() if name not in away}
    done = subprocess.run(  # noqa: S603 - an argument list, no shell
        [program, *QUIET, *args], cwd=folder, input=feed, capture_output=True, check=False, env=environ
    )
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        raise HistoryError(f"git refused: {complaint}", f"try it by hand in {folder}: git {args[0]}")
    return done.stdout
