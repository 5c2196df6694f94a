"""One line of the table of times: two programs, and the ratio that docs/performance.md aims at."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.timing import Program

DONE = frozenset({0, 1})  # 1: there are findings


@dataclass(frozen=True, slots=True)
class Case:
    """Two programs to time in turn. `aim` and `limit` are ratios; with `files`, memory a file is told too."""

    first: Program
    second: Program
    aim: str
    limit: str
    files: int = 0


def script(name: str) -> list[str]:
    """Return how to start an installed program of this environment, or its module where it is not installed."""
    found = Path(sys.executable).with_name(name)
    return [str(found)] if found.exists() else [sys.executable, "-m", name]
