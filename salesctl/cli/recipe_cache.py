"""Where the answers of the recipe are kept between runs; whatever goes wrong there, they are worked out again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from salesctl.cli.edit import lock_of
from salesctl.cli.session import Session
from salesctl.core.errors import UnwritableError
from salesctl.run.source import FolderSource
from salesctl.text.files import write

MOST = 16
_FOLDER = "recipe"
_SUFFIX = ".json"


def folder_of(session: Session) -> Path | None:
    """Return the folder of kept answers, made where it is not there; None where nothing can be written.

    What was worked out of private logs stays in the repository that holds them.
    """
    source = session.opened.store.source
    private = source.private if isinstance(source, FolderSource) else {}
    root = private.get("metrics", session.root)
    if not root.is_dir():
        return None
    try:
        folder = lock_of(root).parent / _FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
    except (OSError, UnwritableError):
        return None
    return folder if os.access(folder, os.W_OK) else None


def load_from(folder: Path) -> Callable[[str], Mapping[str, Any] | None]:
    """Return what reads a kept answer; None for one that is not there or damaged."""

    def load(key: str) -> Mapping[str, Any] | None:
        try:
            found = json.loads((folder / f"{key}{_SUFFIX}").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    return load


def save_in(folder: Path) -> Callable[[str, Mapping[str, Any]], None]:
    """Return what keeps an answer, the newest few only."""

    def save(key: str, plain: Mapping[str, Any]) -> None:
        with suppress(OSError):
            write(folder / f"{key}{_SUFFIX}", json.dumps(plain))
            for old in sorted(folder.glob(f"*{_SUFFIX}"), key=_age, reverse=True)[MOST:]:
                old.unlink(missing_ok=True)

    return save


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
