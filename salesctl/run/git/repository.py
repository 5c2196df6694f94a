"""A team's part of a git repository: its history, contents, trees and uncommitted edits, in few calls for all of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from salesctl.core.errors import HistoryError
from salesctl.core.history import PARTIAL, Absence, History, Reason, Uncommitted
from salesctl.run.git import log, patch
from salesctl.run.git.doubts import doubts
from salesctl.run.git.objects import Blobs, blob_id, tree_entries
from salesctl.run.git.revision import Revision, resolve
from salesctl.run.git.trace import lives
from salesctl.run.still import collector_still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, tzinfo

    from salesctl.core.history import Change, Commit
    from salesctl.run.git.command import Git

TEAM = "team.yaml"
MOST_PATHS = 50
# How many files are read at once when one is asked for: a question for each would cost more than its answer.
AHEAD = 32


class Repository:
    """Answers for one folder (`prefix`, ending in `/`, or empty at the top) of one repository, read once.

    `head` is the commit id of HEAD, `algorithm` sha1 or sha256, `shallow` says so when the clone is; a partial clone
    may lack contents. Paths given and returned are relative to the folder. Raises HistoryError when git's own files are
    damaged, or not all here.
    """

    def __init__(
        self, git: Git, head: str, prefix: str, algorithm: str, shallow: Absence | None, *, is_partial: bool = False
    ) -> None:
        self.head = head
        self.prefix = prefix
        self.algorithm = algorithm
        self.shallow = shallow
        self.is_partial = is_partial
        self._git = git
        self._blobs = Blobs(git, (PARTIAL.message, PARTIAL.hint)) if is_partial else Blobs(git)
        self._histories: dict[str, History] = {}
        self._trees: dict[str, Mapping[str, str]] = {}
        self._order: tuple[list[str], dict[str, int]] | None = None

    def resolve(self, spec: str | date, zone: tzinfo) -> Revision | Absence:
        """Return what a day (the last first-parent commit before its end in `zone`) or a git revision means."""
        return resolve(self._git, self._blobs, spec, zone, self.shallow)

    def commits(self, revision: str | None = None, since: str | None = None) -> list[log.Entry]:
        """Return every commit up to a revision (HEAD) with its changes, parents first, in one `git log`.

        `since` leaves out the commits that this commit id already reaches.
        """
        upto = revision or self.head
        names = ("-c", "mailmap.file=", "-c", f"mailmap.blob={upto}:.mailmap")
        span = (upto,) if since is None else (upto, f"^{since}")
        output = self._git.stream(
            *names, "log", *log.WALK, *log.MERGES, *log.DIFF, *log.RAW, *span, "--", *self._folder()
        )
        return log.entries(output, self.prefix)[::-1]

    def history(self, revision: str | None = None) -> History:
        """Return the history up to a revision (HEAD); its `absence` says what it lacks. Remembered."""
        upto = revision or self.head
        if upto not in self._histories:
            with collector_still():
                self._histories[upto] = self._history(upto)
        return self._histories[upto]

    def _history(self, revision: str) -> History:
        try:
            if self.is_partial and self._lacks(revision):
                return History(PARTIAL, revision)
            entries = self.commits(revision)
        except HistoryError as error:
            return History(Absence(Reason.UNREADABLE, error.message, error.hint), revision)
        if not entries:
            where = self.prefix or "this folder"
            hint = "git add . && git commit -m 'Start'"
            return History(Absence(Reason.NO_COMMIT, f"nothing in {where} is committed yet", hint), revision)
        changes = lives(changed for _, changed in entries)
        team = changes.get(TEAM)
        start = team[0].commit if team else None
        return History(
            absence=self.shallow,
            revision=revision,
            commits=tuple(commit for commit, _ in entries),
            changes=MappingProxyType(changes),
            proof_starts=start,
            doubted=MappingProxyType(doubts(entries, start, shallow=self.shallow is not None)),
            archive=self,
        )

    def _lacks(self, revision: str) -> bool:
        """Tell whether anything of the folder up to a revision is not here; asked of partial clones alone."""
        listed = self._git.run("rev-list", "--objects", "--missing=print", revision, "--", *self._folder())
        return listed.startswith(b"?") or b"\n?" in listed

    def tree(self, revision: str | None = None) -> Mapping[str, str]:
        """Return the blob id of each regular file of the folder in a revision (HEAD), by path. Remembered."""
        upto = revision or self.head
        if upto not in self._trees:
            output = self._git.run("ls-tree", "-r", "-z", "--full-tree", upto, "--", *self._folder())
            self._trees[upto] = MappingProxyType(dict(tree_entries(output, self.prefix)))
        return self._trees[upto]

    def read_tree(self, revision: str | None = None, wanted: Callable[[str], bool] | None = None) -> dict[str, bytes]:
        """Return the content of each file of a revision (HEAD) whose path is `wanted`; not remembered."""
        files = {path: blob for path, blob in self.tree(revision).items() if wanted is None or wanted(path)}
        contents = dict(self._blobs.stream(dict.fromkeys(files.values())))
        missing = next((path for path, blob in files.items() if blob not in contents), None)
        if missing is not None:
            raise HistoryError(f"this clone is partial and lacks {missing} as it was", PARTIAL.hint)
        return {path: contents[blob] for path, blob in files.items()}

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Return contents by blob id, remembered; all through one process. What the clone lacks is left out."""
        asked = list(ids)
        if len(asked) == 1 and not self._blobs.knows(asked[0]):
            self._blobs.read([*asked, *self._following(asked[0])])
        return self._blobs.read(asked)

    def _following(self, blob: str) -> tuple[str, ...]:
        """Return the blobs of the next few files of HEAD: who asks for one file will ask for those, one by one."""
        if self._order is None:
            held = list(dict.fromkeys(self.tree().values()))
            self._order = held, {each: index for index, each in enumerate(held)}
        held, index = self._order
        here = index.get(blob)
        return () if here is None else tuple(held[here + 1 : here + AHEAD])

    def uncommitted(self, files: Mapping[str, bytes], revision: str | None = None) -> tuple[Uncommitted, ...]:
        """Return which working files differ from a revision (HEAD), in the order given.

        Contents are compared by the id git would give them, without git's filters. Line ends that git turns on
        checkout (`autocrlf`) are no edit; a file kept through another filter (LFS, git-crypt) always counts as edited.
        """
        held = self.tree(revision)
        return tuple(
            Uncommitted(path, path in held) for path, content in files.items() if not self._is(held.get(path), content)
        )

    def _is(self, blob: str | None, content: bytes) -> bool:
        if blob is None:
            return False
        if blob_id(content, self.algorithm) == blob:
            return True
        return b"\r\n" in content and blob_id(content.replace(b"\r\n", b"\n"), self.algorithm) == blob

    def lines(self, history: History, paths: Iterable[str]) -> dict[str, tuple[Commit, ...]]:
        """Return, for each path, the commit that last wrote each line it has in the history's revision.

        One `git log -p` for all, and one for the merges that wrote something; line n is entry n - 1. Left out is a path
        that the revision does not hold.
        """
        held = self.tree(history.revision)
        lives = {path: history.of(path).changes for path in dict.fromkeys(paths) if path in held}
        between = self._hunks(history.revision, [change for changes in lives.values() for change in changes])
        with collector_still():
            known = {path: patch.authorship(changes, between).get(held[path]) for path, changes in lives.items()}
        return {path: lines for path, lines in known.items() if lines is not None}

    def _hunks(self, revision: str, changes: list[Change]) -> dict[patch.Between, list[patch.Hunk]]:
        if not changes:
            return {}
        names = {change.path for change in changes} | {change.moved_from or change.path for change in changes}
        where = [place for place in (self.prefix + path for path in cover(names)) if place]
        found = patch.hunks(self._git.stream("log", *log.WALK, *log.DIFF, *patch.PATCH, revision, "--", *where))
        merges = {change.commit.id for change in changes if len(change.before) > 1}
        if merges:
            options = ("--no-walk=unsorted", *log.DIFF, *patch.MERGED)
            merged = self._git.run("log", *options, "--stdin", "--", *where, feed="\n".join(sorted(merges)).encode())
            found.update(patch.hunks([merged]))
        return found

    def versions(self, paths: Iterable[str]) -> dict[str, tuple[tuple[Commit, str], ...]]:
        """Return each content that led to the one in HEAD, as commit and blob id, oldest first, by path."""
        held, history = self.tree(), self.history()
        return {path: history.of(path).lineage(held.get(path)).versions for path in paths}

    def _folder(self) -> tuple[str, ...]:
        return (self.prefix,) if self.prefix else ()


def cover(paths: Iterable[str], most: int = MOST_PATHS) -> list[str]:
    """Return at most `most` files and folders that hold all paths; git compares every file with each of them."""
    found = set(paths)
    while len(found) > most:
        deepest = max(path.count("/") for path in found)
        found = {path if path.count("/") < deepest else path.rpartition("/")[0] for path in found}
    return sorted(found) if "" not in found else [""]
