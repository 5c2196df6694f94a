"""Print how the recipe does on simulated teams: `python -m benchmarks.recipe`.

The seeds are in `seeds.py` and were fixed before the run; fewer panels with `--panels 4 --tests 100`. The full run
takes some minutes. The end of the output says what holds and what does not; the exit code is 1 if anything does not.
"""

from __future__ import annotations

import argparse
import os
import sys

from benchmarks.recipe.seeds import FIRST

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


def options() -> argparse.Namespace:
    """Read how much is to be run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recipe", description=__doc__)
    parser.add_argument("--panels", type=int, default=24, help="panels a regime for errors and coverage (24; some 48)")
    parser.add_argument(
        "--tests",
        type=int,
        default=400,
        help="noise panels for false findings (400); a quarter for lags, a tenth for alarms",
    )
    parser.add_argument("--first", type=int, default=FIRST, help="another set of seeds: where they begin")
    parser.add_argument("--only", nargs="*", default=[], help="regimes, or findings, cost")
    parser.add_argument("--jobs", type=int, default=1, help="processes at work at a time (1)")
    parser.add_argument("--no-judges", action="store_true", help="leave AutoETS and the other judges out")
    return parser.parse_args()


def main() -> int:
    """Run, print, and say whether everything holds."""
    from benchmarks.recipe.run import run

    return run(options())


if __name__ == "__main__":
    sys.exit(main())
