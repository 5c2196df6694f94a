"""What a repository remembers of a team's documents, as values: who wrote what, and when.

Two dates are kept of every commit. The *author date* says when its author wrote it, and can be set to anything; the
*committer date* says when the commit as it stands entered the history, and changes when the commit is rebased.
Neither is a notary's stamp: `History.doubts` names the commits whose author or time proves nothing, and why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

T = TypeVar("T")


class Reason(StrEnum):
    """Why git could not answer."""

    NO_GIT = "no-git"
    NOT_A_REPOSITORY = "not-a-repository"
    NO_COMMIT = "no-commit"
    BARE = "bare"
    FOREIGN_OWNER = "foreign-owner"
    SHALLOW = "shallow"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    NO_SUCH_REVISION = "no-such-revision"


@dataclass(frozen=True, slots=True)
class Absence:
    """What git cannot say, in plain words, and the next move."""

    reason: Reason
    message: str
    hint: str


PARTIAL = Absence(
    Reason.PARTIAL,
    "this clone is partial and lacks what earlier commits hold",
    "git fetch --refetch --no-filter; in CI, check out without a filter",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A git identity: as `.mailmap` maps it, and raw, as the commit spells it."""

    name: str
    email: str
    raw_name: str
    raw_email: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit; both dates keep the offset they were written with. Equal when their ids are."""

    id: str
    parents: tuple[str, ...] = field(compare=False)
    author: Identity = field(compare=False)
    authored: datetime = field(compare=False)
    committer: Identity = field(compare=False)
    committed: datetime = field(compare=False)
    co_authors: tuple[str, ...] = field(compare=False)
    """Addresses of its `Co-authored-by` lines, as git hosts write them when they squash."""
    subject: str = field(compare=False)


class Change(NamedTuple):
    """What one commit did to one document; a tuple, since there are tens of thousands.

    `status` is A added, M modified, D deleted or R moved (then `moved_from` is the old path). `before` holds the blob
    id in each parent of the commit (None: not there), `after` the one it left (None: deleted). Only a merge has
    several `before`, and it is listed only where its content is that of no parent.
    """

    commit: Commit
    status: str
    path: str
    moved_from: str | None
    before: tuple[str | None, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class PathHistory:
    """The committed life of one document, oldest change first, moves followed; empty if never committed."""

    path: str
    changes: tuple[Change, ...] = ()

    @property
    def added(self) -> Commit | None:
        """The commit that first held the document, under whatever path."""
        return self.changes[0].commit if self.changes else None

    @property
    def arrived(self) -> Commit | None:
        """The commit that first held it under this path: a moved document arrives later than it was added."""
        return next((change.commit for change in self.changes if change.path == self.path), None)

    @property
    def last(self) -> Commit | None:
        """The last commit that touched it."""
        return self.changes[-1].commit if self.changes else None

    @property
    def authors(self) -> tuple[Identity, ...]:
        """Everybody who wrote in it, in order of appearance; moving it unchanged is not writing."""
        writers = (change.commit.author for change in self.changes if change.before != (change.after,))
        return tuple(dict.fromkeys(writers))

    @property
    def versions(self) -> tuple[tuple[Commit, str], ...]:
        """Each commit that left a content, with the content's blob id."""
        return tuple((change.commit, change.after) for change in self.changes if change.after is not None)

    def lineage(self, blob: str | None) -> PathHistory:
        """Keep the changes that led to the content `blob`: what a merge threw away is left out."""
        wanted, kept = {blob}, []
        for change in reversed(self.changes):
            if change.after in wanted:
                kept.append(change)
                wanted.update(change.before)
        return PathHistory(self.path, tuple(reversed(kept)))


@dataclass(frozen=True, slots=True)
class Turn(Generic[T]):
    """A change that gave a value which no parent of its commit had; `before` has one value a parent."""

    change: Change
    before: tuple[T | None, ...]
    after: T | None


def turns(changes: Iterable[Change], value: Callable[[str], T | None]) -> Iterator[Turn[T]]:
    """Yield the changes that set, altered or removed a value: who first wrote `submitted`, who changed `quota`.

    `value` takes a blob id and returns what the document says in that version, None when it says nothing. A merge
    that only brings together what its parents said turns nothing.
    """
    for change in changes:
        before = tuple(None if blob is None else value(blob) for blob in change.before)
        after = None if change.after is None else value(change.after)
        if after not in before:
            yield Turn(change, before, after)


class Cause(StrEnum):
    """Why a commit does not prove who wrote something, or when."""

    BEFORE_TEAM = "before-team"
    IMPORT = "import"
    SHALLOW = "shallow"
    BOT = "bot"
    AUTHOR_DATE_LATER = "author-date-later"
    DATES_RUN_BACK = "dates-run-back"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a commit proves nothing about its author, its time, or both, in plain words."""

    cause: Cause
    author: bool
    time: bool
    message: str


@dataclass(frozen=True, slots=True)
class Uncommitted:
    """A working file that differs from the last commit; `tracked` is false when git has never held it there."""

    path: str
    tracked: bool


class Archive(Protocol):
    """Where a history's contents are read, a few at a time or many."""

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Return the contents of blobs; one that the repository lacks is left out."""

    def tree(self, revision: str | None = None) -> Mapping[str, str]:
        """Return the blob id of each file in a revision, by path."""

    def uncommitted(self, files: Mapping[str, bytes], revision: str | None = None) -> tuple[Uncommitted, ...]:
        """Return which contents are not those of a revision, in the order given."""

    def lines(self, history: History, paths: Iterable[str]) -> Mapping[str, tuple[Commit, ...]]:
        """Return, for each path, the commit that last wrote each committed line."""


@dataclass(frozen=True, slots=True)
class History:
    """Everything committed under a team's folder up to one revision.

    `revision` is that revision's commit id.
    `absence` says why there is nothing at all, or (with commits) that the clone is shallow. `commits` has parents
    before children, else by committer date. `proof_starts` is the commit that first held `team.yaml`: what it and
    those before it hold proves nothing.
    """

    absence: Absence | None = None
    revision: str = ""
    commits: tuple[Commit, ...] = ()
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    proof_starts: Commit | None = None
    doubted: Mapping[str, tuple[Doubt, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    archive: Archive | None = field(default=None, compare=False, repr=False)

    @property
    def state(self) -> str:
        """`complete`, `shallow` (what came earlier is unknown) or `absent`."""
        if self.absence is None:
            return "complete"
        return "shallow" if self.absence.reason is Reason.SHALLOW else "absent"

    def of(self, path: str) -> PathHistory:
        """Return the life of one document; a path it had before a move leads to it too, until it is used again."""
        return PathHistory(path, self.changes.get(path, ()))

    def doubts(self, commit: Commit) -> tuple[Doubt, ...]:
        """Return why a commit's author or time proves nothing; empty when nothing speaks against it."""
        return self.doubted.get(commit.id, ())

    def proves_author(self, commit: Commit) -> bool:
        """Tell whether nothing speaks against a commit's author."""
        return self.proof_starts is not None and not any(doubt.author for doubt in self.doubts(commit))

    def proves_time(self, commit: Commit) -> bool:
        """Tell whether nothing speaks against a commit's dates."""
        return self.proof_starts is not None and not any(doubt.time for doubt in self.doubts(commit))
