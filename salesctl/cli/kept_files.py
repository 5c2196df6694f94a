"""The files in which answers are kept: each whole or not at all, for its owner alone, the newest few only."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

MOST = 48
_WORKSHOP, _FOLDER, _SUFFIX = ".salesctl", "answers", ".json"


def place_of(root: str, key: str) -> str:
    """Return where the answer to a question is kept under a folder."""
    return os.path.join(root, _WORKSHOP, _FOLDER, key + _SUFFIX)


def load(place: str) -> dict[str, Any]:
    """Return a kept entry. Raises OSError, ValueError and TypeError for what is none."""
    with open(place, "rb") as file:
        found = json.loads(file.read())
    if not isinstance(found, dict):
        raise TypeError(place)
    return found


def save(place: str, entry: Mapping[str, Any]) -> None:
    """Write an entry whole, for its owner alone, and take the oldest away. Raises OSError."""
    folder = os.path.dirname(place)
    _make(folder)
    draft = f"{place}.{os.getpid()}"
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(entry, file)
    os.replace(draft, place)
    names = [os.path.join(folder, name) for name in os.listdir(folder)]
    for old in sorted(names, key=os.path.getmtime, reverse=True)[MOST:]:
        os.unlink(old)


def _make(folder: str) -> None:
    workshop = os.path.dirname(folder)
    for place in (workshop, folder):
        with suppress(FileExistsError):
            os.mkdir(place, 0o700)
    with suppress(FileExistsError), open(os.path.join(workshop, ".gitignore"), "x", encoding="utf-8") as file:
        file.write("*\n")
