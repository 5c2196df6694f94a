"""Real git repositories told as stories: who committed what, when. Nothing of the user's own git settings gets in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ANA = "Ana Silva <ana@harbor.example>"
BO = "Bo Lund <bo@harbor.example>"
RITA = "Rita Lopes <rita@harbor.example>"

ISOLATED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def isolated() -> dict[str, str]:
    """Return this process's environment without any git setting of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ISOLATED


class Story:
    """A repository that is told commit by commit.

    Files are paths with texts or bytes; None deletes. `when` is a time like `2026-06-22T10:00+01:00`, the author's;
    the committer is the author at the same time unless `committer` or `committed` say otherwise.
    """

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.environ = isolated()
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *args: str, stdin: bytes | None = None, environ: Mapping[str, str] | None = None) -> str:
        """Run git here and return what it prints, as text."""
        return self.git_bytes(*args, stdin=stdin, environ=environ).decode().strip()

    def git_bytes(self, *args: str, stdin: bytes | None = None, environ: Mapping[str, str] | None = None) -> bytes:
        """Run git here and return what it prints."""
        done = subprocess.run(
            ["git", *args],
            cwd=self.root,
            env=self.environ | dict(environ or {}),
            input=stdin,
            capture_output=True,
            check=True,
        )
        return done.stdout

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write or delete working files; nothing is committed."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(
        self,
        author: str,
        when: str,
        files: Mapping[str, str | bytes | None],
        message: str = "Work",
        *,
        committer: str | None = None,
        committed: str | None = None,
    ) -> str:
        """Write files and commit all of them; return the commit's id."""
        self.write(files)
        if files:
            self.git("add", "-A", "--", *files)
        return self._commit(message, author, when, committer or author, committed or when)

    def move(self, author: str, when: str, old: str, new: str) -> str:
        """Move a file unchanged and commit that."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", "--", old, new)
        return self._commit(f"Move {old}", author, when, author, when)

    def branch(self, name: str, at: str = "HEAD") -> None:
        """Start a branch and work on it."""
        self.git("switch", "-q", "-c", name, at)

    def switch(self, name: str) -> None:
        """Go on with another branch."""
        self.git("switch", "-q", name)

    def merge(
        self, author: str, when: str, other: str, files: Mapping[str, str] | None = None, strategy: str = "ort"
    ) -> str:
        """Merge another branch, with `files` as the outcome where the merger decides; return the merge's id."""
        command = ["git", "-c", "user.name=x", "-c", "user.email=x", "merge", "-q", "--no-ff", "--no-commit"]
        subprocess.run(
            [*command, "-s", strategy, other], cwd=self.root, env=self.environ, capture_output=True, check=False
        )
        self.write(files or {})
        self.git("add", "-A")
        return self._commit(f"Merge {other}", author, when, author, when)

    def _commit(self, message: str, author: str, when: str, committer: str, committed: str) -> str:
        environ = _signed("AUTHOR", author, when) | _signed("COMMITTER", committer, committed)
        self.git("commit", "-q", "--allow-empty", "--no-verify", "-m", message, environ=environ)
        return self.git("rev-parse", "HEAD")


def _signed(role: str, who: str, when: str) -> dict[str, str]:
    name, _, email = who.partition(" <")
    return {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": email.rstrip(">"), f"GIT_{role}_DATE": when}
