"""`salesctl me`, `brief WHO` and `year`: pages for one person, for a talk, for the year."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from salesctl.cli.answer import answer
from salesctl.cli.options import common
from salesctl.cli.output import REPORT_FORMATS, chosen
from salesctl.cli.session import Session, find_people, open_session
from salesctl.cli.whoami import whoami
from salesctl.cli.whole import gather
from salesctl.core.asked import period_asked
from salesctl.core.report import Ask, Report
from salesctl.run.open import DUE_WITHIN


def me(
    ctx: typer.Context,
    who: Annotated[
        str | None, typer.Option("--who", help="Who you are, when git does not know.", metavar="PERSON")
    ] = None,
) -> int:
    """Say what you owe, how you stand, and what is next."""
    session = open_session(common(ctx))
    from salesctl.method.me import me as page_of

    return _print(session, page_of(gather(session), whoami(session, who)), kept=who is not None)


def brief(ctx: typer.Context, who: Annotated[str, typer.Argument(help="The person you will talk with.")]) -> int:
    """Print one page to take into a talk with somebody."""
    session = open_session(common(ctx))
    from salesctl.method.brief import brief as page_of

    (person,) = find_people(session, [who])
    return _print(session, page_of(gather(session), person))


def year(
    ctx: typer.Context,
    period: Annotated[str | None, typer.Argument(help="A fiscal year: 2027.", metavar="YEAR")] = None,
) -> int:
    """Print the manager's year: what is due when."""
    from salesctl.method.year import horizon
    from salesctl.method.year import year as page_of

    first = open_session(common(ctx))
    wanted = period_asked(first.team, Ask(argument=period), "year", "the manager's year is a fiscal one")
    ahead: timedelta = max(horizon(first.team, wanted), DUE_WITHIN)
    session = open_session(common(ctx), ahead)
    return _print(session, page_of(gather(session), wanted))


def _print(session: Session, report: Report, *, kept: bool = True) -> int:
    return answer(session, session.with_unread(report), chosen(session.common, REPORT_FORMATS, "table"), kept=kept)
