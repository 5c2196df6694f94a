"""One `git log` for everything: its options, and reading what it prints.

The whole history is walked, not the first parents only: work done on a branch keeps its author through a merge. A merge
itself is listed where its content differs from all its parents (`-c`): that is what the person who merged wrote.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from salesctl.core.history import Change, Commit, Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Documents of one kind resemble each other: git's usual 50 % would take ana's new plan for bo's deleted one.
RENAMES = ("--find-renames=85%", "--no-rename-empty", "-l400")
DIFF = (
    *("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--no-follow", "--no-notes"),
    *("--no-show-signature", "--ignore-submodules=all", "--submodule=short", "-O/dev/null", "--encoding=UTF-8"),
    *RENAMES,
)
WALK = ("--date-order", "--full-history")
FIELDS = "%H %P %aN %aE %an %ae %ad %cN %cE %cn %ce %cd %(trailers:key=Co-authored-by,valueonly,separator=%x1f) %s"
FORMAT = "--format=" + FIELDS.replace(" ", "%x00")
MERGES = ("-c",)
RAW = ("--raw", "--no-abbrev", "-z", "--date=raw", FORMAT)
REGULAR = frozenset({"100644", "100755", "100664"})

EDITED = ":100644 100644 "

Blobs = tuple[tuple[str | None, ...], str | None]
Entry = tuple[Commit, list[Change]]


def entries(output: Iterable[bytes], prefix: str = "") -> list[Entry]:
    """Read `git log` with `RAW`, in pieces: each commit with its changes under `prefix`, in the order printed."""
    tokens = _tokens(output)
    people: dict[tuple[str, ...], Identity] = {}
    found: list[Entry] = []
    skip = len(prefix)
    for token in tokens:
        record = token.lstrip("\n")
        if record.startswith(":"):
            moved_from = next(tokens)[skip:] if " R" in record and record[1] != ":" else None
            path = next(tokens)
            blobs = _plain(record) or _blobs(record)
            if path.startswith(prefix) and (blobs[1] or any(blobs[0])):
                commit, changes = found[-1]
                changes.append(Change(commit, _status(*blobs, moved_from), path[skip:], moved_from, *blobs))
        elif record:
            found.append((_commit(record, tokens, people), []))
    return found


def _tokens(output: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for piece in output:
        whole, end, rest = (rest + piece).rpartition(b"\0")
        if end:
            yield from whole.decode("utf-8", "surrogateescape").split("\0")
    if rest:
        yield rest.decode("utf-8", "surrogateescape")


def _status(before: tuple[str | None, ...], after: str | None, moved_from: str | None) -> str:
    if after is None:
        return "D"
    return "A" if not any(before) else "R" if moved_from else "M"


def _plain(record: str) -> Blobs | None:
    """Read the record of a file that was regular and stays so, as nearly all are; None for any other."""
    if not record.startswith(EDITED):
        return None
    old, new, _ = record[len(EDITED) :].split(" ")
    return (old,), new


def _blobs(record: str) -> Blobs:
    """Read the contents before and after from a raw record; a merge's has one column a parent."""
    if record[1] != ":":
        old_mode, new_mode, old, new, _ = record[1:].split(" ")
        return (old if old_mode in REGULAR else None,), new if new_mode in REGULAR else None
    parts = record.lstrip(":").split(" ")
    files = len(parts) // 2
    pairs = zip(parts[:files], parts[files:-1], strict=True)
    blobs = [blob if mode in REGULAR else None for mode, blob in pairs]
    return tuple(blobs[:-1]), blobs[-1]


def _commit(commit_id: str, tokens: Iterator[str], people: dict[tuple[str, ...], Identity]) -> Commit:
    parents, *rest = (next(tokens) for _ in range(13))
    author, committer = tuple(rest[0:4]), tuple(rest[5:9])
    return Commit(
        id=commit_id,
        parents=tuple(parents.split()),
        author=people.get(author) or people.setdefault(author, _identity(author)),
        authored=moment(rest[4]),
        committer=people.get(committer) or people.setdefault(committer, _identity(committer)),
        committed=moment(rest[9]),
        co_authors=_addresses(rest[10]),
        subject=rest[11],
    )


def _identity(parts: tuple[str, ...]) -> Identity:
    name, email, raw_name, raw_email = parts
    return Identity(name, email, raw_name, raw_email)


def _addresses(trailers: str) -> tuple[str, ...]:
    """Return the addresses of `Name <address>` lines."""
    return tuple(line.rpartition("<")[2].partition(">")[0].strip() for line in trailers.split("\x1f") if "<" in line)


def moment(raw: str) -> datetime:
    """Read git's `seconds offset`; a time no calendar holds is taken to the calendar's nearest end."""
    seconds, _, offset = raw.partition(" ")
    try:
        return datetime.fromtimestamp(int(seconds), _zone(offset))
    except (OverflowError, ValueError, OSError):
        early = seconds.startswith("-") or not seconds.isdigit()
        return datetime.fromtimestamp(0, UTC) if early else datetime.max.replace(tzinfo=UTC)


@lru_cache(maxsize=256)
def _zone(offset: str) -> timezone:
    minutes = int(offset[-4:-2] or 0) * 60 + int(offset[-2:] or 0)
    return timezone(timedelta(minutes=-minutes if offset.startswith("-") else minutes))
