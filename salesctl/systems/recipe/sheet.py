"""One person's log as weekly totals, and how much of each week it covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from salesctl.core.team import Team
from salesctl.systems.metric.figures import entries
from salesctl.systems.recipe.documents import Recipe
from salesctl.systems.recipe.worked import Weeks

DAILY = 0.8
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A person's totals: `sums[metric][week]` by the place of the week, only where something was written.

    `complete` are the weeks in which every day worked has an entry of the person's own.
    """

    sums: Mapping[str, Mapping[int, float]]
    complete: Collection[int]


@dataclass(slots=True)
class _Read:
    """What stands in the log: the values by metric and week, those of whole weeks, and the days with an entry."""

    by_day: dict[str, dict[int, list[float]]]
    by_week: dict[str, dict[int, list[float]]]
    days: dict[int, set[date]]
    whole: set[int]


def sheet(team: Team, who: str, weeks: Weeks, recipe: Recipe, worked: Sequence[tuple[date, ...] | None]) -> Sheet:
    """Return a person's weekly totals.

    Somebody who logs by the day and left days out counted only the others: then counts of the days that were logged
    stand for the week, and with less than half of the days logged the week is not known. What the CRM says stays as it
    is, and so does what somebody writes down once a week or once a month. A share in percent is averaged, not added.
    """
    read = _read(team, who, weeks, recipe)
    cover = {at: _cover(read, at, days) for at, days in enumerate(worked) if days}
    scaled = {at: part for at, part in cover.items() if part < 1} if _is_daily(read, cover) else {}
    sums: dict[str, dict[int, float]] = {}
    for name in read.by_day.keys() | read.by_week.keys():
        metric = recipe.metrics[name]
        values = read.by_week.get(name, {}) | read.by_day.get(name, {})
        is_share = metric.unit == "percent"
        found = {at: sum(each) / (len(each) if is_share else 1) for at, each in values.items()}
        if metric.source == "self" and metric.kind != "result" and not is_share:
            whole = read.by_week.get(name, {}).keys() - read.by_day.get(name, {}).keys()
            found = {
                at: value if at in whole else value / scaled.get(at, 1.0)
                for at, value in found.items()
                if at in whole or scaled.get(at, 1.0) >= LEAST
            }
        sums[name] = found
    return Sheet(sums, {at for at, part in cover.items() if part >= 1})


def _read(team: Team, who: str, weeks: Weeks, recipe: Recipe) -> _Read:
    read = _Read(defaultdict(dict), defaultdict(dict), defaultdict(set), set())
    own = {name for name, metric in recipe.metrics.items() if metric.source == "self"}
    for entry in entries(team, who, weeks.days):
        at, is_week = weeks.at(entry.day), entry.period.unit == "week"
        for name, value in entry.values.items():
            if name in recipe.metrics:
                (read.by_week if is_week else read.by_day)[name].setdefault(at, []).append(float(value))
        if not own.isdisjoint(entry.values):
            if is_week:
                read.whole.add(at)
            else:
                read.days[at].add(entry.day)
    return read


def _cover(read: _Read, at: int, days: tuple[date, ...]) -> float:
    """Return the share of the days worked that have an entry, 0 to 1."""
    logged = read.days.get(at, ())
    return 1.0 if at in read.whole else sum(day in logged for day in days) / len(days)


def _is_daily(read: _Read, cover: Mapping[int, float]) -> bool:
    """Tell whether a person logs by the day, nearly all of them, in most of the weeks with an entry."""
    logged = [part for at, part in cover.items() if part > 0 and at not in read.whole]
    return bool(logged) and median(logged) >= DAILY
