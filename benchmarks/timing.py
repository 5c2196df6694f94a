"""Time two programs against each other: A B A B in one run, and the ratio within each pair.

A machine's speed drifts by half within minutes, so seconds from two runs say little; what ran a moment earlier on the
same machine is the only fair measure. Programs run whole, as people start them, their output thrown away.

`python -m benchmarks.timing [--rounds N] [--warmups N] "COMMAND A" "COMMAND B"`
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROUNDS = 7
WARMUPS = 1


class ProgramFailedError(Exception):
    """A timed program did not do its work, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to run. `codes` are the exit codes of work done; `before` runs ahead of each start and is not timed."""

    name: str
    command: Sequence[str]
    codes: frozenset[int] = frozenset({0})
    before: Callable[[], None] = field(default=lambda: None)
    folder: Path | None = None  # where to run, if not here


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the wall clock, and the largest memory of the process or a child of its, in kB."""

    seconds: float
    peak_kb: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle, the smallest and the largest of some numbers."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.low:.3g} to {self.high:.3g})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two programs took, pair by pair."""

    first: tuple[Run, ...]
    second: tuple[Run, ...]

    @property
    def ratio(self) -> Spread:
        """Return how many times as long the first took as the second, within each pair."""
        return ratios([run.seconds for run in self.first], [run.seconds for run in self.second])

    @property
    def memory(self) -> Spread:
        """Return how many times as much memory the first took as the second, within each pair."""
        return ratios([run.peak_kb for run in self.first], [run.peak_kb for run in self.second])


def spread(numbers: Sequence[float]) -> Spread:
    """Return middle, smallest and largest of `numbers`; raises ValueError if there are none."""
    if not numbers:
        raise ValueError("nothing was measured")
    return Spread(median(numbers), min(numbers), max(numbers))


def ratios(first: Sequence[float], second: Sequence[float]) -> Spread:
    """Return the spread of `first` over `second`, pair by pair: never the ratio of two summaries."""
    return spread([one / other for one, other in zip(first, second, strict=True)])


def run(program: Program) -> Run:
    """Run `program` once; raises ProgramFailedError with its last words if it ends with an unexpected code.

    Linux counts what this process held when it started the child into the child's peak, so callers stay small.
    """
    program.before()
    with tempfile.TemporaryFile() as errors:
        started = perf_counter()
        child = subprocess.Popen(program.command, stdout=subprocess.DEVNULL, stderr=errors, cwd=program.folder)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in program.codes:
            errors.seek(0)
            words = errors.read().decode(errors="replace").strip().splitlines()[-3:] or ["no message"]
            raise ProgramFailedError(f"{program.name} ended with {child.returncode}: {' / '.join(words)}")
    return Run(seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1))


def compare(first: Program, second: Program, rounds: int = ROUNDS, warmups: int = WARMUPS) -> Comparison:
    """Run both in turn, `warmups` times unmeasured and `rounds` times measured."""
    for _ in range(warmups):
        run(first)
        run(second)
    pairs = [(run(first), run(second)) for _ in range(rounds)]
    return Comparison(tuple(one for one, _ in pairs), tuple(other for _, other in pairs))


def main(arguments: list[str] | None = None) -> None:
    """Compare the two commands of the command line."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.timing", description="Time two commands in turn.")
    options.add_argument("first", metavar="A", help="a command, quoted")
    options.add_argument("second", metavar="B", help="what to hold it against")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--warmups", type=int, default=WARMUPS)
    asked = options.parse_args(arguments)
    every = frozenset(range(256))
    first, second = (Program(line, shlex.split(line), every) for line in (asked.first, asked.second))
    found = compare(first, second, asked.rounds, asked.warmups)
    print(f"time    A / B  {found.ratio}")
    print(f"memory  A / B  {found.memory}")


if __name__ == "__main__":
    main()
