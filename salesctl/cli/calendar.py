"""`salesctl calendar`: what is planned and due, as a file that calendars subscribe to."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salesctl.cli.options import common, read_span
from salesctl.cli.output import write
from salesctl.cli.session import Session, find_people, open_session
from salesctl.core.calendar import Days
from salesctl.core.errors import UnwritableError
from salesctl.core.words import counted

if TYPE_CHECKING:
    from salesctl.method.feed import Audience

BACK = timedelta(days=365)

Out = Annotated[Path | None, typer.Option("--out", help="The file to write; none: standard output.", metavar="FILE")]
For = Annotated[str | None, typer.Option("--who", help="Only what is this person's.", metavar="PERSON")]
Within = Annotated[str, typer.Option("--within", help="How far ahead duties are listed: 14d, 2w.", metavar="SPAN")]


def calendar(ctx: typer.Context, out: Out = None, who: For = None, within: Within = "13w") -> int:
    """Write meetings, sessions, coached calls, reviews, contests and due days as a calendar (.ics)."""
    from salesctl.method.events import events
    from salesctl.method.feed import feed
    from salesctl.run.due import all_duties

    session = open_session(common(ctx), read_span(within, "--within"))
    team = session.team
    find_people(session, [who] if who else [])
    recent = Days(team.today - BACK, team.today.max)
    found = [event for event in events(team) if (event.last or event.day) in recent]
    data = feed(team, found, all_duties(session.opened, session.systems), audience(session, who))
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    _save(out, data)
    write(f"{out}: {counted(data.count(b'BEGIN:VEVENT'), 'entry', 'entries')}, for {who or 'everybody in the team'}")
    return 0


def audience(session: Session, who: str | None) -> Audience:
    """Return whom a feed is for, and what not everybody in the team may read."""
    from salesctl.method.feed import Audience

    private = frozenset(folder for root in session.team.settings.private for folder in root.holds)
    systems = (each.noun for each in session.systems if any(kind.folder in private for kind in each.kinds))
    return Audience(who, private, frozenset(systems))


def _save(out: Path, data: bytes) -> None:
    from salesctl.text.files import write as write_file

    try:
        write_file(out, data)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise UnwritableError(f"{out} cannot be written: {reason}", "name another file after --out") from None
