"""What asking again costs, when nothing was changed: the answer is known, and only has to be found still good."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.case import DONE, Case, script
from benchmarks.teams import ROOT, team
from benchmarks.timing import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELLO = Path(__file__).with_name("hello.py")


def asked(folder: Path, *words: str, name: str) -> Program:
    """Return salesctl on a team that it was asked about before: by the runs that are not measured."""
    return Program(f"salesctl {name}, warm", [*script("salesctl"), "-C", str(folder), *words], DONE, folder=ROOT)


def cases(cache: Path, large: bool) -> Iterator[Case]:  # noqa: FBT001 one switch, named where it is given
    """Return the lines of the table, building the teams they need."""
    hello = Program("Typer says hello", [sys.executable, str(_HELLO)])
    size = "L" if large else "M"
    folder = team(size, cache)
    status = Program("git status", ["git", "-C", str(folder), "status", "--short"])
    yield Case(asked(folder, "check", name=f"check {size}"), status, "2", "4")
    yield Case(asked(team("M", cache), "status", name="status M"), hello, "1.2", "1.8")
    yield Case(asked(ROOT / "team", "due", "--format", "json", name="due --format json"), hello, "1.15", "1.6")
