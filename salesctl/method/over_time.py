"""The team as it was at the end of each month: so that a figure can be followed over the months."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.run.open import Opened

MONTHS = 12
OpenOn = Callable[[date], Opened | None]


def month_ends(team: Team, since: date | None = None, months: int = MONTHS) -> list[date]:
    """Return the last days of the months that are over, from `since` (or so many months back), then today.

    Months before the method began are left out.
    """
    first = max(since or _back(team.today, months), team.since)
    ends = []
    month = Period.of_month(first)
    while (last := team.calendar.days(month).last) < team.today:
        ends.append(last)
        month = team.calendar.shift(month, 1)
    return [*ends, team.today]


def _back(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1) if count >= 12 else date.min + timedelta(days=1)


def over_months(
    team: Team, open_on: OpenOn, since: date | None = None, months: int = MONTHS
) -> Iterator[tuple[date, Opened]]:
    """Yield each month's last day with the team as it was then, ending with today.

    `open_on` opens the team on a day, None where nothing was committed by then; such days are left out.
    """
    for day in month_ends(team, since, months):
        opened = open_on(day)
        if opened is not None:
            yield day, opened
