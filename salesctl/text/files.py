"""Files written whole or not at all, and changed by one process at a time."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Final

from salesctl.text.decode import BOM, decode
from salesctl.text.fault import Fault, Unwritable, YamlFault
from salesctl.text.reader import values

PATIENCE: Final = 30.0
"""Seconds to wait for another process that is writing."""
_PAUSE: Final = 0.01
_NEW_FILE: Final = 0o666
_PERMISSIONS: Final = 0o7777


def write(path: Path, content: str | bytes, *, settled: bool = True) -> None:
    """Put content in place of a file in one step: a reader, or a crash, sees the old file or the new one.

    Text is written as UTF-8, its line ends as they are. An existing file keeps its mode, and a link its target.
    Without `settled`, who writes many files lets each folder's renames reach the disk at once, with `settle`.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    draft = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & _PERMISSIONS)
        draft.replace(target)
    except BaseException as error:
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None  # the file that was asked for, not its draft
        with suppress(OSError):
            draft.unlink()
        raise
    if settled:
        settle(target.parent)


def edit(path: Path, change: Callable[[str], str], *, lock: Path) -> str:
    """Change a file's text under a lock and return the new text; a file that is not there starts empty.

    Raises YamlFault when the file cannot be read as text, and Unwritable when what would be written does not load, when
    another program saved the file meanwhile, or when the lock stays taken.
    """
    with locked(lock, PATIENCE):
        before = _bytes(path)
        text, fault = decode(before)
        if fault:
            raise YamlFault(fault)
        after = change(text)
        data = (BOM if before.startswith(BOM) else b"") + _encoded(after)
        _must_load(data, path)
        if _bytes(path) != before:
            raise Unwritable(f"{path.name} was saved by another program meanwhile.", "Run the command again.")
        if data != before:
            rewrite(path, data)
        return after


def rewrite(path: Path, content: str | bytes, *, settled: bool = True) -> None:
    """Write a file as `write` does, and take away what killed processes left of it; the lock must be held."""
    target = Path(os.path.realpath(path))
    for draft in target.parent.glob(f".{escape(target.name)}.*.tmp"):
        draft.unlink(missing_ok=True)
    write(target, content, settled=settled)


@contextmanager
def locked(path: Path, timeout: float) -> Iterator[None]:
    """Hold a lock file for as long as the block runs; raises Unwritable after `timeout` seconds of waiting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT, _NEW_FILE)
    try:
        deadline = time.monotonic() + timeout
        while not _take(number):
            if time.monotonic() >= deadline:
                raise Unwritable(
                    "Another salesctl has been writing for too long.",
                    f"Wait for it or end it, then try again; both use {path}.",
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(number)  # which gives the lock back, as a crash does


if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> bool:
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _must_load(data: bytes, path: Path) -> None:
    text, fault = decode(data)
    if fault:
        raise _refusal(fault, path)
    try:
        values(text)
    except YamlFault as error:
        raise _refusal(error.fault, path) from None


def _refusal(fault: Fault, path: Path) -> Unwritable:
    what = f"{path.name} was not changed, because it could not be read afterwards (line {fault.span.line})."
    return Unwritable(f"{what} {fault.message}", fault.hint)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Unwritable("The text holds half a character.", "Type the text again.") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def settle(folder: Path) -> None:
    """Let a folder's renames reach the disk, where folders can be asked for that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
