"""The team as it was: the files of one revision, and the history up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from salesctl.core.errors import HistoryError
from salesctl.core.history import Absence, History
from salesctl.core.settings import Settings
from salesctl.run.open import TEAM_FILE, read_settings
from salesctl.run.source import FolderSource, TextSource

if TYPE_CHECKING:
    from salesctl.run.git import Revision

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Then:
    """A team at a revision: its files, the day that was today, and what its history proves."""

    source: TextSource
    day: date
    history: Callable[[], History]
    commit: str


def at(root: Path, spec: str) -> Then:
    """Return the team as it was on a day or at a revision. Raises HistoryError when git cannot tell."""
    from salesctl.run.git import open_repository

    repository = _present(open_repository(root))
    settings, _ = read_settings(FolderSource(root), root.name)
    revision: Revision = _present(repository.resolve(spec, ZoneInfo(settings.timezone)))
    files = repository.read_tree(revision.commit, _is_yaml)
    if TEAM_FILE not in files:
        raise HistoryError(
            f"there was no {TEAM_FILE} yet at {spec}", f"git log --reverse -- {TEAM_FILE} shows when it came"
        )
    then, _ = read_settings(TextSource(files), root.name)
    private, absent = _private(root, then, revision.day)
    source = TextSource({**files, **private}, absent)
    return Then(source, revision.day, lambda: repository.history(revision.commit), revision.commit)


def history_of(root: Path) -> Callable[[], History]:
    """Return what reads the history of a folder, once somebody asks."""

    def read() -> History:
        from salesctl.run.git import open_repository

        opened = open_repository(root)
        return History(absence=opened) if isinstance(opened, Absence) else opened.history()

    return read


def _private(root: Path, settings: Settings, day: date) -> tuple[Mapping[str, bytes], frozenset[str]]:
    """Read the private repositories as they were on that day; what is not here or has no history then is absent."""
    files: dict[str, bytes] = {}
    absent: set[str] = set()
    for private in settings.private:
        then = _private_tree((root / private.path).resolve(), day, ZoneInfo(settings.timezone))
        if then is None:
            absent.update(private.holds)
        else:
            files |= {path: data for path, data in then.items() if path.split("/", 1)[0] in private.holds}
    return files, frozenset(absent)


def _private_tree(root: Path, day: date, zone: ZoneInfo) -> dict[str, bytes] | None:
    from salesctl.run.git import open_repository

    repository = open_repository(root)
    if isinstance(repository, Absence):
        return None
    revision = repository.resolve(day, zone)
    return None if isinstance(revision, Absence) else repository.read_tree(revision.commit, _is_yaml)


def _is_yaml(path: str) -> bool:
    return path.endswith((".yaml", ".yml"))


def _present(found: T | Absence) -> T:
    if isinstance(found, Absence):
        raise HistoryError(found.message, found.hint)
    return found
