"""Which quarter a report is asked for, and what is said of one without a plan."""

from __future__ import annotations

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.documents import Training


def quarter_asked(team: Team, ask: Ask) -> Period:
    """Return the quarter a report is asked for, today's when none is named. Raises UsageError for another word."""
    now = team.calendar.period(team.today, "quarter")
    if ask.argument is None:
        return now
    try:
        period = Period.parse(ask.argument)
    except ValueError:
        raise UsageError(f"`{ask.argument}` is no quarter", f"name one such as {now}") from None
    days = days_of(team, period)
    if period.unit != "quarter" or days is None:
        example = team.calendar.period(days.first, "quarter") if days else now
        raise UsageError(f"`{ask.argument}` is no quarter", f"training is planned by the quarter: {example}")
    return period


def no_plan(team: Team, quarter: Period) -> str:
    """Say why no plan of a quarter is shown, with the next move."""
    if team.unseen(Training, quarter=quarter):
        return "the plan cannot be read: salesctl training check"
    return f"no training plan for {quarter}: salesctl new training {quarter}"
