"""Write a team's files into a new repository that tells how they came to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from salesctl.data.demo.build import build_history
from salesctl.data.git import run_git


def write(folder: Path, files: Mapping[str, bytes], today: date | None = None, *, wrinkles: bool = True) -> int:
    """Write files and their history (see `build_history`) into a folder without either; return the commits made.

    Raises HistoryError when git is missing or refuses.
    """
    orders = build_history(files, today, wrinkles=wrinkles)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "fast-import", "--quiet", "--done", feed=orders)
    run_git(folder, "read-tree", "HEAD")
    run_git(folder, "update-index", "-q", "--refresh")
    return int(run_git(folder, "rev-list", "--count", "HEAD"))
