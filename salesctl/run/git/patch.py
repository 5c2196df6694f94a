"""From `git log -p --unified=0` to who wrote each line: what `git blame` would say, for all paths at once.

A diff is known by the blobs it lies between, so the same one serves every path and no file name is read from a patch.
A merge's diff (`-c`) tells for each line which parent has it; a line that both have is the first parent's, as in blame.
Where one content comes back on parallel branches by different hands, its lines are those of the later one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from salesctl.core.history import Change, Commit

TEXT = ("--inter-hunk-context=0", "--diff-algorithm=myers", "--indent-heuristic", "--text", "--full-index", "--format=")
PATCH = ("-p", "--unified=0", *TEXT)
# Without context git (2.39) leaves lines out of a merge's hunks; only the few merges that wrote something are read so.
MERGED = ("-p", "-c", "--unified=3", *TEXT)

# The lines of a content begin with a blank, a sign or a backslash: no line of a document can look like one of these.
MARKS = re.compile(
    rb"^(?:index ([0-9a-f,]+)\.\.([0-9a-f]+)"
    rb"|@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@"
    rb"|@@@+ ((?:-\d+,\d+ )+)\+\d+,\d+ @@@+.*\n((?:[-+ \\].*\n?)*))",
    re.MULTILINE,
)

Between = tuple[tuple[str | None, ...], str | None]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that differ: where they start in each parent (from 0), how many they replace there, and with what.

    `lines` has one entry a line of the result: the parent and line (from 0) it is taken from, None where it is new.
    """

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    lines: tuple[tuple[int, int] | None, ...]


def hunks(output: Iterable[bytes]) -> dict[Between, list[Hunk]]:
    """Read the hunks of a `git log` with `PATCH` or `MERGED`, in pieces, by the blobs they lie between."""
    found: dict[Between, list[Hunk]] = {}
    current: list[Hunk] = []
    for mark in chain.from_iterable(map(MARKS.finditer, _blocks(output))):
        old, new, start, length, written, parents, body = mark.groups()
        if old is not None:
            current = found[tuple(_blob(each) for each in old.split(b",")), _blob(new)] = []
        elif start is not None:
            removed = int(length or 1)
            current.append(Hunk((int(start) - (removed > 0),), (removed,), (None,) * int(written or 1)))
        else:
            starts = [int(each[1:].partition(b",")[0]) for each in parents.split()]
            current.append(_merged(tuple(max(start - 1, 0) for start in starts), body.decode("latin-1").split("\n")))
    return found


def _blocks(output: Iterable[bytes]) -> Iterator[bytes]:
    """Cut at the heads of diffs, so that no diff is parted."""
    rest = b""
    for piece in output:
        rest += piece
        cut = rest.rfind(b"\ndiff --") + 1
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _blob(name: bytes) -> str | None:
    return name.decode() if name.strip(b"0") else None


def _merged(starts: tuple[int, ...], body: Iterable[str]) -> Hunk:
    """Read the body of a merge's hunk: before each line stands one sign a parent, `-` gone from it, `+` not in it."""
    position, lines = list(starts), list[tuple[int, int] | None]()
    for line in body:
        signs = line[: len(starts)]
        if not signs or "\\" in signs:
            continue
        gone = "-" in signs
        holders = [parent for parent, sign in enumerate(signs) if sign == ("-" if gone else " ")]
        if not gone:
            lines.append((holders[0], position[holders[0]]) if holders else None)
        for parent in holders:
            position[parent] += 1
    return Hunk(starts, tuple(end - start for start, end in zip(starts, position, strict=True)), tuple(lines))


def replay(before: Sequence[Sequence[Commit]], changed: Iterable[Hunk], writer: Commit) -> tuple[Commit, ...]:
    """Return who wrote each line of a result, from who wrote its parents' lines."""
    lines: list[Commit] = []
    at = 0
    for hunk in changed:
        lines += before[0][at : hunk.starts[0]]
        lines += [writer if line is None else before[line[0]][line[1]] for line in hunk.lines]
        at = hunk.starts[0] + hunk.lengths[0]
    lines += before[0][at:]
    return tuple(lines)


def authorship(changes: Iterable[Change], between: Mapping[Between, Sequence[Hunk]]) -> dict[str, tuple[Commit, ...]]:
    """Return, for each content one document ever had, the commit that last wrote each line; unknown ones left out."""
    known: dict[str, tuple[Commit, ...]] = {}
    for change in changes:
        if change.after is None or change.after in change.before:
            continue
        changed = between.get((change.before, change.after))
        before = [() if blob is None else known.get(blob) for blob in change.before]
        parents = [lines for lines in before if lines is not None]
        if changed is not None and len(parents) == len(before):
            known[change.after] = replay(parents, changed, change.commit)
    return known
