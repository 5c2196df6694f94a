"""What somebody's activity has brought so far, in plain ratios: light enough for `check`, which loads no numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import sqrt

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.metric.figures import by_week

YEAR, LEAST_WEEKS, LEAST_ORDERS = 52, 26, 8
ONE_IN_TEN = 1.28
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Pace:
    """A person's year before some day: the outcome, its weekly amounts, and the sum of each metric logged beside it."""

    weeks: int
    outcome: Decimal
    amounts: Sequence[Decimal]
    activity: Mapping[str, Decimal]

    @property
    def doubt(self) -> float:
        """The relative standard error of the outcome: of a sum of so many orders of such different sizes."""
        count = len(self.amounts)
        mean = float(self.outcome) / count
        spread = sum((float(amount) - mean) ** 2 for amount in self.amounts) / max(count - 1, 1)
        return sqrt((1 + spread / mean**2) / count)

    def brings(self, metric: str, planned: Decimal) -> float | None:
        """Return the outcome of so much of a metric at this person's own rate; None where it was hardly logged."""
        done = self.activity.get(metric)
        return None if not done or done <= 0 else float(planned) * float(self.outcome) / float(done)


def pace(team: Team, who: str, before: Days, outcome: str) -> Pace | None:
    """Return a person's pace over the year before some days, from their own log alone.

    None with less than half a year of logged weeks or fewer than eight weeks with an order: such ratios are chance.
    """
    if before.first.year < _FIRST_YEAR:
        return None
    first = before.first - timedelta(weeks=YEAR)
    weeks = [Period.of_week(first + timedelta(weeks=step)) for step in range(YEAR)]
    found = by_week(team, who, weeks)
    amounts = [value for value in found.get(outcome, ()) if value]
    total = sum(amounts, Decimal(0))
    others = {name: values for name, values in found.items() if name != outcome}
    logged = sum(any(values[at] is not None for values in others.values()) for at in range(YEAR))
    if logged < LEAST_WEEKS or len(amounts) < LEAST_ORDERS or total <= 0:
        return None
    sums = {
        name: sum((value for value in values if value is not None), Decimal(0))
        for name, values in others.items()
        if sum(value is not None for value in values) >= LEAST_WEEKS
    }
    return Pace(logged, total, amounts, sums)
