"""What files look like from outside: enough to know that nothing changed, without reading any of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

_NOT_OF_GIT = frozenset({"objects", "hooks", "logs", "modules", "lfs", "worktrees"})
_NOT_OF_A_TEAM = frozenset({".git", ".salesctl", "__pycache__"})
MOST = 400_000
_BESIDE_GIT = (".mailmap", ".gitattributes")


class TooManyError(Exception):
    """A folder holds more files than it pays to look at."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """A digest of the names, sizes and times of files, and the newest of those times in seconds since 1970."""

    digest: str
    newest: float


def footprint(roots: Iterable[str], code: str) -> Footprint:
    """Look at the folders of a team, at the git repositories they lie in, and at the program's own code.

    Raises OSError, and TooManyError for a folder that is no team's. Access times count for nothing.
    """
    digest, newest, seen = blake2b(digest_size=20), 0, 0
    for line, changed in _lines(tuple(roots), code):
        digest.update(line.encode(errors="surrogateescape"))
        newest, seen = max(newest, changed), seen + 1
        if seen > MOST:
            raise TooManyError
    return Footprint(digest.hexdigest(), newest / 1e9)


def _lines(roots: Iterable[str], code: str) -> Iterator[tuple[str, int]]:
    for root in roots:
        yield from _walk(root, _NOT_OF_A_TEAM)
        for place, without in _git(root):
            yield from _walk(place, without)
    yield from _walk(code, _NOT_OF_A_TEAM)


def _walk(place: str, without: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield a line for each file under a folder, or for the file itself; what is not there has a line too.

    A folder lends its time, which tells what was taken out, and is not held to it: our own workshop lies in one.
    """
    folders = [place]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=_name)
        except NotADirectoryError:
            yield _line(here, os.stat(here))
            continue
        except FileNotFoundError:
            yield f"{here} none\n", 0
            continue
        yield f"{here}\n", os.stat(here).st_mtime_ns
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in without:
                    folders.append(entry.path)
            else:
                yield _line(entry.name, entry.stat(follow_symlinks=False))
                if entry.is_symlink():
                    yield from _target(entry.path)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _line(name: str, found: os.stat_result) -> tuple[str, int]:
    times = found.st_mtime_ns, found.st_ctime_ns
    return f"{name} {times} {found.st_size} {found.st_ino} {found.st_mode}\n", max(times)


def _target(link: str) -> Iterator[tuple[str, int]]:
    try:
        yield _line(link, os.stat(link))
    except OSError:
        yield f"{link} leads nowhere\n", 0


def _git(root: str) -> Iterator[tuple[str, Collection[str]]]:
    """Yield the places that say what the repository around a folder holds, and what there to leave out."""
    folder = os.path.realpath(root)
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
    for name in _BESIDE_GIT:
        yield os.path.join(folder, name), ()
    own = os.path.join(folder, ".git")
    if os.path.isfile(own):
        own = os.path.join(folder, _text(own).removeprefix("gitdir:").strip())
    shared = os.path.join(own, _text(os.path.join(own, "commondir")).strip())
    for place in dict.fromkeys((own, os.path.normpath(shared))):
        yield place, _NOT_OF_GIT


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read(4096)
    except OSError:
        return ""
