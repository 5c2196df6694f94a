"""contests/: one a quarter, with the winners the metrics give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate.activity import totals
from benchmarks.generate.days import Span, quarter
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.generate.world import Person, World

_POINTS = {"calls": 1, "meetings": 5, "proposals": 10}
_TIE_BREAK = ("proposals", "calls")
_NAMES = ("Winter start", "Spring harvest", "Summer sprint", "Autumn fair")
_OBJECTIVES = (
    "fill the first quarter's diary before the others do",
    "put offers on paper before the summer",
    "keep talking to customers while others rest",
    "meet everybody who comes to the November fair",
)


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the contests of each year that are announced by now."""
    for year in world.years(1):
        spans = [quarter(year, number) for number in (1, 2, 3, 4)]
        contests = [_contest(world, span) for span in spans if span.first >= world.since and _announced(world, span)]
        if contests:
            yield f"contests/{year}.yaml", {"contests": contests}


def _announced(world: World, span: Span) -> bool:
    return date(span.first.year, 1, 1) - timedelta(14) < world.today


def _contest(world: World, span: Span) -> Fields:
    draw = chance(world.scale.seed, "contest", span.id)
    number = int(span.id[-1]) - 1
    days = _days(span)
    mode = ("rank", "points")[number % 2]
    contest = some(
        id=f"{_NAMES[number].lower().replace(' ', '-')}-{span.first.year}",
        name=_NAMES[number],
        planned=world.workdays.until(date(span.first.year, 1, 1) - timedelta(20)),
        objective=_OBJECTIVES[number],
        starts=days.first,
        ends=days.last,
        metric="meetings" if mode == "rank" else None,
        points=_POINTS if mode == "points" else None,
        mode=mode,
        eligible=["all"],
        tie_break=_TIE_BREAK,
        prizes=[{"place": 1, "what": "dinner for two at the harbour", "value": 150}],
    )
    decided = world.workdays.after(days.last, draw.randint(1, 4))
    return {**contest, "result": _result(world, days, mode, decided)} if decided < world.today else contest


def _days(span: Span) -> Span:
    """Return four whole weeks inside `span`, from a Monday."""
    first = span.first + timedelta(35 - span.first.weekday())
    return Span(first, first + timedelta(25), "")


def _result(world: World, days: Span, mode: str, decided: date) -> Fields:
    ranks = {each.id: _rank(world, each, days, mode) for each in world.people if world.worked(each, days)}
    best = max(ranks.values())
    return {"date": decided, "winners": [person for person, rank in ranks.items() if rank == best]}


def _rank(world: World, person: Person, days: Span, mode: str) -> tuple[int, ...]:
    """Return what the person is placed by: the score, then the tie-breaks."""
    sums = totals(world, person, days)
    score = sum(worth * sums[metric] for metric, worth in _POINTS.items()) if mode == "points" else sums["meetings"]
    return score, *(sums[metric] for metric in _TIE_BREAK)
