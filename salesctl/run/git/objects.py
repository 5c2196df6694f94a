"""Contents and trees, read from git's store as they were committed: no checkout, so no filter ever runs."""

from __future__ import annotations

import hashlib
import weakref
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from salesctl.core.errors import HistoryError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator
    from typing import IO

    from salesctl.run.git.command import Git

# What is asked at once must fit the smallest pipe (16 kB), or both sides would wait for the other.
ASKED_AT_ONCE = 200
STOPPED = ("git stopped while reading contents", "see: git fsck")


class Blobs:
    """Reads contents through one `git cat-file --batch`, started when first needed; remembers what `read` returned.

    Raises HistoryError as `stopped` says when git ends before it has answered: in a partial clone it may.
    """

    def __init__(self, git: Git, stopped: tuple[str, str] = STOPPED) -> None:
        self._git = git
        self._stopped = stopped
        self._memo: dict[str, bytes] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of blobs by id; what the repository lacks is left out."""
        asked = list(dict.fromkeys(ids))
        self._memo.update(self.stream(blob for blob in asked if blob not in self._memo))
        return {blob: self._memo[blob] for blob in asked if blob in self._memo}

    def knows(self, blob: str) -> bool:
        """Tell whether a content is remembered."""
        return blob in self._memo

    def stream(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the id and content of each blob the repository has, remembering none of them."""
        rest = iter(ids)
        while names := list(islice(rest, ASKED_AT_ONCE)):
            yield from [(name, body) for name, kind, body in self.ask(names) if kind == "blob"]

    def ask(self, names: list[str]) -> list[tuple[str, str, bytes]]:
        """Return id, kind and content of each object named; what is missing or ambiguous is left out."""
        source, answers = self._talk()
        try:
            source.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
            source.flush()
            return [found for found in [_answer(answers) for _ in names] if found]
        except (BrokenPipeError, EOFError):
            self._process = None
            raise HistoryError(*self._stopped) from None

    def _talk(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
            weakref.finalize(self, _end, self._process)
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:
            raise HistoryError("git could not be asked for contents", "see: git fsck")
        return source, answers


def _answer(answers: IO[bytes]) -> tuple[str, str, bytes] | None:
    header = answers.readline()
    if not header:
        raise EOFError
    parts = header.split()
    # id, kind, size; otherwise `<name> missing` or `ambiguous`
    if len(parts) != 3 or not parts[2].isdigit():
        return None
    body = answers.read(int(parts[2]))
    answers.read(1)
    return parts[0].decode(), parts[1].decode(), body


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close a conversation; the program ends when its input does."""
    for end in (process.stdin, process.stdout):
        if end is not None:
            with suppress(BrokenPipeError):
                end.close()
    process.wait()


def blob_id(content: bytes, algorithm: str = "sha1") -> str:
    """Return the id git gives a content; `algorithm` is the repository's, sha1 or sha256."""
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def tree_entries(output: bytes, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path below `prefix` and blob id of each regular file, from `git ls-tree -r -z`."""
    for record in output.decode("utf-8", "surrogateescape").split("\0"):
        if record.startswith("100"):
            about, _, path = record.partition("\t")
            yield path[len(prefix) :], about[12:]
