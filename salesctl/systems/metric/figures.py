"""What was counted: entries of the metric logs, and their sums. What is not written was not counted, and is never 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.typed import imported_metrics, typed_counts

__all__ = [
    "Entry",
    "day_of",
    "days_logged",
    "entries",
    "imported_metrics",
    "logged",
    "month_of",
    "total",
    "totals",
    "typed_counts",
    "week_of",
    "week_totals",
]

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a metric log: the day or week as written, the day it counts on, and the values."""

    day: date
    period: Period
    values: Mapping[str, Decimal]


def day_of(period: Period) -> date:
    """Return the day an entry counts on: the day itself, the Monday of a week."""
    if period.unit == "week":
        return date.fromisocalendar(period.year, period.number, 1)
    return period.date


def week_of(period: Period) -> Days:
    """Return the seven days of a week."""
    monday = day_of(period)
    return Days(monday, _later(monday))


def month_of(period: Period) -> Period:
    """Return the month whose file an entry belongs in: the day's, or the one its week starts in."""
    return Period.of_month(day_of(period))


def entries(team: Team, person: str, days: Days) -> Iterator[Entry]:
    """Yield a person's entries of some days up to today, by day; a week is there with its Monday.

    An entry in another month's file is not counted: the path says which month a file is about.
    """
    run = Days(days.first, min(days.last, team.today))
    for month in team.calendar.over(run, "month"):
        doc = team.get(MetricLog, person=person, month=month)
        if doc is not None:
            of_month = team.once("metric", "entries", doc.path, make=partial(_of_month, doc.model, month))
            yield from (entry for entry in of_month if run.first <= entry.day <= run.last)


def _of_month(log: MetricLog, month: Period) -> list[Entry]:
    """Return the entries of a log that belong to its month, by day."""
    dated = ((day_of(period), period, values) for period, values in log.entries.items())
    found = (Entry(day, period, values) for day, period, values in dated if Period.of_month(day) == month)
    return sorted(found, key=_by_day)


def _by_day(entry: Entry) -> tuple[date, str]:
    return entry.day, entry.period.unit


def logged(team: Team, person: str, days: Days) -> Iterator[tuple[Period, str, Decimal]]:
    """Yield (day or week, metric, value) for everything a person logged on some days up to today, by day.

    A week at once counts whole on its Monday. A metric that is logged both by the week and by a day of that week counts
    by the day, so that nothing counts twice.
    """
    for entry in entries(team, person, days):
        by_day = _of_days(team, person, entry.day) if entry.period.unit == "week" else frozenset()
        for metric, value in entry.values.items():
            if metric not in by_day:
                yield entry.period, metric, value


def _of_days(team: Team, person: str, monday: date) -> frozenset[str]:
    """Return the metrics that the days of a week log."""
    week = entries(team, person, Days(monday, _later(monday)))
    return frozenset(metric for entry in week if entry.period.unit == "day" for metric in entry.values)


def _later(monday: date) -> date:
    return monday + _WEEK if monday <= date.max - _WEEK else date.max


def days_logged(team: Team, person: str, days: Days) -> frozenset[date]:
    """Return the days, of some days up to today, of which something is logged; a week at once covers its seven."""
    week = Days(days.first - _WEEK if days.first >= date.min + _WEEK else date.min, days.last)
    found: set[date] = set()
    for entry in entries(team, person, week):
        if entry.values:
            found.update(Days(entry.day, _later(entry.day)) if entry.period.unit == "week" else (entry.day,))
    return frozenset(day for day in found if day in days)


def totals(team: Team, person: str, days: Days) -> dict[str, Decimal]:
    """Return the sums of the metrics a person logged on some days up to today; what was not logged is not there."""
    sums: dict[str, Decimal] = {}
    for _, metric, value in logged(team, person, days):
        sums[metric] = sums.get(metric, Decimal(0)) + value
    return sums


def total(team: Team, person: str, metric: str, days: Days) -> Decimal | None:
    """Return the sum of one metric on some days up to today; None when nothing of it was logged."""
    return totals(team, person, days).get(metric)


def week_totals(team: Team, person: str, metric: str, weeks: Sequence[Period]) -> tuple[Decimal | None, ...]:
    """Return the sums of one metric in each of some weeks, up to today; None for a week in which it was not logged."""
    return by_week(team, person, weeks).get(metric, (None,) * len(weeks))


def by_week(team: Team, person: str, weeks: Sequence[Period]) -> dict[str, tuple[Decimal | None, ...]]:
    """Return the sums in each of some weeks, up to today, of every metric logged in one; None where it was not."""
    if not weeks:
        return {}
    sums: dict[str, dict[Period, Decimal]] = {}
    for period, metric, value in logged(team, person, Days(day_of(min(weeks)), week_of(max(weeks)).last)):
        week = period if period.unit == "week" else Period.of_week(period.date)
        of_metric = sums.setdefault(metric, {})
        of_metric[week] = of_metric.get(week, Decimal(0)) + value
    found = {metric: tuple(map(of_metric.get, weeks)) for metric, of_metric in sums.items()}
    return {metric: values for metric, values in found.items() if any(value is not None for value in values)}


def missing_days(team: Team, person: str, days: Days) -> list[date]:
    """Return the days a person worked since the method runs, of some days before today, on which nothing is logged."""
    known = team.person(person)
    inside = days if known is None else days.overlap(known.employed)
    over = Days(max(inside.first, team.since), min(inside.last, team.today - timedelta(days=1)))
    found = days_logged(team, person, over) if len(over) else frozenset()
    return [day for day in team.calendar_of(person).working(over) if day not in found]
