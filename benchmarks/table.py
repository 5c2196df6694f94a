"""`python -m benchmarks`: what salesctl costs, against programs that people know.

Each line is a ratio of whole runs taken in turn, beside the aim that docs/performance.md sets. Nothing passes or fails.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import cold, warm
from benchmarks.teams import default_cache
from benchmarks.timing import ROUNDS, ProgramFailedError, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.case import Case


def cases(cache: Path, large: bool) -> Iterator[Case]:  # noqa: FBT001 one switch, named where it is given
    """Return all lines of the table."""
    return chain(cold.cases(cache, large), warm.cases(cache, large))


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
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Time runs of salesctl.")
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
