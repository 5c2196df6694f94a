"""What a history proves of the documents: whose commit it was, on which day, and who gave a value its present content.

Nothing here accuses. A commit proves its author only where nothing speaks against it (`History.doubts`) and the
address it is signed with is in the `emails` of one person; otherwise the rules that ask say nothing. Days are those
of the author date, in the team's time zone: a rebase or a web page's merge gives a commit a new committer date, and
must not make anybody late. What came before and what after is told by the order of the commits, not by their dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from salesctl.core.history import Change, Commit, History, PathHistory
from salesctl.core.identity import address, directory, person_of
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.text.reader import read

K = TypeVar("K", bound=Hashable)
Flat = Callable[[str], Mapping[K, Any]]
# A key at the margin with what belongs to it: indented lines, a list's dashes, blank lines and remarks.
_BLOCK = rb"^KEY:.*(?:\n(?:[ \t\r#-].*)?)*"


@dataclass(frozen=True)
class Evidence:
    """A history, the people it is joined to by their addresses, and the team's time zone."""

    history: History
    people: Mapping[str, str]
    zone: ZoneInfo
    _writers: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _values: dict[str, Any] = field(default_factory=dict, repr=False)
    _parts: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False)

    # ---- commits

    def author(self, commit: Commit) -> str | None:
        """Return the person who wrote a commit; None where nothing proves it or nobody has the address."""
        return person_of(commit.author, self.people) if self.history.proves_author(commit) else None

    @property
    def has_known_author(self) -> bool:
        """Tell whether anybody of people/ ever committed here, whatever that proves."""
        return any(person_of(commit.author, self.people) for commit in self.history.commits)

    def writers(self, commit: Commit) -> frozenset[str]:
        """Return the people who wrote a commit, co-authors too; empty where its author is not proven."""
        if commit.id not in self._writers:
            author = self.author(commit)
            named = (self.people.get(address(each)) for each in commit.co_authors)
            known = frozenset(person for person in (author, *named) if person)
            self._writers[commit.id] = known if author else frozenset()
        return self._writers[commit.id]

    def is_another(self, commit: Commit, person: str) -> bool:
        """Tell whether a commit is proven to be by others, without that person."""
        writers = self.writers(commit)
        return bool(writers) and person not in writers

    def moment(self, commit: Commit) -> datetime:
        """Return when a commit was written, by its author date, at the team."""
        return commit.authored.astimezone(self.zone)

    def day(self, commit: Commit) -> date:
        """Return the day a commit was written, by its author date, at the team."""
        return self.moment(commit).date()

    def proves_order(self, commit: Commit, day: date) -> bool:
        """Tell whether a commit can be held against a day: its time is proven, and the team was kept in git by then.

        What happened before the first commit of team.yaml could not have been committed before it happened.
        """
        start = self.history.proof_starts
        return start is not None and self.day(start) <= day and self.history.proves_time(commit)

    def when(self, commit: Commit) -> str:
        """Return the day and the commit, as a sentence says them."""
        return f"on {day_name(self.day(commit))} (commit {commit.id[:7]})"

    def said(self, commit: Commit) -> str:
        """Return who wrote a commit and when, as a sentence says it."""
        author = self.author(commit) or commit.author.name
        others = sorted(self.writers(commit) - {author})
        return f"{' with '.join([author, *others])} {self.when(commit)}"

    # ---- documents

    def life(self, path: str) -> PathHistory:
        """Return the changes that led to what is committed of a document; what a merge threw away is left out."""
        if self.history.archive is None:
            return PathHistory(path)
        blob = self.history.archive.tree(self.history.revision).get(path)
        return self.history.of(path).lineage(blob) if blob is not None else PathHistory(path)

    def has_other_writers(self, path: str, person: str) -> bool:
        """Tell whether somebody else is proven to have written in a document; told from the log alone."""
        changes = self.history.of(path).changes
        return any(change.before != (change.after,) and self.is_another(change.commit, person) for change in changes)

    def text(self, blob: str | None) -> bytes:
        """Return a version of a document as it was committed; empty where it is not there."""
        archive = self.history.archive
        return b"" if blob is None or archive is None else archive.blobs([blob]).get(blob, b"")

    def values(self, blob: str | None) -> Any:
        """Return a version of a document as plain data; None where it is not there or cannot be read."""
        if blob is None:
            return None
        if blob not in self._values:
            self._values[blob] = read(self.text(blob)).value
        return self._values[blob]

    def part(self, blob: str | None, key: str) -> Any:
        """Return what a version says under a key; None where it says nothing. Reads no more of it than that."""
        if blob is None:
            return None
        if (blob, key) not in self._parts:
            self._parts[blob, key] = self._part(blob, key)
        return self._parts[blob, key]

    def _part(self, blob: str, key: str) -> Any:
        text = self.text(blob)
        if key.encode() not in text:
            return None
        block = re.search(_BLOCK.replace(b"KEY", re.escape(key.encode())), text, re.MULTILINE)
        if block is None or blob in self._values:
            return self.mapping(blob).get(key)
        value = read(block.group()).value
        return value.get(key) if isinstance(value, dict) else self.mapping(blob).get(key)

    def parts(self, blob: str | None, key: str) -> tuple[Mapping[str, Any], ...]:
        """Return the mappings of the list that a version has under a key."""
        rows = self.part(blob, key)
        return tuple(row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()

    def mapping(self, blob: str | None) -> Mapping[str, Any]:
        """Return a version of a document that is a mapping; empty for anything else."""
        value = self.values(blob)
        return value if isinstance(value, dict) else {}

    def committed(self, path: str) -> Mapping[str, Any]:
        """Return what is committed of a document that is a mapping."""
        changes = self.life(path).changes
        return self.mapping(changes[-1].after) if changes else {}


def evidence(team: Team) -> Evidence:
    """Return what the team's history proves, worked out once."""
    history, people = team.history, team.all(Person)
    return team.once(
        "evidence", make=lambda: _evidence(team, history, ((doc.owner, doc.model.emails) for doc in people))
    )


def _evidence(team: Team, history: History, emails: Iterable[tuple[str, Iterable[str]]]) -> Evidence:
    return Evidence(history, directory(emails), ZoneInfo(team.settings.timezone))


def first_under(life: PathHistory, is_same: Callable[[str], bool]) -> Commit | None:
    """Return the commit that first held a document under a path that means the same."""
    return next((each.commit for each in life.changes if each.after is not None and is_same(each.path)), None)


def arrivals(changes: Iterable[Change], keys: Callable[[str], Iterable[K]]) -> dict[K, Commit]:
    """Return the commit that first held each key; `keys` takes a blob id and returns the keys of that version."""
    found: dict[K, Commit] = {}
    for change in changes:
        if change.after is not None:
            for key in keys(change.after):
                found.setdefault(key, change.commit)
    return found


def origins(changes: Iterable[Change], flat: Flat[K]) -> dict[K, Commit]:
    """Return, for each value of the last version, the commit that gave it its present content.

    `flat` takes a blob id and returns its values by key. A value that a parent had already is that parent's. A
    value whose origin lies before what is known is left out.
    """
    known: dict[str | None, dict[K, Commit]] = {None: {}}
    last: dict[K, Commit] = {}
    for change in changes:
        if change.after is not None and change.after not in change.before:
            known[change.after] = _origins(change, flat, known)
        last = known.get(change.after, {})
    return last


def _origins(change: Change, flat: Flat[K], known: Mapping[str | None, Mapping[K, Commit]]) -> dict[K, Commit]:
    parents = [(flat(blob) if blob is not None else {}, known.get(blob, {})) for blob in change.before]
    found: dict[K, Commit] = {}
    for key, value in flat(change.after or "").items():
        same = [origin for values, origin in parents if key in values and values[key] == value]
        origin = next((origin[key] for origin in same if key in origin), None)
        if origin is not None:
            found[key] = origin
        elif not same:
            found[key] = change.commit
    return found
