"""Whose work is on the manager's list, and how much of it is others'.

An item is on the list's books when it was added in the last thirteen weeks or is still open. The dependency share is,
of those, how much is others' work that the manager kept: a deal, a customer, a quote, a chase or a fix that is with
nobody else. From the day it is handed on it is kept no longer. An item that comes back loses its `handed_on` until it
is handed on again, and counts until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.systems.manager.days import no_lunch, written_days
from salesctl.systems.manager.documents import Todo, TodoItem

__all__ = [
    "FEWEST",
    "WINDOW",
    "Entry",
    "Share",
    "dependency",
    "entries",
    "is_kept",
    "is_landed",
    "is_open",
    "is_to_hand_on",
    "is_with_another",
    "no_lunch",
    "on_the_books",
    "share",
    "todo_of",
    "written_days",
]

WINDOW = timedelta(weeks=13)
FEWEST = 5  # items: of fewer a share says nothing


# ---- the list


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the list with its place in the file, from 0."""

    index: int
    item: TodoItem

    @property
    def number(self) -> int:
        """Its number in the list, from 1, as its name says it."""
        return self.index + 1


def todo_of(team: Team) -> Doc[Todo] | None:
    """Return the manager's list; None when there is none or it cannot be read."""
    return team.get(Todo)


def entries(todo: Todo, today: date) -> tuple[Entry, ...]:
    """Return the items added up to a day, in the order of the file."""
    return tuple(Entry(index, item) for index, item in enumerate(todo.items) if item.added <= today)


def is_open(item: TodoItem, on: date) -> bool:
    """Tell whether an item is neither done by a day nor dropped. A dropped item has no day: it never counts as open."""
    return item.dropped is None and (item.done is None or item.done > on)


def is_with_another(item: TodoItem, manager: str, on: date) -> bool:
    """Tell whether an item is with somebody else on a day: handed on by then, or another's by `who`."""
    handed_on = item.handed_on is not None and item.handed_on <= on
    return handed_on or (item.who is not None and item.who != manager)


def is_landed(item: TodoItem, manager: str) -> bool:
    """Tell whether an item is others' work that came to the manager: of their kinds, and not written for another."""
    return item.is_others and item.who in (None, manager)


def is_kept(item: TodoItem, manager: str, on: date) -> bool:
    """Tell whether an item is others' work that is with the manager on a day, or was done by the manager until then."""
    return item.is_others and not is_with_another(item, manager, on)


def is_to_hand_on(item: TodoItem, manager: str, on: date) -> bool:
    """Tell whether an open item is with the manager and not the manager's: others' work, or work that belongs to
    another.
    """
    if not is_open(item, on) or is_with_another(item, manager, on):
        return False
    return item.is_others or item.belongs_to not in (None, manager)


def on_the_books(todo: Todo, on: date) -> tuple[Entry, ...]:
    """Return the items that a share of a day looks at: added in the thirteen weeks up to it, or still open then."""
    since = on - WINDOW
    return tuple(each for each in entries(todo, on) if each.item.added >= since or is_open(each.item, on))


# ---- the share


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the list is others' work, on a day: items and minutes on the books, landed, and kept.

    Minutes are those written; an item without counts none.
    """

    on: date
    items: int
    landed: int
    kept: int
    minutes: int
    minutes_landed: int
    minutes_kept: int
    came_back: int

    @property
    def by_count(self) -> Decimal | None:
        """The dependency share in percent, by number of items; None for an empty list."""
        return _percent(self.kept, self.items)

    @property
    def by_minutes(self) -> Decimal | None:
        """The dependency share in percent, by minutes; None where no minutes are written."""
        return _percent(self.minutes_kept, self.minutes)

    @property
    def landed_by_count(self) -> Decimal | None:
        """What landed here in percent of all items, handed on or not."""
        return _percent(self.landed, self.items)


def dependency(team: Team, on: date | None = None) -> Share | None:
    """Return the dependency share of the manager's list, today's when no day is given; None without a list."""
    doc = todo_of(team)
    day = on or team.today
    return None if doc is None else share(doc.model, team.manager_on(day), day)


def share(todo: Todo, manager: str, on: date) -> Share:
    """Return how much of a list is others' work on a day."""
    items = [each.item for each in on_the_books(todo, on)]
    landed = [item for item in items if is_landed(item, manager)]
    kept = [item for item in items if is_kept(item, manager, on)]
    return Share(
        *(on, len(items), len(landed), len(kept), _minutes(items), _minutes(landed), _minutes(kept)),
        sum(item.came_back for item in landed),
    )


def _minutes(items: Sequence[TodoItem]) -> int:
    return sum(item.minutes or 0 for item in items)


def _percent(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole * 100 if whole else None
