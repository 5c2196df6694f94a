"""`python -m benchmarks.generate --people 100 --years 2 --today 2026-11-23 DIR`: write a made-up team."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.generate import SIZES, Scale, write


def scale(arguments: argparse.Namespace) -> Scale:
    """Return the named size, or 10 people and a year, with what the options say otherwise."""
    asked = {name: value for name, value in vars(arguments).items() if value is not None}
    fields = {name: asked[name] for name in ("people", "years", "today", "seed", "styled") if name in asked}
    return replace(SIZES[asked.get("size", "S")], **fields)


def parser() -> argparse.ArgumentParser:
    """Return the options of the generator."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.generate", description="Write a made-up team repository."
    )
    options.add_argument("folder", type=Path, metavar="DIR", help="where to write; created if missing")
    options.add_argument("--size", choices=sorted(SIZES), help="S: 10 people x 1 year, M: 100 x 2, L: 1,000 x 3")
    options.add_argument("--people", type=int, help="how many, the manager included")
    options.add_argument("--years", type=float, help="how far back, in halves of a year: 0.5, 1, 1.5 ...")
    options.add_argument("--today", type=date.fromisoformat, help="the team's pinned day, 2026-11-23 if not given")
    options.add_argument("--seed", type=int, help="another number, another team")
    options.add_argument("--styled", type=float, help="share of files in people's own styles, 0.3 if not given")
    return options


def main(arguments: list[str] | None = None) -> None:
    """Write the team that the command line asks for."""
    options = parser().parse_args(arguments)
    print(f"{write(scale(options), options.folder)} files in {options.folder}")


if __name__ == "__main__":
    main()
