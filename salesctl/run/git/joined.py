"""Several repositories as one history: the team's own, and private ones that hold some of its folders.

What is proven still starts with the first commit of team.yaml, in every repository. A shallow or partial one among them
leaves the whole so: nobody could tell which rules had looked at everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from salesctl.core.history import PARTIAL, Cause, Doubt, History, Uncommitted

if TYPE_CHECKING:
    from salesctl.core.history import Archive, Commit

BEFORE = Doubt(
    Cause.BEFORE_TEAM,
    author=True,
    time=True,
    message="it came before or with the first commit of team.yaml, and nothing is proven of that",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A private repository's history, and the folders that are kept there."""

    holds: frozenset[str]
    history: History

    def has(self, path: str) -> bool:
        """Tell whether a path is kept there."""
        return path.split("/", 1)[0] in self.holds


def joined(main: History, parts: Sequence[Part]) -> History:
    """Return the histories as one, as far as there are any; `main` itself where no part has one."""
    known = [part for part in parts if part.history.archive is not None]
    if main.archive is None:
        return main
    if any(part.history.absence == PARTIAL for part in parts):
        return History(PARTIAL, main.revision)
    if not known:
        return main
    changes = dict(main.changes)
    doubted = dict(main.doubted)
    for part in known:
        changes |= {path: each for path, each in part.history.changes.items() if part.has(path)}
        doubted |= part.history.doubted
        doubted |= {commit.id: (BEFORE,) for commit in _before(main, part.history.commits)}
    return History(
        absence=main.absence or next((part.history.absence for part in known if part.history.absence), None),
        revision=main.revision,
        commits=(*main.commits, *(commit for part in known for commit in part.history.commits)),
        changes=MappingProxyType(changes),
        proof_starts=main.proof_starts,
        doubted=MappingProxyType(doubted),
        archive=Joined(main, main.archive, tuple(known)),
    )


def _before(main: History, commits: Iterable[Commit]) -> Iterator[Commit]:
    start = main.proof_starts
    return (commit for commit in commits if start is None or commit.committed <= start.committed)


@dataclass(frozen=True, slots=True)
class Joined:
    """The contents of several repositories. A path is the private one's where that holds it, else the team's."""

    main: History
    archive: Archive
    parts: tuple[Part, ...]

    def _sources(self) -> Iterator[tuple[Part | None, History, Archive]]:
        for part in self.parts:
            if part.history.archive is not None:
                yield part, part.history, part.history.archive
        yield None, self.main, self.archive

    def _split(self, paths: Iterable[str]) -> Iterator[tuple[History, Archive, list[str]]]:
        left = list(dict.fromkeys(paths))
        for part, history, archive in self._sources():
            held = archive.tree(history.revision)
            mine = [path for path in left if part is None or (part.has(path) and path in held)]
            left = [path for path in left if path not in set(mine)]
            if mine:
                yield history, archive, mine

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Return the contents of blobs, wherever they are."""
        left, found = list(dict.fromkeys(ids)), dict[str, bytes]()
        for _, _, archive in self._sources():
            found |= archive.blobs(blob for blob in left if blob not in found)
        return found

    def tree(self, revision: str | None = None) -> Mapping[str, str]:
        """Return the blob id of each file by path: the team's in a revision, the private ones' in theirs."""
        files = dict(self.archive.tree(revision))
        for part, history, archive in self._sources():
            if part is not None:
                files |= {path: blob for path, blob in archive.tree(history.revision).items() if part.has(path)}
        return files

    def uncommitted(self, files: Mapping[str, bytes], revision: str | None = None) -> tuple[Uncommitted, ...]:
        """Return which contents are not those of the revision of the repository that keeps them."""
        found = {}
        for history, archive, paths in self._split(files):
            upto = revision if history is self.main else history.revision
            some = archive.uncommitted({path: files[path] for path in paths}, upto)
            found.update({each.path: each for each in some})
        return tuple(found[path] for path in files if path in found)

    def lines(self, history: History, paths: Iterable[str]) -> Mapping[str, tuple[Commit, ...]]:
        """Return, for each path, the commit that last wrote each committed line."""
        del history
        found: dict[str, tuple[Commit, ...]] = {}
        for own, archive, mine in self._split(paths):
            found |= archive.lines(own, mine)
        return found
