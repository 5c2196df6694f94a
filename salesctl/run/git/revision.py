"""Time travel: which commit a day or a revision means. A day is its last first-parent commit, by committer date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salesctl.core.history import Absence, Reason
from salesctl.core.words import day_name
from salesctl.run.git.log import moment

if TYPE_CHECKING:
    from datetime import tzinfo

    from salesctl.run.git.command import Git
    from salesctl.run.git.objects import Blobs

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SHOW = ("--no-show-signature", "--no-notes", "--no-color", "--no-patch", "--date=raw", "--format=%H %cd")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit to look at, and the day that is today there: the day asked for, or the commit's own."""

    commit: str
    day: date
    committed: datetime


def resolve(git: Git, blobs: Blobs, spec: str | date, zone: tzinfo, shallow: Absence | None) -> Revision | Absence:
    """Return the revision a day or a git revision means, or say why there is none; `zone` is the team's."""
    day = as_day(spec)
    if day is not None:
        return _on_day(git, day, zone, shallow)
    return _named(git, blobs, str(spec), zone, shallow)


def as_day(spec: str | date) -> date | None:
    """Read `2026-11-23`; None for what is no day of any calendar."""
    if isinstance(spec, date):
        return spec
    try:
        return date.fromisoformat(spec) if DAY.fullmatch(spec) else None
    except ValueError:
        return None


def _on_day(git: Git, day: date, zone: tzinfo, shallow: Absence | None) -> Revision | Absence:
    try:
        end = datetime.combine(day + timedelta(days=1), time(), zone).timestamp()
    except OverflowError:
        return Absence(Reason.NO_SUCH_REVISION, f"{day} is beyond the calendar", "give a day like 2026-11-23")
    # A timestamp git would take for an option or for no limit at all lies before every commit.
    if end > 1:
        shown = git.run("log", "-1", "--first-parent", f"--min-age={int(end) - 1}", *SHOW, "HEAD", "--")
        if shown:
            commit, _, committed = shown.decode().strip().partition(" ")
            return Revision(commit, day, moment(committed))
    if shallow is not None:
        return Absence(Reason.SHALLOW, f"this clone is shallow and holds no commit as old as {day}", shallow.hint)
    first = git.run("log", "-1", "--first-parent", "--max-parents=0", *SHOW, "HEAD", "--").decode().strip()
    began = moment(first.partition(" ")[2]).astimezone(zone).date()
    return Absence(
        Reason.NO_SUCH_REVISION,
        f"nothing was committed by {day}",
        f"name a later day: the first commit is of {day_name(began)}",
    )


def _named(git: Git, blobs: Blobs, spec: str, zone: tzinfo, shallow: Absence | None) -> Revision | Absence:
    commit = _commit_id(blobs, spec)
    if commit is None:
        message = f"{spec!r} is neither a day nor a revision of this repository"
        hint = "give a day like 2026-11-23, a tag, a branch or a commit; see: git log --oneline"
        return Absence(Reason.NO_SUCH_REVISION, message, f"{hint}; {shallow.hint}" if shallow else hint)
    shown = git.run("log", "-1", *SHOW, commit, "--").decode().strip()
    committed = moment(shown.partition(" ")[2])
    return Revision(commit, committed.astimezone(zone).date(), committed)


def _commit_id(blobs: Blobs, spec: str) -> str | None:
    """Ask for a commit through standard input, where nothing is taken for an option."""
    if not spec.strip() or spec.startswith("-") or not spec.isprintable():
        return None
    found = blobs.ask([f"{spec}^{{commit}}"])
    return next((name for name, kind, _ in found if kind == "commit"), None)
