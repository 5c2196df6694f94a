"""A session: the clock, the folder, the environment and git are read here, once, and passed on as values."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from salesctl.cli.options import Common
from salesctl.cli.revision import at, history_of
from salesctl.core.calendar import later
from salesctl.core.errors import UsageError
from salesctl.core.report import Report
from salesctl.core.system import System
from salesctl.core.team import Team
from salesctl.core.words import counted, few, listed, suggestion
from salesctl.run.open import DUE_WITHIN, Opened, find_root, open_team
from salesctl.run.source import PRIVATE, FolderSource, Source, TextSource
from salesctl.systems import all_systems

_FOR_EVER = 1e15


@dataclass(frozen=True)
class Session:
    """An opened team, and how its user wants to be answered."""

    opened: Opened
    systems: Sequence[System]
    common: Common
    root: Path

    @property
    def team(self) -> Team:
        """The team."""
        return self.opened.team

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What every page says first: a clock that is not the real one, a team.yaml that cannot be trusted."""
        settings, lost, notes = self.team.settings, self.opened.lost, []
        if self.common.today is None and self.common.as_of is None and settings.today is not None:
            notes.append(f"today is pinned to {settings.today} in team.yaml")
        if lost:
            what = "" if {"name", "manager", "since"} <= {*lost} else f"{listed(f'`{key}`' for key in lost)} in "
            notes.append(f"{what}team.yaml cannot be read: this page may be wrong (salesctl check team.yaml)")
        if not self.opened.can_judge:
            notes.append("until then only how files are written is checked, not what they say")
        return tuple(notes)

    def with_unread(self, report: Report) -> Report:
        """Return a report that says which of the files it looked at could not be read, so that nobody misses them."""
        unread, notes = self.opened.store.unread(), [*self.out_of_reach]
        if unread:
            notes.append(f"{counted(len(unread), 'file')} left out, not readable: {few(unread, 3)} (salesctl check)")
        return report if report.verbatim or not notes else replace(report, notes=(*report.notes, *notes))

    @property
    def out_of_reach(self) -> tuple[str, ...]:
        """What is kept in a private repository that is not here, of what was looked at so far."""
        folders = self.opened.store.out_of_reach()
        return (f"not here: {listed(folders)}, kept in a private repository",) if folders else ()

    @property
    def private_roots(self) -> tuple[str, ...]:
        """The folders of the private repositories laid over the team, there or not."""
        source = self.opened.store.source
        return (
            tuple(sorted({str(place) for place in source.private.values()})) if isinstance(source, FolderSource) else ()
        )

    @property
    def holds(self) -> tuple[float, float]:
        """From when until when, in seconds since 1970, the clock says the same day; an empty run where nobody knows."""
        if self.common.as_of and self.team.settings.private:
            return 0, 0
        if self.common.today or self.common.as_of or self.team.settings.today:
            return 0, _FOR_EVER
        zone = ZoneInfo(self.team.settings.timezone)
        first, last = (datetime.combine(day, time(), zone) for day in (self.team.now, later(self.team.now, 1)))
        return first.timestamp(), last.timestamp()

    def address(self, path: str) -> str:
        """Return the address of a file of the team, by the path people see; empty for a revision's."""
        source = self.opened.store.source
        if not isinstance(source, FolderSource):
            return ""
        bare = path.removeprefix(PRIVATE)
        base = source.private.get(bare.split("/", 1)[0], self.root) if path.startswith(PRIVATE) else self.root
        return (base / bare).resolve().as_uri()


def open_session(common: Common, within: timedelta = DUE_WITHIN, unsaved: Mapping[str, bytes] | None = None) -> Session:
    """Open the team that the options name, with contents that are not saved yet laid over its files.

    Raises NoTeamError when there is none.
    """
    here = Path.cwd()
    root = find_root(here, common.team)
    systems = all_systems()
    source: Source = FolderSource(root, unsaved=unsaved or {})
    today, history = common.today, history_of(root)
    if common.as_of is not None:
        then = at(root, common.as_of)
        source, today, history = then.source, common.today or then.day, then.history
    opened = open_team(
        source, systems, name=root.resolve().name, clock=_clock, today=today, history=history, within=within
    )
    return Session(opened, systems, common, root)


def _clock(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def find_people(session: Session, names: Sequence[str]) -> frozenset[str]:
    """Return the ids that the words of --who mean. Raises UsageError for one who is nobody."""
    known = session.team.person_ids()
    for name in names:
        if name not in known:
            listed = suggestion(name, known, "people are named by their files under people/")
            raise UsageError(f"nobody here is called `{name}`", listed)
    return frozenset(names)


def path_filter(session: Session, paths: Sequence[str]) -> Callable[[str], bool]:
    """Return a test for the files named, given as paths from here or from the team's root."""
    if not paths:
        return lambda _path: True
    wanted = [_inside(session, path) for path in paths]
    return lambda path: any(want in ("", path) or path.startswith(f"{want}/") for want in wanted)


def _inside(session: Session, given: str) -> str:
    root = session.root.resolve()
    source = session.opened.store.source
    if isinstance(source, TextSource):
        return _then(session, source, given)
    for base in (Path.cwd(), root):
        candidate = Path(os.path.normpath(base / given))
        if candidate.exists() or candidate.is_symlink():
            resolved = candidate.parent.resolve() / candidate.name if candidate != candidate.parent else candidate
            if resolved.is_relative_to(root):
                inside = resolved.relative_to(root).as_posix()
                return "" if inside == "." else inside
            if root.is_relative_to(resolved.resolve()):
                return ""
    for private in source.private.values() if isinstance(source, FolderSource) else ():
        if (private / given.removeprefix("private:")).exists():
            return given.removeprefix("private:")
    raise UsageError(f"`{given}` is no file or folder of the team", f"paths are named from here or from {session.root}")


def _then(session: Session, source: TextSource, given: str) -> str:
    """Return a path of the team as it was: what is named need not be in the folder any more."""
    root = session.root.resolve()
    bare = given.removeprefix(PRIVATE)
    for base in (Path.cwd(), root):
        inside = os.path.relpath(base / bare, root).replace(os.sep, "/")
        if all(part in (".", "..") for part in inside.split("/")):
            return ""
        if any(path == inside or path.startswith(f"{inside}/") for path in source.files):
            return inside
    raise UsageError(f"`{given}` was no file or folder of the team then", f"paths are named from here or from {root}")
