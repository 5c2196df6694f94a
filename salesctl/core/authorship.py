"""Who wrote the lines of documents: how many each, counted only where the commits prove it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from salesctl.core.doc import AnyDoc
from salesctl.core.evidence import Evidence, evidence
from salesctl.core.history import Commit
from salesctl.core.team import Team
from salesctl.text.decode import decode

Counted = Callable[[str], Iterable[int]]
HALF = Fraction(1, 2)
_BLANK = re.compile(r"\s*(?:#.*|-\s*)?")
# What others may write into somebody's document without having written it: closing lines, acceptance, an import's news.
_ASIDE = re.compile(r"\s*(?:- )?(?:accepted|done|moved_to|dropped|why|won|lost|got|crm):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of a document's lines each person wrote; `unproven` are lines whose author nothing proves.

    A line that somebody wrote together with the document's owner counts as the owner's.
    """

    owner: str
    lines: Mapping[str, int]
    unproven: int

    @property
    def proven(self) -> int:
        """How many lines have a proven author."""
        return sum(self.lines.values())

    @property
    def others(self) -> Fraction:
        """The share of all lines that others are proven to have written."""
        total = self.proven + self.unproven
        return Fraction(self.proven - self.lines.get(self.owner, 0), total) if total else Fraction()

    @property
    def own(self) -> Fraction | None:
        """The owner's share of the lines whose author is proven; None where nothing is."""
        return self.of(self.owner)

    def of(self, person: str) -> Fraction | None:
        """Return a person's share of the lines whose author is proven; None where nothing is."""
        return Fraction(self.lines.get(person, 0), self.proven) if self.proven else None

    @property
    def most(self) -> str:
        """Who wrote most, the owner aside; empty where nobody else did."""
        rest = Counter({who: count for who, count in self.lines.items() if who != self.owner})
        return max(sorted(rest), key=lambda who: rest[who], default="")


def shares(team: Team, kind: str, docs: Iterable[AnyDoc], counted: Counted) -> Mapping[str, Shares]:
    """Return who wrote the lines that count, by path, for all documents of a kind in one go; worked out once a kind.

    `docs` are all of the kind, each with an owner in its path. `counted` takes a text and returns the numbers of its
    lines that count, from 1. A document in which only its owner is proven to have written is not read for it.
    """
    found = evidence(team)
    return team.once("authorship", kind, make=lambda: _shares(found, docs, counted))


def _shares(found: Evidence, docs: Iterable[AnyDoc], counted: Counted) -> Mapping[str, Shares]:
    archive = found.history.archive
    if archive is None:
        return {}
    owners = {doc.path: doc.owner for doc in docs}
    mixed = {path: owner for path, owner in owners.items() if found.has_other_writers(path, owner)}
    made = {path: Shares(owner, {owner: 1}, 0) for path, owner in owners.items() if _is_owners(found, path, owner)}
    held = archive.tree(found.history.revision)
    lines = archive.lines(found.history, mixed) if mixed else {}
    texts = archive.blobs(held[path] for path in lines)
    for path, writers in lines.items():
        text = decode(texts.get(held[path], b""))[0]
        made[path] = _of_lines(found, owners[path], [writers[n - 1] for n in counted(text) if n <= len(writers)])
    return made


def _is_owners(found: Evidence, path: str, owner: str) -> bool:
    """Tell whether the owner is the only one who is proven to have written in a document."""
    return not found.has_other_writers(path, owner) and any(
        owner in found.writers(change.commit) for change in found.history.of(path).changes
    )


def _of_lines(found: Evidence, owner: str, commits: Iterable[Commit]) -> Shares:
    lines: Counter[str] = Counter()
    unproven = 0
    for commit in commits:
        who = owner if owner in found.writers(commit) else found.author(commit)
        if who is None:
            unproven += 1
        else:
            lines[who] += 1
    return Shares(owner, dict(lines), unproven)


def substance(text: str) -> Iterable[int]:
    """Return the numbers of the lines that somebody thought of: no blank, no comment, no acceptance, no closing."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _BLANK.fullmatch(line) and not _ASIDE.match(line):
            yield number
