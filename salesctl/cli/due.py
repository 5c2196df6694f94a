"""`salesctl due`: what is due, from whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from salesctl.cli.check import Who
from salesctl.cli.options import common, read_span
from salesctl.cli.output import chosen, page, write
from salesctl.cli.session import find_people, open_session
from salesctl.core.errors import Exit, UsageError
from salesctl.run.due import Filter, all_duties, late, listed
from salesctl.run.open import DUE_WITHIN

FORMATS = ("table", "json", "csv", "markdown")
FAIL_ON = ("late", "never")

Within = Annotated[str, typer.Option("--within", help="How far ahead: 14d, 2w.", metavar="SPAN")]
Late = Annotated[bool, typer.Option("--late", help="Only what is late.")]
FailOn = Annotated[str, typer.Option("--fail-on", help=f"When to exit with 1: {', '.join(FAIL_ON)}.", metavar="WHAT")]


def due(
    ctx: typer.Context,
    who: Who = None,
    within: Within = f"{DUE_WITHIN.days}d",
    late: Late = False,  # noqa: FBT002 - a flag of the command line
    fail_on: FailOn = "never",
) -> int:
    """Say what is late and what is due, from whom."""
    return run(ctx, (), who or [], within, late_only=late, fail_on=fail_on)


def run(
    ctx: typer.Context, systems: tuple[str, ...], who: Sequence[str], within: str, *, late_only: bool, fail_on: str
) -> int:
    """List the duties of some systems (all when none is named), and return the exit code."""
    if fail_on not in FAIL_ON:
        raise UsageError(f"`{fail_on}` is nothing to fail on", f"one of: {', '.join(FAIL_ON)}")
    session = open_session(common(ctx), read_span(within, "--within"))
    style = chosen(session.common, FORMATS, "table")
    wanted = Filter(systems, find_people(session, who), late_only)
    chosen_systems = [each for each in session.systems if not systems or each.noun in systems]
    duties = listed(all_duties(session.opened, chosen_systems), session.team, wanted)
    if style == "json":
        from salesctl.render.json import due_text

        write(due_text(duties, session.team.today))
    else:
        from salesctl.render import duties as as_report
        from salesctl.render.report import render

        where = page(session.common)
        title = f"{session.team.settings.name}: what is due{''.join(f', {noun}' for noun in systems)}"
        make = as_report.page if style == "table" else as_report.report
        made = make(duties, session.team, title)
        write(render(made, style, where.width, color=where.color, notes=session.notes))
    return Exit.FINDINGS if fail_on == "late" and late_any(duties) else Exit.CLEAN


def late_any(duties: Sequence[object]) -> bool:
    """Tell whether some duty is late."""
    return bool(late(duties))  # type: ignore[arg-type]
