"""`salesctl diff` and `salesctl plan diff`: what changed, in the words of the method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from salesctl.cli.answer import answer
from salesctl.cli.check import Who
from salesctl.cli.options import common
from salesctl.cli.output import REPORT_FORMATS, chosen
from salesctl.cli.revision import at
from salesctl.cli.session import Session, find_people, open_session
from salesctl.core.errors import HistoryError
from salesctl.core.report import Ask
from salesctl.run.source import Source

First = Annotated[str, typer.Argument(help="A day or a revision: 2026-06-30, HEAD~5, a tag.", metavar="REV1")]
Second = Annotated[str | None, typer.Argument(help="Likewise; none: what stands in the folder now.", metavar="REV2")]
Whose = Annotated[str | None, typer.Argument(help="Whose plan; none: everybody's.", metavar="WHO")]


def diff(ctx: typer.Context, rev1: First, rev2: Second = None, who: Who = None) -> int:
    """Say what changed between two days or revisions: numbers, promises, deals, signatures."""
    from salesctl.method.difference import difference

    session = open_session(common(ctx))
    style = chosen(session.common, REPORT_FORMATS, "table")
    before = _contents(session, at(session.root, rev1).source)
    now = session.opened.store.source if rev2 is None else at(session.root, rev2).source
    kinds = {system.noun: system.kinds for system in session.systems}
    title = f"What changed from {rev1} to {rev2 or session.common.as_of or 'now'}"
    ask = Ask(find_people(session, who or []))
    return answer(session, difference(title, before, _contents(session, now), kinds, ask), style)


def plan_diff(ctx: typer.Context, whose: Whose = None, who: Who = None) -> int:
    """Say what changed in plans since they were submitted."""
    from salesctl.method.difference import plan_difference

    session = open_session(common(ctx))
    style = chosen(session.common, REPORT_FORMATS, "table")
    if session.team.history.state == "absent" and session.team.history.absence is not None:
        raise HistoryError(session.team.history.absence.message, session.team.history.absence.hint)
    ask = Ask(find_people(session, [*(who or []), *([whose] if whose else [])]))
    values = _values(session, "plan")
    return answer(session, plan_difference(session.team, ask, values.get), style)


def _contents(session: Session, source: Source) -> Mapping[str, bytes]:
    """Return the bytes of the team's files, by path; what cannot be read is left out."""
    found = {}
    for folder in session.opened.store.by_folder:
        for entry in source.entries(folder):
            if not entry.is_folder:
                try:
                    found[entry.path] = source.read(entry)
                except OSError:
                    continue
    return found


def _values(session: Session, kind: str) -> Mapping[str, Any]:
    return {each.entry.path: each.values for each in session.opened.store.load(kind)}
