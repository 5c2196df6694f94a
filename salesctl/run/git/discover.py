"""Find the repository a team's folder belongs to, or say in plain words why there is none to ask."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from salesctl.core.history import Absence, Reason
from salesctl.run.git.command import Git, environment, last_line
from salesctl.run.git.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = (
    *("--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository", "--show-object-format"),
    *("--absolute-git-dir", "--show-prefix", "--git-path", "objects/pack"),
)
ANSWERS = 7
HEAD = "HEAD^{commit}"

NO_GIT = Absence(Reason.NO_GIT, "git is not installed here", "install git")
BARE = Absence(Reason.BARE, "this is a repository without working files", "work in a clone: git clone <this folder>")
SHALLOW = Absence(
    Reason.SHALLOW,
    "this clone is shallow and holds the last commits only",
    "git fetch --unshallow; in CI, check out with fetch-depth: 0",
)


def open_repository(root: Path, environ: Mapping[str, str] = os.environ) -> Repository | Absence:
    """Open the repository that holds `root`, a work tree or a folder in one; paths are relative to `root`.

    A shallow clone opens too, and says so in `Repository.shallow`. Nothing is written, and no program but git starts.
    """
    program = shutil.which("git", path=environ.get("PATH"))
    if program is None:
        return NO_GIT
    if not root.is_dir():
        return _no_repository()
    git = Git(program, environment(environ))
    code, output, complaint = git.try_run("rev-parse", *QUESTIONS, HEAD, cwd=root)
    if code:
        code, output, complaint = git.try_run("rev-parse", *QUESTIONS, cwd=root)
    answers = output.decode("utf-8", "surrogateescape").split("\n")[:-1]
    if code:
        return _refusal(root, complaint)
    if answers[:2] != ["false", "true"]:
        return BARE
    if len(answers) == ANSWERS:
        return Absence(Reason.NO_COMMIT, "nothing is committed yet", "git add . && git commit -m 'Start'")
    if len(answers) != ANSWERS + 1 or not answers[-1].isalnum():
        return Absence(Reason.UNREADABLE, "the folder's path holds a line break", "rename the folder")
    shallow, algorithm, git_dir, prefix, packs, head = answers[2:]
    here = Git(git.program, git.environ, Path(git_dir))
    is_partial = any((root / packs).glob("*.promisor"))
    return Repository(here, head, prefix, algorithm, SHALLOW if shallow == "true" else None, is_partial=is_partial)


def _no_repository() -> Absence:
    message = "the team's folder is not in a git repository"
    return Absence(Reason.NOT_A_REPOSITORY, message, "git init && git add . && git commit -m 'Start'")


def _refusal(root: Path, complaint: str) -> Absence:
    if "dubious ownership" in complaint:
        message = "the repository belongs to another user of this computer, and git does not read it for safety"
        where = complaint.partition("repository at '")[2].partition("'")[0] or str(root)
        return Absence(
            Reason.FOREIGN_OWNER, message, f"if you trust it: git config --global --add safe.directory '{where}'"
        )
    if "not a git repository" in complaint:
        return _no_repository()
    return Absence(Reason.UNREADABLE, f"git cannot read this repository: {last_line(complaint)}", "see: git status")
