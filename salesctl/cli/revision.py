"""The team as it was: the files of one revision, and the history up to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from salesctl.core.errors import HistoryError
from salesctl.core.history import Absence, History
from salesctl.core.settings import Settings
from salesctl.run.open import TEAM_FILE, read_settings
from salesctl.run.root import BASELINE_FILE
from salesctl.run.source import FolderSource, TextSource

if TYPE_CHECKING:
    from salesctl.run.git import Repository, Revision

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
    files = repository.read_tree(revision.commit, _is_read)
    if TEAM_FILE not in files:
        raise HistoryError(
            f"there was no {TEAM_FILE} yet at {spec}", f"git log --reverse -- {TEAM_FILE} shows when it came"
        )
    then, _ = read_settings(TextSource(files), root.name)
    roots = _private(root, then)
    kept = [(holds, _on_day(where, revision.day, ZoneInfo(then.timezone))) for holds, where in roots]
    absent = frozenset(folder for holds, found in kept if found is None for folder in holds)
    known = [(holds, *found) for holds, found in kept if found is not None]
    private = {
        path: data
        for holds, opened, commit in known
        for path, data in opened.read_tree(commit, _is_read).items()
        if path.split("/", 1)[0] in holds
    }
    others = {path for holds, opened, commit in known for path in opened.tree(commit) if path.split("/", 1)[0] in holds}

    def history() -> History:
        from salesctl.run.git.joined import Part, joined

        own = repository.history(revision.commit)
        return joined(own, [Part(holds, opened.history(commit)) for holds, opened, commit in known])

    others |= repository.tree(revision.commit).keys()
    source = TextSource({**files, **private}, absent, frozenset(private), frozenset(others))
    return Then(source, revision.day, history, revision.commit)


def history_of(root: Path) -> Callable[[], History]:
    """Return what reads the history of a folder, and of its private repositories, once somebody asks."""

    def read() -> History:
        from salesctl.run.git.joined import Part, joined

        settings, _ = read_settings(FolderSource(root), root.name)
        return joined(_history(root), [Part(holds, _history(where)) for holds, where in _private(root, settings)])

    return read


def _history(root: Path) -> History:
    from salesctl.run.git import open_repository

    opened = open_repository(root)
    return History(absence=opened) if isinstance(opened, Absence) else opened.history()


def _private(root: Path, settings: Settings) -> list[tuple[frozenset[str], Path]]:
    """Return the folders that private repositories hold, and where those are."""
    return [(frozenset(private.holds), (root / private.path).resolve()) for private in settings.private]


def _on_day(root: Path, day: date, zone: ZoneInfo) -> tuple[Repository, str] | None:
    """Open a private repository as it was on that day; None when it is not here or had no history then."""
    from salesctl.run.git import open_repository

    repository = open_repository(root)
    if isinstance(repository, Absence):
        return None
    revision = repository.resolve(day, zone)
    return None if isinstance(revision, Absence) else (repository, revision.commit)


def _is_read(path: str) -> bool:
    return path.endswith((".yaml", ".yml")) or path == BASELINE_FILE


def _present(found: T | Absence) -> T:
    if isinstance(found, Absence):
        raise HistoryError(found.message, found.hint)
    return found
