"""Which quarter a report is asked for, and what is said of one without a plan."""

from __future__ import annotations

from salesctl.core.asked import period_asked
from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.systems.training.documents import Training


def quarter_asked(team: Team, ask: Ask) -> Period:
    """Return the quarter a report is asked for, today's when none is named. Raises UsageError for another word."""
    return period_asked(team, ask, "quarter", "training is planned by the quarter")


def no_plan(team: Team, quarter: Period) -> str:
    """Say why no plan of a quarter is shown, with the next move."""
    if team.unseen(Training, quarter=quarter):
        return "the plan cannot be read: salesctl training check"
    return f"no training plan for {quarter}: salesctl new training {quarter}"
