"""Log metrics again and again, killing each process at some moment: nothing written may be torn, nothing told lost.

As a program: `python -m tests.writing.killing 500`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from datetime import date, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from unittest.mock import patch

from salesctl.cli.app import run
from salesctl.text.reader import values
from tests.support.examples import read_example

FIRST = date(2025, 1, 1)
# Each writer is forked from a process in which all is imported: it lives to write, and is killed while it does.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "salesctl.cli.metric", "salesctl.systems.recipe.documents"])


def start_team(folder: Path) -> Path:
    for path, text in read_example("").files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + ("today: 2026-12-31\n" if path == "team.yaml" else ""), encoding="utf-8")
    return folder


def logger(team: Path, who: str, day: date, number: int) -> BaseProcess:
    words = ["-C", str(team), "metric", "log", f"calls={number}", "--on", str(day), "--who", who]
    process = FORKS.Process(target=write, args=(words,))
    process.start()
    return process


def write(words: list[str]) -> None:
    os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        sys.stdout = sys.stderr = nothing
        code = run(words)
    os._exit(code)


def killed_at(sync: int, words: list[str]) -> BaseProcess:
    """Run a command that is killed when it has asked the disk `sync` times to keep what it wrote."""
    process = FORKS.Process(target=write_and_die, args=(sync, words))
    process.start()
    return process


def write_and_die(sync: int, words: list[str]) -> None:
    asked = iter(range(1, sync))

    def fsync(number: int) -> None:
        if next(asked, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        keep(number)

    keep = os.fsync
    with patch("os.fsync", fsync):
        write(words)


def ended(process: BaseProcess, patience: float | None = None) -> int | None:
    """Return how a writer ended; None when it still writes."""
    process.join(patience)
    return process.exitcode


def day_of(call: int) -> date:
    return FIRST + timedelta(days=call)


def logged(team: Path, who: str) -> dict[str, object]:
    """Return what the logs of a person hold; a torn file cannot be read."""
    found: dict[str, object] = {}
    for path in sorted((team / "metrics" / who).glob("*.yaml")):
        entries = values(path.read_text(encoding="utf-8"))
        assert isinstance(entries, dict), path
        found |= {day: entry["calls"] for day, entry in entries.items()}
    return found


def how_long(team: Path) -> float:
    """Return how many seconds one call takes here, so that kills can fall anywhere in it."""
    begun = time.perf_counter()
    assert ended(logger(team, "bo", FIRST, 1)) == 0
    return time.perf_counter() - begun


def kill_often(team: Path, calls: int) -> tuple[int, int]:
    """Return how many calls were told as done, and how many were killed; raises when one of them harmed anything."""
    dice, longest = Random(7), how_long(team)  # noqa: S311 - where the kills fall
    told: dict[str, object] = {}
    killed = 0
    for call in range(calls):
        process = logger(team, "ana", day_of(call), call)
        code = ended(process, dice.uniform(0.5, 1.15) * longest)
        if code is None:
            process.kill()
            code, killed = ended(process), killed + 1
        longest *= 0.9 if code == 0 else 1.05  # so that some calls end and some do not, however busy the machine is
        if code == 0:
            told[str(day_of(call))] = call
        assert told.items() <= logged(team, "ana").items(), call
    return len(told), killed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        done, lost = kill_often(start_team(Path(place)), int(sys.argv[1]))
        sys.stdout.write(f"{done} told as done and all there, {lost} killed, every file whole\n")
