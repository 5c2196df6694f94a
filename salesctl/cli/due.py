"""`salesctl due`: what is due, from whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from salesctl.cli.answer import answer
from salesctl.cli.check import Who
from salesctl.cli.kept import keep
from salesctl.cli.options import common, read_span
from salesctl.cli.output import REPORT_FORMATS as FORMATS
from salesctl.cli.output import chosen, write
from salesctl.cli.session import Session, find_people, open_session
from salesctl.cli.tree import systems_of
from salesctl.core.duty import Duty
from salesctl.core.errors import Exit, UsageError
from salesctl.run.due import Filter, all_duties, listed
from salesctl.run.due import late as any_late
from salesctl.run.open import DUE_WITHIN

FAIL_ON = ("late", "never")
_WITHIN = f"{DUE_WITHIN.days}d"

Within = Annotated[str, typer.Option("--within", help="How far ahead: 14d, 2w.", metavar="SPAN")]
Late = Annotated[bool, typer.Option("--late", help="Only what is late.")]
Every = Annotated[bool, typer.Option("--all", help="Also what is done, excused, or missed long ago.")]
Each = Annotated[bool, typer.Option("--each", help="One by one, however many.")]
FailOn = Annotated[str, typer.Option("--fail-on", help=f"When to exit with 1: {', '.join(FAIL_ON)}.", metavar="WHAT")]


def due(
    ctx: typer.Context,
    who: Who = None,
    within: Within = _WITHIN,
    late: Late = False,  # noqa: FBT002 - a flag of the command line
    every: Every = False,  # noqa: FBT002
    each: Each = False,  # noqa: FBT002
    fail_on: FailOn = "never",
) -> int:
    """Say what is late and what is due, from whom."""
    if fail_on not in FAIL_ON:
        raise UsageError(f"`{fail_on}` is nothing to fail on", f"one of: {', '.join(FAIL_ON)}")
    systems = systems_of(ctx)
    session = open_session(common(ctx), read_span(within, "--within"))
    style = chosen(session.common, FORMATS, "table")
    wanted = Filter(systems, find_people(session, who or []), late, every)
    asked = [system for system in session.systems if not systems or system.noun in systems]
    duties = listed(all_duties(session.opened, asked), session.team, wanted)
    again = ("--late" if late else "", "--all" if every else "", f"--within {within}" if within != _WITHIN else "")
    whole = None if each or who else " ".join(filter(None, ("salesctl", *systems, "due", *again, "--each")))
    _print(session, duties, style, systems, whole)
    return Exit.FINDINGS if fail_on == "late" and any_late(duties) else Exit.CLEAN


def _print(session: Session, duties: Sequence[Duty], style: str, systems: tuple[str, ...], whole: str | None) -> None:
    if style == "json":
        from salesctl.render.json import due_text

        keep(session)
        return write(due_text(duties, session.team.today))
    from salesctl.render import duties as as_report

    title = f"{session.team.settings.name}: what is due{''.join(f', {noun}' for noun in systems)}"
    team = session.team
    made = as_report.page(duties, team, title, whole) if style == "table" else as_report.report(duties, team, title)
    answer(session, session.with_unread(made), style)
    return None
