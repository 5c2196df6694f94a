"""What a first run costs: salesctl with nothing remembered, against programs that people know."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.case import DONE, Case, script
from benchmarks.teams import ROOT, chill, files, team
from benchmarks.timing import Program

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(size: str, folder: Path) -> Program:
    """Return a cold `salesctl check` of a team."""
    command = [*script("salesctl"), "-C", str(folder), "check"]
    return Program(f"salesctl check {size}, cold", command, DONE, partial(chill, folder), ROOT)


def yamllint(size: str, folder: Path) -> Program:
    """Return yamllint on the same files, with the fewer rules of its relaxed set."""
    return Program(f"yamllint {size}", [*script("yamllint"), "-d", "relaxed", str(folder)], DONE)


def peer(size: str, folder: Path) -> Program:
    """Return a script that loads the same files and holds them against the same models."""
    return Program(
        f"CSafeLoader + pydantic {size}", [sys.executable, "-m", "benchmarks.peer", str(folder)], folder=ROOT
    )


def cases(cache: Path, large: bool) -> Iterator[Case]:  # noqa: FBT001 one switch, named where it is given
    """Return the lines of the table, building the teams they need."""
    version = Program("salesctl --version", [*script("salesctl"), "--version"], folder=ROOT)
    yield Case(version, Program("python -c pass", [sys.executable, "-c", "pass"]), "1.2", "1.5")
    small = team("S", cache)
    yield Case(check("S", small), yamllint("S", small), "0.067", "0.125")
    for size in ("M", "L") if large else ("M",):
        folder = team(size, cache)
        yield Case(check(size, folder), peer(size, folder), "0.35", "0.60", files(folder))
