"""manager/: a to-do list that is mostly the manager's own, and the days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.items import item
from benchmarks.generate.values import Document, Fields, chance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.world import World

_OWN = {
    "hire": "call two people from the bench",
    "plan": "read the plans that came in",
    "train": "ask next month's leaders for their topics",
    "review": "prepare the reviews of the week",
    "meeting": "look through Monday's agenda",
    "contest": "order the prize of the quarter",
    "coach": "book next month's calls",
    "recipe": "compare the forecast with the orders",
    "strategy": "write down where next year's growth comes from",
    "admin": "sign the travel claims",
}
_NEW_A_MONTH = 8


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the to-do list and the manager's days so far."""
    draw = chance(world.scale.seed, "todo")
    yield "manager/todo.yaml", [_task(world, added, draw) for added in _added(world, draw)]
    days = world.workdays.within(world.since, world.today - timedelta(1))
    yield "manager/days.yaml", {day.isoformat(): _day(draw) for day in days}


def _added(world: World, draw: Random) -> list[date]:
    """Return the past days on which something came onto the list, in order."""
    days = world.workdays.within(world.since, world.workdays.before(world.today, 2))
    return sorted(draw.choice(days) for _ in range(_NEW_A_MONTH * len(world.months)) if days)


def _task(world: World, added: date, draw: Random) -> Fields:
    by = world.workdays.after(added, draw.randint(5, 15))
    if draw.random() < 0.08:
        return _handed_on(world, added, draw)
    kind, what = draw.choice(list(_OWN.items()))
    minutes = draw.choice((15, 30, 45, 60, 90))
    return item(draw, what, by, world.today, kind=kind, added=added, minutes=minutes)


def _handed_on(world: World, added: date, draw: Random) -> Fields:
    """Return what a salesperson brought and took away again."""
    owner = draw.choice([each for each in world.people if each.employed_on(added)])
    return {
        "what": words.task(draw, draw.choice(world.accounts[owner.id])),
        "kind": draw.choice(("deal", "customer", "quote", "chase", "fix")),
        "added": added,
        "minutes": draw.choice((15, 30)),
        "raised_by": owner.id,
        "belongs_to": owner.id,
        "handed_on": world.workdays.after(added),
    }


def _day(draw: Random) -> Fields:
    first = draw.random() < 0.2
    return {"first": first, "last": not first and draw.random() < 0.2, "lunch": draw.choice((30, 45, 45, 60))}
