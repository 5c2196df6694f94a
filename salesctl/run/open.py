"""Open a team: read team.yaml first, as far as it can be read, then lay the private repositories over the folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from salesctl.core.calendar import Days, later
from salesctl.core.kind import Kind
from salesctl.core.settings import Settings
from salesctl.core.system import System
from salesctl.core.team import Team, calendar_of
from salesctl.run.root import TEAM_FILE, find_root
from salesctl.run.source import Entry, FolderSource, Source
from salesctl.run.store import FileStore

if TYPE_CHECKING:
    from salesctl.core.history import History

DUE_WITHIN = timedelta(days=30)
# No clock stands outside these days, so that a look a few years back or ahead stays inside the calendar.
CLOCKS = Days(date(50, 1, 1), date(9950, 12, 31))
_TEAM = Kind("team", (TEAM_FILE,), "salesctl.core.settings:Settings")

__all__ = ["DUE_WITHIN", "TEAM_FILE", "Clock", "Opened", "find_root", "open_team", "read_settings"]


@dataclass(frozen=True)
class Opened:
    """A team, the files it was read from, and the keys of team.yaml that could not be used."""

    team: Team
    store: FileStore
    lost: tuple[str, ...] = ()

    @property
    def can_judge(self) -> bool:
        """Tell whether rules make sense: without a manager they would find fault with half of what is right."""
        return "manager" not in self.lost


Clock = Callable[[str], date]


def open_team(
    source: Source,
    systems: Sequence[System],
    *,
    name: str,
    clock: Clock,
    today: date | None = None,
    history: Callable[[], History],
    within: timedelta = DUE_WITHIN,
) -> Opened:
    """Open the team of a source.

    The day is `today` when given, else what team.yaml pins, else `clock` of the team's time zone; a day outside CLOCKS
    counts as the nearest inside. `name` stands in for a team.yaml that does not say one.
    """
    settings, lost = read_settings(source, name)
    now = min(max(today or settings.today or clock(settings.timezone), CLOCKS.first), CLOCKS.last)
    if isinstance(source, FolderSource):
        source = replace(source, private=_private(source.root, settings))
    store = FileStore(source, systems)
    team = Team(settings, store, now, later(now, within.days), calendar_of(settings), history)
    return Opened(team, store, lost)


def read_settings(source: Source, name: str) -> tuple[Settings, tuple[str, ...]]:
    """Read team.yaml, leaving out every key that cannot be used; with the keys that were lost, all that it needs when
    the file cannot be read.
    """
    from salesctl.text.reader import read

    try:
        values = read(source.read(Entry(TEAM_FILE))).value
    except (OSError, KeyError):
        values = None
    return _salvage(values if isinstance(values, dict) else {}, name)


def _salvage(values: dict[str, Any], name: str) -> tuple[Settings, tuple[str, ...]]:
    needed = {"name": name, "manager": "nobody", "timezone": "UTC", "currency": "EUR", "since": "9999-01-01"}
    written = {key: value for key, value in values.items() if value is not None}
    try:
        return Settings.model_validate(written), ()
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
    kept = needed | {key: value for key, value in written.items() if key not in wrong}
    return Settings.model_validate(kept), tuple(sorted(wrong & Settings.model_fields.keys()))


def _private(root: Path, settings: Settings) -> dict[str, Path]:
    return {folder: (root / private.path).resolve() for private in settings.private for folder in private.holds}
