"""What is written of the manager's days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from salesctl.core.calendar import Days
from salesctl.systems.manager.documents import ManagerDay, ManagerDays


def written_days(days: ManagerDays, window: Days) -> list[tuple[date, ManagerDay]]:
    """Return the days written inside a run of days, in order."""
    return sorted((day, written) for day, written in days.days.items() if day in window)


def no_lunch(written: Sequence[tuple[date, ManagerDay]], fewest: int) -> Iterator[tuple[date, ...]]:
    """Yield each run of written days, one after the other, without a lunch; only runs of `fewest` days and more."""
    run: list[date] = []
    for day, each in written:
        if each.lunch:
            if len(run) >= fewest:
                yield tuple(run)
            run = []
        else:
            run.append(day)
    if len(run) >= fewest:
        yield tuple(run)
