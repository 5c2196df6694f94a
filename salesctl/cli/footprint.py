"""What files look like from outside: enough to know that nothing changed, without reading any of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from stat import S_ISDIR, S_ISLNK

_NOT_OF_GIT = frozenset({"objects", "hooks", "logs", "modules", "lfs", "worktrees"})
_NOT_OF_A_TEAM = frozenset({".git", ".salesctl", "__pycache__"})
MOST = 400_000
_ENOUGH = 1 << 16
_BESIDE_GIT = (".mailmap", ".gitattributes")
_OF_THE_USER = ("~/.gitconfig", "~/.config/git", "$XDG_CONFIG_HOME/git", "/etc/gitconfig")
_NAMED_BY_THE_USER = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")
_NAMES_OTHERS = ("include", "mailmap")


Seen = tuple[str, int, int]  # what is seen of some files, the newest of their times in ns, and how many they are


class OutOfSightError(Exception):
    """Not all that an answer stood on can be seen: too many files, or git settings that name others."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """A digest of the names, sizes and times of files, and the newest of those times in seconds since 1970."""

    digest: str
    newest: float


def footprint(roots: Iterable[str], code: str) -> Footprint:
    """Look at the folders of a team, at the git repositories they lie in and git's settings, and at the program's code.

    Raises OSError and OutOfSightError. Access times count for nothing.
    """
    digest, newest, seen = blake2b(digest_size=20), 0, 0
    for said, changed, count in _seen(roots, code):
        digest.update(f"{said}\n\n".encode(errors="surrogateescape"))
        newest, seen = max(newest, changed), seen + count
        if seen > MOST:
            raise OutOfSightError
    return Footprint(digest.hexdigest(), newest / 1e9)


def _seen(roots: Iterable[str], code: str) -> Iterator[Seen]:
    for root in roots:
        yield from _walk(root, _NOT_OF_A_TEAM)
        for place, without in _git(root):
            yield from _walk(place, without)
            _must_name_no_others(os.path.join(place, "config"))
    for place in _settings():
        yield from _walk(place, ())
        _must_name_no_others(place)
        _must_name_no_others(os.path.join(place, "config"))
    yield from _walk(code, _NOT_OF_A_TEAM)


def _walk(place: str, without: Collection[str]) -> Iterator[Seen]:
    """Yield what is seen of a folder and of each below it, or of a file; also that it is not there.

    A link that leads to a folder is followed, since a team's folder may be one, and no folder is walked twice.
    A folder lends its time, which tells what was taken out, and is not held to it: our own workshop lies in one.
    """
    folders, walked = [place], set()
    while folders:
        here = folders.pop()
        try:
            seen = os.stat(here)
            if (seen.st_dev, seen.st_ino) in walked:
                continue
            walked.add((seen.st_dev, seen.st_ino))
            with os.scandir(here) as found:
                entries = sorted(found, key=_name)
        except NotADirectoryError:
            yield _file(here, seen)
            continue
        except FileNotFoundError:
            yield f"{here} none", 0, 1
            continue
        inside = [entry.path for entry in entries if entry.is_dir() and entry.name not in without]
        folders += inside
        files = [_entry(entry) for entry in entries if not entry.is_dir(follow_symlinks=False)]
        times = (seen.st_mtime_ns, *(newest for _, newest, _ in files))
        yield "\n".join((here, *inside, *(line for line, _, _ in files))), max(times), len(entries)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _entry(entry: os.DirEntry[str]) -> Seen:
    seen = entry.stat(follow_symlinks=False)
    return _link(entry.path, seen) if S_ISLNK(seen.st_mode) else _file(entry.name, seen)


def _file(name: str, seen: os.stat_result) -> Seen:
    changed = seen.st_ctime_ns
    line = f"{name} {seen.st_mtime_ns} {changed} {seen.st_size} {seen.st_ino} {seen.st_mode}"
    return line, max(changed, seen.st_mtime_ns), 1


def _link(path: str, seen: os.stat_result) -> Seen:
    line, newest, _ = _file(path, seen)
    try:
        found = os.stat(path)
    except OSError:
        return f"{line} leads nowhere", newest, 1
    if S_ISDIR(found.st_mode):
        return f"{line} {os.readlink(path)}", newest, 1  # what is inside is walked
    target, changed, _ = _file(path, found)
    return f"{line} {target}", max(newest, changed), 1


def _settings() -> Iterator[str]:
    """Yield where git's own settings are, of the user and of the machine."""
    yield from (os.path.expanduser(os.path.expandvars(place)) for place in _OF_THE_USER)
    yield from filter(None, (os.environ.get(name) for name in _NAMED_BY_THE_USER))


def _must_name_no_others(config: str) -> None:
    """Raise OutOfSightError when settings of git lead to files that nobody looks at here."""
    said = _text(config).casefold()
    if any(f"[{word}" in said for word in _NAMES_OTHERS):
        raise OutOfSightError


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
            return file.read(_ENOUGH)
    except OSError:
        return ""
