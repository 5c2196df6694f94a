"""Write a story into a new repository that tells how its files came to be."""

from __future__ import annotations

from pathlib import Path

from salesctl.data.demo.build import Told
from salesctl.data.git import run_git


def write(folder: Path, told: Told) -> int:
    """Write a story's files and history into a folder without either; return the commits made.

    Raises HistoryError when git is missing or refuses; then no file is written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "fast-import", "--quiet", "--done", feed=told.orders)
    write_files(folder, told)
    run_git(folder, "read-tree", "HEAD")
    run_git(folder, "update-index", "-q", "--refresh")
    return int(run_git(folder, "rev-list", "--count", "HEAD"))


def write_files(folder: Path, told: Told) -> None:
    """Write the files a story ends with into a folder."""
    for path, content in told.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
