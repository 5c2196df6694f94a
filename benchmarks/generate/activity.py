"""What each salesperson did, day by day: the numbers behind metrics, contests and reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate.book import book
from benchmarks.generate.days import Span, half_of, months
from benchmarks.generate.values import chance

if TYPE_CHECKING:
    from random import Random

    from benchmarks.generate.world import Person, World

Counts = Mapping[str, int]


def activity(world: World, person: Person, month: Span) -> dict[date, Counts]:
    """Return the counts of `person` for each day worked in `month` before the world's day; zeros are left out."""
    draw = chance(world.scale.seed, "activity", person.id, month.id)
    level = person.level * draw.uniform(0.8, 1.2)  # nobody is in the same form each month
    won = Counter[date]()
    orders = Counter[date]()
    half = book(world, person, half_of(month.first))
    for line in half.wins(month.first, month.last):
        orders[line.close] += 1
        won[line.close] += line.amount
    return {
        day: _day(draw, level, orders[day], won[day], half.quota)
        for day in world.worked(person, month)
        if day < world.today and (person.works_on(day) or orders[day])
    }


def totals(world: World, person: Person, span: Span) -> Counter[str]:
    """Return the sums of `person` over the days of `span`."""
    sums = Counter[str]()
    for month in months(span):
        for day, counts in activity(world, person, month).items():
            if day in span:
                sums.update(counts)
    return sums


def _day(draw: Random, level: float, orders: int, won: int, quota: int) -> Counts:
    calls = max(2, round(draw.gauss(12 * level, 3)))
    meetings = _some(draw, 1.6 * level)
    proposals = _some(draw, 0.6 * level)
    small = int(draw.random() < 0.12)
    counts = {
        "calls": calls,
        "conversations": round(calls * draw.uniform(0.3, 0.6)),
        "meetings": meetings,
        "demos": int(meetings > 0 and draw.random() < 0.4),
        "proposals": max(proposals, small),
        "wins": orders + small,
        "revenue": won + small * round(quota * draw.uniform(0.005, 0.02)),
    }
    return {metric: count for metric, count in counts.items() if count or metric == "calls"}


def _some(draw: Random, mean: float) -> int:
    """Return a count about `mean`, as three trials."""
    return sum(draw.random() < mean / 3 for _ in range(3))


def weeks(days: list[date]) -> dict[date, list[date]]:
    """Return `days` by the Monday of their week."""
    found: dict[date, list[date]] = {}
    for day in days:
        found.setdefault(day - timedelta(day.weekday()), []).append(day)
    return found
