"""How long it takes to know who wrote what, against git itself printing as much.

Builds a repository of 10,000 files and 2,000 commits by `git fast-import`, then runs each question and its yardstick in
turn and prints the ratios of each pair: `python -m benchmarks.history [--files N] [--commits N] [--rounds N]`.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.timing import ratios, spread
from salesctl.core.history import History
from salesctl.run.git import Repository, open_repository

ENVIRON = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
PEOPLE = 50
START = 1_700_000_000
HOUR = 3600
EDITS = 8
LINES = 30
SIDE_EVERY = 10
FOLDERS = ("metrics", "plans", "reviews", "coaching")


def stream(files: int, commits: int, draw: random.Random) -> Iterator[str]:
    """Yield the orders for `git fast-import`: every tenth commit is made on a branch and merged."""
    paths = [f"{FOLDERS[number % 4]}/p{number % PEOPLE}/{number}.yaml" for number in range(files)]
    texts: dict[str, list[str]] = {}
    per_commit = -(-files // (commits * 7 // 10))
    for number in range(commits):
        fresh = paths[number * per_commit : (number + 1) * per_commit] or []
        chosen = [*fresh, *(draw.choice(list(texts)) for _ in range(EDITS if texts else 0))]
        touched = {path: edited(texts, path, number, draw) for path in chosen}
        yield from commit(number, touched | ({"team.yaml": "name: x\n"} if number == 0 else {}))


def edited(texts: dict[str, list[str]], path: str, number: int, draw: random.Random) -> str:
    """Write a new document, or one line of an old one, and return it."""
    lines = texts.setdefault(path, [f"{path} {line}: {draw.random()}\n" for line in range(LINES)])
    lines[draw.randrange(LINES)] = f"changed: {number}\n"
    return "".join(lines)


def commit(number: int, files: dict[str, str]) -> Iterator[str]:
    """Yield one commit with its files; on a side branch and merged back when its turn has come."""
    side = number % SIDE_EVERY == SIDE_EVERY - 1
    branch = f"refs/heads/side{number}" if side else "refs/heads/main"
    who = f"P{number % PEOPLE} <p{number % PEOPLE}@harbor.example> {START + number * HOUR} +0100"
    yield f"commit {branch}\nmark :{number + 1}\nauthor {who}\ncommitter {who}\ndata 4\nWork\n"
    if side:
        yield "from refs/heads/main\n"
    for path, text in files.items():
        yield f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"
    if side:
        merged = who.replace(str(START + number * HOUR), str(START + number * HOUR + HOUR // 2))
        yield f"commit refs/heads/main\nauthor {merged}\ncommitter {merged}\ndata 5\nMerge\nmerge :{number + 1}\n"
        for path, text in files.items():
            yield f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"


def build(root: Path, files: int, commits: int) -> None:
    """Make the repository."""
    orders = "".join(stream(files, commits, random.Random(5))).encode()
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True, env=ENVIRON)
    subprocess.run(["git", "fast-import", "--quiet"], input=orders, cwd=root, check=True, env=ENVIRON)


def git_log(root: Path, *args: str) -> Callable[[], object]:
    """Return the yardstick, its output read to the end as ours is."""
    return lambda: subprocess.run(["git", "log", *args], cwd=root, check=True, capture_output=True, env=ENVIRON)


def first_authors(root: Path) -> None:
    """Find the first author of every file, from nothing."""
    history = opened(root).history()
    found = {path: history.of(path).added for path in history.changes}
    assert all(found.values()), "every file has a first author"  # noqa: S101 - a wrong answer's time says nothing


def line_authors(repository: Repository, history: History, folder: str) -> None:
    """Find who wrote each line of every file of a folder, once the history is known."""
    paths = [path for path in repository.tree() if path.startswith(f"{folder}/")]
    lines = repository.lines(history, paths)
    assert len(lines) == len(paths), "every file has lines"  # noqa: S101 - likewise


def opened(root: Path) -> Repository:
    """Open the repository anew, with nothing remembered."""
    repository = open_repository(root, ENVIRON)
    if not isinstance(repository, Repository):
        raise SystemExit(repository.message)
    return repository


def timed(run: Callable[[], object]) -> float:
    """Return how many seconds a run takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def compare(name: str, ours: Callable[[], object], yardstick: Callable[[], object], rounds: int) -> None:
    """Run both in turn, once unmeasured, and print the ratios within each pair."""
    ours()
    yardstick()
    mine, other = zip(*((timed(ours), timed(yardstick)) for _ in range(rounds)), strict=True)
    print(f"{name:45} {spread(mine).median:6.2f} s   against {spread(other).median:6.2f} s   {ratios(mine, other)}")


def main(arguments: list[str] | None = None) -> None:
    """Build, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        build(root, options.files, options.commits)
        report(root, options.rounds)


def report(root: Path, rounds: int) -> None:
    """Ask every question in turn with its yardstick."""
    compare("first authors / git log --name-only", partial(first_authors, root), git_log(root, "--name-only"), rounds)
    repository = opened(root)
    history = repository.history()
    for part in FOLDERS[:2]:
        yardstick = git_log(root, "-p", "--", part)
        compare(
            f"line authors of {part} / git log -p", partial(line_authors, repository, history, part), yardstick, rounds
        )


if __name__ == "__main__":
    main()
