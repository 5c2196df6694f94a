"""A team's folder at somebody's desk: files on disk, a pinned clock, and the command line run in this process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from salesctl.cli.app import run
from tests.support.examples import read_example

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "EDITOR": "", "VISUAL": ""}
LEFT_OUT = ("SALESCTL_WHO", "SALESCTL_TODAY", "SALESCTL_AS_OF", "SALESCTL_FORMAT", "SALESCTL_TEAM")


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A team's folder, and the person git signs as there."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Answer:
        self.capture.readouterr()
        code = run(["-C", str(self.root), *words])
        said = self.capture.readouterr()
        return Answer(code, said.out, said.err)

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    def sit_down(self, email: str) -> None:
        git(self.root, "config", "user.email", email)

    def files(self) -> Mapping[str, bytes]:
        found = (path for path in self.root.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}


def git(root: Path, *words: str) -> str:
    environ = {**os.environ, **NOBODY}
    done = subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, env=environ)
    return done.stdout.decode()


def desk_of(root: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, text: str) -> Desk:
    """Lay an example over the small team, pin its day, and let git sign as ana."""
    example = read_example(text)
    desk = Desk(root, capture)
    for path, content in example.files.items():
        pinned = f"today: {example.today}\n" if path == "team.yaml" else ""
        desk.write(path, content + pinned)
    for name, value in NOBODY.items():
        patch.setenv(name, value)
    for name in LEFT_OUT:
        patch.delenv(name, raising=False)
    git(root, "init", "-q")
    desk.sit_down("ana@example.com")
    return desk
