"""Where the files of a team come from: folders laid over each other, or one revision of a repository."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

PRIVATE = "private:"
MAX_FOLDERS = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a team: its path relative to the root, and what is odd about it, if anything."""

    path: str
    is_folder: bool = False
    private: bool = False


class Source(Protocol):
    """A team's files."""

    def entries(self, folder: str) -> Iterator[Entry]:
        """Yield the files under a folder of the root, or the file of that name; nothing when it is not there."""

    def top(self) -> list[str]:
        """Return the names at the root."""

    def read(self, entry: Entry) -> bytes:
        """Return a file's bytes. Raises OSError when it cannot be read."""

    def exists(self, path: str) -> bool:
        """Tell whether a file stands at a path of the root."""

    def is_absent(self, folder: str) -> bool:
        """Tell whether a folder is kept in a private repository that is not here."""


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder on disk, with private repositories laid over it: `private` maps a folder to where it is kept.

    `unsaved` are contents that count instead of, or beside, those on disk: what an editor holds, or a mend to be tried.
    """

    root: Path
    private: Mapping[str, Path] = field(default_factory=dict)
    unsaved: Mapping[str, bytes] = field(default_factory=dict)

    def _bases(self, folder: str) -> Iterator[tuple[Path, bool]]:
        yield self.root, False
        if folder in self.private:
            yield self.private[folder], True

    def entries(self, folder: str) -> Iterator[Entry]:
        """Yield the files under a folder of the root and of the private repository that holds it, by path."""
        found = set()
        for base, private in self._bases(folder):
            for entry in _walk(base, folder, private, 0):
                found.add(entry.path)
                yield entry
        for path in self.unsaved:
            if path not in found and (path == folder or path.startswith(f"{folder}/")):
                yield Entry(path)

    def top(self) -> list[str]:
        """Return the names at the root, sorted."""
        return sorted(os.listdir(self.root))

    def read(self, entry: Entry) -> bytes:
        """Return a file's bytes."""
        if entry.path in self.unsaved:
            return self.unsaved[entry.path]
        base = self.private[entry.path.split("/", 1)[0]] if entry.private else self.root
        with open(os.path.join(base, entry.path), "rb") as file:
            return file.read()

    def exists(self, path: str) -> bool:
        """Tell whether a file stands at a path, never outside the roots."""
        parts = path.split("/")
        if path.startswith("/") or ".." in parts:
            return False
        return any((base / path).is_file() for base, _ in self._bases(parts[0]))

    def is_absent(self, folder: str) -> bool:
        """Tell whether the private repository that holds a folder is not here."""
        return folder in self.private and not self.private[folder].is_dir()


def _walk(base: Path, path: str, private: bool, depth: int) -> Iterator[Entry]:  # noqa: FBT001 - a fact of the entry
    try:
        mode = os.stat(os.path.join(base, path)).st_mode
    except OSError:
        if os.path.islink(os.path.join(base, path)):
            yield Entry(path, private=private)
        return
    if stat.S_ISDIR(mode):
        if path.endswith((".yaml", ".yml")):
            yield Entry(path, is_folder=True, private=private)
        elif depth < MAX_FOLDERS:
            yield from _scan(base, path, private, depth)
    else:
        yield Entry(path, private=private)


def _scan(base: Path, path: str, private: bool, depth: int) -> Iterator[Entry]:  # noqa: FBT001 - a fact of the entry
    try:
        with os.scandir(os.path.join(base, path)) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{path}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_file(follow_symlinks=False):
            yield Entry(name, private=private)
        elif entry.is_dir(follow_symlinks=False) and not name.endswith((".yaml", ".yml")):
            if depth < MAX_FOLDERS:
                yield from _scan(base, name, private, depth + 1)
        elif entry.is_symlink() and entry.is_dir():
            continue
        else:
            yield from _walk(base, name, private, depth + 1)


@dataclass(frozen=True)
class TextSource:
    """Files held in memory: a revision of a repository, or the example of a test.

    `private` are the paths that come from private repositories, `absent` the folders of those that are not here.
    `others` are the paths of files whose content nobody needs.
    """

    files: Mapping[str, bytes]
    absent: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def entries(self, folder: str) -> Iterator[Entry]:
        """Yield the files under a folder, or the file of that name, by path."""
        start = f"{folder}/"
        for path in sorted(self.files):
            if path == folder or (path.startswith(start) and "/." not in path):
                yield Entry(path, private=path in self.private)

    def top(self) -> list[str]:
        """Return the names at the root, sorted."""
        return sorted({path.split("/", 1)[0] for path in (*self.files, *self.others)})

    def read(self, entry: Entry) -> bytes:
        """Return a file's bytes."""
        return self.files[entry.path]

    def exists(self, path: str) -> bool:
        """Tell whether a file stands at a path."""
        return path in self.files or path in self.others

    def is_absent(self, folder: str) -> bool:
        """Tell whether a folder is kept in a private repository that is not here."""
        return folder in self.absent
