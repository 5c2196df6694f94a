"""`salesctl status`, and `salesctl` alone: how the team stands."""

from __future__ import annotations

from typing import Annotated

import typer

from salesctl.cli.options import common
from salesctl.cli.output import REPORT_FORMATS, chosen, page, write
from salesctl.cli.session import open_session
from salesctl.cli.whole import gather, place_of


def status(
    ctx: typer.Context,
    systems: Annotated[bool, typer.Option("--systems", help="The ten systems, one line each.")] = False,  # noqa: FBT002
    explain: Annotated[bool, typer.Option("--explain", help="What each lost point stands on.")] = False,  # noqa: FBT002
) -> int:
    """Say how the team stands: today, the number, what is late, the week, the systems."""
    session = open_session(common(ctx))
    style = chosen(session.common, REPORT_FORMATS, "table")
    whole = gather(session)
    from salesctl.method.status import status as status_page
    from salesctl.method.systems import behind, table
    from salesctl.render.report import render

    report = table(whole) if systems else status_page(whole)
    report = behind(report, whole, place_of(session)) if explain else report
    where = page(session.common)
    write(render(report, style, where.width, color=where.color, explain=explain, notes=session.notes))
    return 0


def alone(ctx: typer.Context) -> int:
    """Answer `salesctl` without a command."""
    return status(ctx)
