"""`salesctl status`, and `salesctl` alone: how the team stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from salesctl.cli.answer import answer
from salesctl.cli.options import common, read_day
from salesctl.cli.output import REPORT_FORMATS, chosen
from salesctl.cli.session import Session, open_session
from salesctl.cli.whole import gather, place_of
from salesctl.core.errors import HistoryError, UsageError
from salesctl.method.whole import Whole
from salesctl.run.open import Opened

Since = Annotated[str | None, typer.Option("--since", help="The score from then on, by month.", metavar="DAY")]


def status(
    ctx: typer.Context,
    systems: Annotated[bool, typer.Option("--systems", help="The ten systems, one line each.")] = False,  # noqa: FBT002
    explain: Annotated[bool, typer.Option("--explain", help="What each lost point stands on.")] = False,  # noqa: FBT002
    since: Annotated[
        str | None, typer.Option("--since", help="The score from then on, by month.", metavar="DAY")
    ] = None,
) -> int:
    """Say how the team stands: today, the number, what is late, the week, the systems."""
    session = open_session(common(ctx))
    style = chosen(session.common, REPORT_FORMATS, "table")
    whole = gather(session)
    from salesctl.method.status import status as status_page
    from salesctl.method.systems import behind, table

    past = tuple(_past(session, read_day(since, "--since"), whole)) if since else ()
    report = table(whole) if systems else status_page(whole, past)
    report = behind(report, whole, place_of(session)) if explain else report
    return answer(session, report, style, explain=explain)


def _past(session: Session, since: date, now: Whole) -> Iterator[tuple[date, Decimal | None]]:
    """Yield the score on a day, at the ends of the months since, and today. HistoryError where git cannot tell."""
    if since >= session.team.today:
        raise UsageError(f"{since} is not past", "name a day before today")
    from salesctl.method.over_time import over_months

    def open_on(day: date) -> Opened | None:
        return session.opened if day == session.team.today else _then(session, day).opened

    yield since, gather(_then(session, since)).total
    for day, opened in over_months(session.team, open_on, since):
        if day != since:
            yield day, now.total if opened is session.opened else gather(replace(session, opened=opened)).total


def _then(session: Session, day: date) -> Session:
    try:
        return open_session(replace(session.common, as_of=day.isoformat(), today=None))
    except HistoryError as error:
        raise HistoryError(f"the score of {day} cannot be told: {error.message}", error.hint) from None


def alone(ctx: typer.Context) -> int:
    """Answer `salesctl` without a command."""
    return status(ctx)
