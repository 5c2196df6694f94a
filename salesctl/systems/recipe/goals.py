"""What is still to be reached: of the running quarter and half, for the team or one person, and in how many weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.metric.figures import total
from salesctl.systems.quota.figures import counted_metric, quota_of, target_of, team_quota
from salesctl.systems.recipe.worked import Weeks

FARTHEST = 26
_THURSDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class ToGo:
    """A number and how far it is: `reached` up to the last week that is over, `weeks` from then to its end.

    In the unit of the recipe's outcome.
    """

    period: Period
    number: Decimal
    reached: Decimal
    weeks: int

    @property
    def left(self) -> Decimal:
        """What is left of it; below 0 once it is exceeded."""
        return self.number - self.reached


def weeks_left(team: Team, period: Period, weeks: Weeks) -> int:
    """Count the weeks after the last one that is over which belong to a period, by their Thursday."""
    end = team.calendar.days(period).last
    first = weeks.days.last + timedelta(days=1)
    return max((end - (first + _THURSDAY)).days // 7 + 1, 0)


def to_go(
    team: Team, who: str | None, period: Period, weeks: Weeks, people: Sequence[str], outcome: str
) -> ToGo | None:
    """Return how far the team, or one person, is in a period; None where no number is written for it.

    None too where the number counts something other than the outcome.
    """
    number = _number(team, who, period, outcome)
    if number is None:
        return None
    days = Days(team.calendar.days(period).first, weeks.days.last)
    logged = [total(team, each, outcome, days) for each in ([who] if who else people)] if len(days) else []
    reached = sum((value for value in logged if value is not None), Decimal(0))
    return ToGo(period, number, reached, weeks_left(team, period, weeks))


def _number(team: Team, who: str | None, period: Period, outcome: str) -> Decimal | None:
    if who is None:
        return target_of(team, period) or team_quota(team, period)
    return quota_of(team, who, period) if counted_metric(team, who, period) == outcome else None


def running(team: Team) -> tuple[Period, Period]:
    """Return the quarter and the half that today lies in."""
    return team.calendar.period(team.today, "quarter"), team.calendar.period(team.today, "half")


def goals(team: Team, who: str | None, weeks: Weeks, people: Sequence[str], outcome: str) -> Iterator[ToGo]:
    """Yield the numbers of the running quarter and half that still have a week to go."""
    for period in running(team):
        goal = to_go(team, who, period, weeks, people, outcome)
        if goal is not None and 1 <= goal.weeks <= FARTHEST:
            yield goal
