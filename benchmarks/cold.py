"""What a first run costs: salesctl with nothing remembered, against programs that people know.

Each line is a ratio of whole runs taken in turn, beside the aim that docs/performance.md sets. Nothing passes or fails.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.teams import ROOT, chill, default_cache, files, team
from benchmarks.timing import ROUNDS, Program, ProgramFailedError, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

_DONE = frozenset({0, 1})  # 1: there are findings


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table. `aim` and `limit` are ratios; with `files`, memory a file is told too."""

    first: Program
    second: Program
    aim: str
    limit: str
    files: int = 0


def script(name: str) -> list[str]:
    """Return how to start an installed program of this environment, or its module where it is not installed."""
    found = Path(sys.executable).with_name(name)
    return [str(found)] if found.exists() else [sys.executable, "-m", name]


def check(size: str, folder: Path) -> Program:
    """Return a cold `salesctl check` of a team."""
    command = [*script("salesctl"), "-C", str(folder), "check"]
    return Program(f"salesctl check {size}, cold", command, _DONE, partial(chill, folder), ROOT)


def yamllint(size: str, folder: Path) -> Program:
    """Return yamllint on the same files, with the fewer rules of its relaxed set."""
    return Program(f"yamllint {size}", [*script("yamllint"), "-d", "relaxed", str(folder)], _DONE)


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
    yield Case(check("S", small), yamllint("S", small), "1/15 = 0.067", "1/8 = 0.125")
    for size in ("M", "L") if large else ("M",):
        folder = team(size, cache)
        yield Case(check(size, folder), peer(size, folder), "0.35", "0.60", files(folder))


def lines(case: Case, rounds: int) -> Iterator[str]:
    """Measure a case and return what to print of it."""
    found = compare(case.first, case.second, rounds)
    yield _line(case.first.name, case.second.name, str(found.ratio), case.aim, case.limit)
    if case.files:
        peak = max(run.peak_kb for run in found.first) / case.files
        yield _line(f"{case.first.name}: peak memory", f"{case.files} files", f"{peak:.3g} kB a file", "4", "8")


def _line(what: str, against: str, figure: str, aim: str, limit: str) -> str:
    return f"{what:<38} {against:<26} {figure:<26} {aim:>12} {limit:>11}"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if something could not be measured."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Time cold runs of salesctl.")
    options.add_argument("--size", choices=["M", "L"], default="M", help="the largest team: L takes minutes to build")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="measured pairs for each line")
    options.add_argument("--cache", type=Path, default=default_cache(), help="where generated teams are kept")
    asked = options.parse_args(arguments)
    print(_line("run", "against", "ratio: median (low to high)", "aim", "at most"))
    failed = 0
    for case in cases(asked.cache, large=asked.size == "L"):
        try:
            for line in lines(case, asked.rounds):
                print(line, flush=True)
        except ProgramFailedError as error:
            failed = 1
            print(f"not measured: {error}", flush=True)
    return failed
