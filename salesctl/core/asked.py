"""Which period a report is asked for."""

from __future__ import annotations

from salesctl.core.errors import UsageError
from salesctl.core.period import Period, Unit
from salesctl.core.report import Ask
from salesctl.core.team import Team


def period_asked(team: Team, ask: Ask, unit: Unit, says: str) -> Period:
    """Return the period of a unit that a report is asked for, today's when none is named.

    Raises UsageError for another word and for another unit, to which `says` replies: `plans are for a half`.
    """
    now = team.calendar.period(team.today, unit)
    if ask.argument is None:
        return now
    try:
        period = Period.parse(ask.argument)
        days = team.calendar.days(period)
    except (ValueError, OverflowError):
        raise UsageError(f"`{ask.argument}` is no {unit}", f"name one such as {now}") from None
    if period.unit != unit:
        raise UsageError(f"`{ask.argument}` is no {unit}", f"{says}: {team.calendar.period(days.first, unit)}")
    return period
