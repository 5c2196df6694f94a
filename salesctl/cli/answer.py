"""Giving an answer: a report of a session's team, rendered and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesctl.cli.kept import keep
from salesctl.cli.output import page, write

if TYPE_CHECKING:
    from salesctl.cli.session import Session
    from salesctl.core.report import Report


def answer(session: Session, report: Report, style: str, *, explain: bool = False, kept: bool = True) -> int:
    """Print a report and return the exit code; with `kept` it may be given again while nothing has changed."""
    from salesctl.render.report import render

    where = page(session.common)
    if kept:
        keep(session)
    write(render(report, style, where.width, color=where.color, explain=explain, notes=session.notes))
    return 0
