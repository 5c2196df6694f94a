"""recipe.yaml and metrics/."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate.activity import Counts, activity, weeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.generate.days import Span
    from benchmarks.generate.values import Document, Fields
    from benchmarks.generate.world import Person, World

_BY_THE_WEEK = "conversations"


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the recipe, and what each salesperson measured in each month."""
    yield "recipe.yaml", _recipe(world)
    for person in world.people:
        for month in world.months:
            log = _log(world, person, month)
            if log:
                yield f"metrics/{person.id}/{month.id}.yaml", log


def _recipe(world: World) -> Fields:
    return {
        "outcome": "revenue",
        "metrics": {
            "calls": _metric("activity", "a call to a customer that somebody answered", target=60),
            "conversations": _metric("activity", "a call that reached who decides", target=25),
            "meetings": _metric("activity", "an hour with a customer, there or by video", target=8),
            "demos": _metric("activity", "a unit shown at work", target=3),
            "proposals": _metric("pipeline", "a written offer with a price"),
            "wins": _metric("result", "a signed order"),
            "revenue": {"kind": "result", "unit": "money", "means": "signed order value", "source": "crm"},
        },
        "funnel": ["calls", "meetings", "proposals", "wins"],
        "checked": {"date": world.workdays.before(world.today - timedelta(30)), "error": 11, "verdict": "comfortable"},
    }


def _metric(kind: str, means: str, **more: int) -> Fields:
    return {"kind": kind, "unit": "count", "means": means, **more}


def _log(world: World, person: Person, month: Span) -> Fields:
    """Return an entry a day; one in ten people notes conversations once a week."""
    days = activity(world, person, month)
    if person.index % 10 != 6:
        return {day.isoformat(): dict(counts) for day, counts in days.items()}
    return _with_weeks(days)


def _with_weeks(days: dict[date, Counts]) -> Fields:
    log: Fields = {}
    for monday, worked in weeks(list(days)).items():
        # A week belongs to the month it starts in, so one cut by the month's end stays day by day.
        whole = monday in days and len(worked) == 5
        for day in worked:
            log[day.isoformat()] = {name: n for name, n in days[day].items() if not (whole and name == _BY_THE_WEEK)}
        if whole:
            year, week, _ = monday.isocalendar()
            log[f"{year}-W{week:02}"] = {_BY_THE_WEEK: sum(days[day].get(_BY_THE_WEEK, 0) for day in worked)}
    return log
