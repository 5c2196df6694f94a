"""Start and fill git repositories; reading them is `run/git`'s."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from salesctl.core.errors import HistoryError

QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "gc.auto=0", "-c", "init.templateDir=")
_AWAY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_COMMON_DIR")


def run_git(folder: Path, *args: str, feed: bytes = b"") -> bytes:
    """Run git in a folder; what points git elsewhere in the environment is left out. Raises HistoryError."""
    code, output, complaint = try_git(folder, *args, feed=feed)
    if code:
        raise HistoryError(f"git refused: {complaint}", f"try it by hand in {folder}: git {args[0]}")
    return output


def try_git(folder: Path, *args: str, feed: bytes = b"") -> tuple[int, bytes, str]:
    """Run git in a folder; return its exit code, its output and the last line of its complaint.

    Raises HistoryError where git is not installed.
    """
    program = shutil.which("git")
    if program is None:
        raise HistoryError("git is not installed", "install it from git-scm.com, then run the command again")
    environ = {name: value for name, value in os.environ.items() if name not in _AWAY}
    done = subprocess.run(  # noqa: S603 - an argument list, no shell
        [program, *QUIET, *args], cwd=folder, input=feed, capture_output=True, check=False, env=environ
    )
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]


def is_inside(folder: Path) -> bool:
    """Tell whether a folder lies in the work tree of a repository."""
    code, output, _ = try_git(folder, "rev-parse", "--is-inside-work-tree")
    return code == 0 and output.strip() == b"true"
