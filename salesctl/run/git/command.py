"""The only place that starts git, as if every repository were hostile.

Its config may name programs to run (fsmonitor, hooks, pager, external diff, filters, signature checks, transports):
each is switched off here or by the options of the one command that would use it. Commands run inside the git folder
and never see the work tree, so nothing that lies there (`.gitattributes`, `.mailmap`) is read but what is committed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from salesctl.core.errors import HistoryError
from salesctl.core.history import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SAFE = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.pager="),
    *("-c", "core.attributesFile=/dev/null"),
    *("-c", "core.quotePath=false"),
    *("-c", "diff.external="),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false"),
    *("-c", "submodule.recurse=false"),
)
# A partial clone would fetch what it lacks, through any program its config names: no transport is allowed at all.
FORCED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}
# Where the user's own settings are (`safe.directory` among them); everything else that starts with GIT_ could redirect.
KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT", "GIT_EXEC_PATH")
KEPT_PREFIXES = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
CHUNK = 1 << 18


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment git gets: no variable that points it elsewhere, no prompt, no network, plain English."""
    own = {
        name: value
        for name, value in environ.items()
        if not name.startswith("GIT_") or name in KEPT or name.startswith(KEPT_PREFIXES)
    }
    return own | FORCED


@dataclass(frozen=True, slots=True)
class Git:
    """A git program and the repository it reads; `git_dir` is None while the repository is being looked for."""

    program: str
    environ: Mapping[str, str]
    git_dir: Path | None = None

    def try_run(self, *args: str, feed: bytes = b"", cwd: Path | None = None) -> tuple[int, bytes, str]:
        """Run one command, with `feed` as its input; return its exit code, its output and its complaint."""
        done = subprocess.run(  # noqa: S603 - an argument list, no shell, every user value after `--` or on stdin
            self._argv(args),
            input=feed,
            capture_output=True,
            check=False,
            cwd=cwd or self.git_dir,
            env=self.environ,
        )
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()

    def run(self, *args: str, feed: bytes = b"") -> bytes:
        """Run one command that can only fail when the repository is damaged; raises HistoryError then."""
        code, output, complaint = self.try_run(*args, feed=feed)
        if code:
            raise _damaged(complaint)
        return output

    def stream(self, *args: str) -> Iterator[bytes]:
        """Run one command and yield its output as it comes, so that it is read while git works; raises as `run`."""
        with tempfile.TemporaryFile() as complaint:
            with subprocess.Popen(  # noqa: S603 - as above
                self._argv(args),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaint,
                cwd=self.git_dir,
                env=self.environ,
            ) as process:
                yield from iter(partial(os.read, _output(process).fileno(), CHUNK), b"")
            if process.returncode:
                complaint.seek(0)
                raise _damaged(complaint.read().decode("utf-8", "replace").strip())

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """Start a command that is talked to through its standard input and output."""
        return subprocess.Popen(  # noqa: S603 - an argument list, no shell, fixed arguments only
            self._argv(args),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.git_dir,
            env=self.environ,
        )

    def _argv(self, args: tuple[str, ...]) -> list[str]:
        where = () if self.git_dir is None else ("--bare", f"--git-dir={self.git_dir}")
        return [self.program, *where, *SAFE, *args]


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise HistoryError("git gave no output to read", "see: git fsck")
    return process.stdout


def _damaged(complaint: str) -> HistoryError:
    if "promisor remote" in complaint:
        return HistoryError(PARTIAL.message, PARTIAL.hint)
    return HistoryError(f"git could not read this repository: {last_line(complaint)}", "see: git fsck")


def last_line(complaint: str) -> str:
    """Return what git said last, without its own prefix."""
    return complaint.rsplit("\n", 1)[-1].removeprefix("fatal: ").removeprefix("error: ")
