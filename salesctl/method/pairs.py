"""Which rows of a list are the same ones in two versions of it, and what a reader calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import product, zip_longest
from typing import Any

Row = Mapping[str, Any]
Rows = Mapping[int, Row]
# What rows of a list are known by. Items have none of them: they are never reordered, so their number names them.
NAMES = ("id", "account", "skill", "key", "date", "place")
# What tells rows of one name apart, for a reader: two deals of an account by when they close, else by amount.
TELLING = ("close", "round", "who", "topic", "amount", "crm")
WEIGHTS = {"amount": 3, "close": 2}
# More comparisons than this are not made: such a list was not written by people, and goes by its order.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A row as it was and as it is, None where it is not there; `name` is what it is called, unlike any other."""

    name: str
    before: Row | None
    after: Row | None


def paired(before: Sequence[Row], after: Sequence[Row]) -> list[Pair]:
    """Return the rows of two versions laid beside each other: in the order of the newer one, then those that left."""
    key = known_by(before, after)
    if key is None:
        return [Pair(str(number), old, new) for number, (old, new) in enumerate(zip_longest(before, after), 1)]
    came_from = _same(key, before, after)
    here = [(before[came_from[place]] if place in came_from else None, row) for place, row in enumerate(after)]
    gone = [(row, None) for place, row in enumerate(before) if place not in set(came_from.values())]
    return list(_called(key, [*here, *gone]))


def known_by(*versions: Sequence[Row]) -> str | None:
    """Return the key that names the rows of a list in all its versions; None where they go by their number."""
    rows = [row for rows in versions for row in rows]
    return next((name for name in NAMES if rows and all(name in row for row in rows)), None)


def _same(key: str, before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    """Return the place each row had before: it says the same, is the same deal, is the likest, or was renamed."""
    found: dict[int, int] = {}
    for match in (partial(_by, _whole), partial(_by, _deal), partial(_likest, key), partial(_by, partial(_rest, key))):
        taken = set(found.values())
        old = {place: row for place, row in enumerate(before) if place not in taken}
        new = {place: row for place, row in enumerate(after) if place not in found}
        found |= match(old, new)
    return found


def _by(mark: Callable[[Row], str], old: Rows, new: Rows) -> dict[int, int]:
    """Pair the rows that have one mark, in order; those without a mark are left."""
    there: dict[str, list[int]] = defaultdict(list)
    for place, row in old.items():
        there[mark(row)].append(place)
    marked = ((place, there[mark(row)]) for place, row in new.items() if mark(row))
    return {place: left.pop(0) for place, left in marked if left}


def _whole(row: Row) -> str:
    return repr(sorted(row.items(), key=str))


def _deal(row: Row) -> str:
    return str(row.get("crm") or "")


def _rest(key: str, row: Row) -> str:
    """Return what a line of money says besides its name: where all that is alike, only the name was written anew."""
    rest = {each: value for each, value in row.items() if each != key}
    return _whole(rest) if {"amount", "close"} <= rest.keys() else ""


def _likest(key: str, old: Rows, new: Rows) -> dict[int, int]:
    """Pair the rows of one name, the likest first."""
    found: dict[int, int] = {}
    for name in {str(row[key]) for row in new.values()}:
        was = {place: row for place, row in old.items() if str(row[key]) == name}
        now = {place: row for place, row in new.items() if str(row[key]) == name}
        taken: set[int] = set()
        for one, other in _likest_first(was, now):
            if one not in taken and other not in found:
                taken.add(one)
                found[other] = one
    return found


def _likest_first(was: Rows, now: Rows) -> list[tuple[int, int]]:
    if len(was) * len(now) > MOST:
        return list(zip(was, now, strict=False))
    both = [(one, other) for one, other in product(was, now) if _can_be(was[one], now[other])]
    return sorted(both, key=lambda each: (-_likeness(was[each[0]], now[each[1]]), abs(each[0] - each[1]), each[1]))


def _can_be(was: Row, now: Row) -> bool:
    """Tell whether two rows of one name can be one: deals with two numbers of a CRM, or nothing in common, are two."""
    if "amount" not in was or "amount" not in now:
        return True
    is_one_deal = not (was.get("crm") and now.get("crm")) or was["crm"] == now["crm"]
    return _likeness(was, now) > 1 if is_one_deal else {**was, "crm": None} == {**now, "crm": None}


def _likeness(was: Row, now: Row) -> int:
    """Return how much two rows have in common; their name alone is 1."""
    return sum(WEIGHTS.get(key, 1) for key, value in was.items() if now.get(key) == value)


def _called(key: str, pairs: Sequence[tuple[Row | None, Row | None]]) -> Iterator[Pair]:
    """Name each pair by its key; those of one name also by what told them apart, else by their number."""
    names = [str((after or before or {})[key]) for before, after in pairs]
    groups: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        groups[name].append(place)
    for places in groups.values():
        marks = _apart([pairs[place][0] or pairs[place][1] or {} for place in places])
        for place, mark in zip(places, marks, strict=True):
            names[place] += mark
    return (Pair(name, *rows) for name, rows in zip(names, pairs, strict=True))


def _apart(rows: Sequence[Row]) -> list[str]:
    if len(rows) > 1:
        for key in TELLING:
            said = [_mark(row[key]) for row in rows if row.get(key) is not None]
            if len(set(said)) == len(rows):
                return [f" ({each})" for each in said]
    return [f" ({number})" if number > 1 else "" for number in range(1, len(rows) + 1)]


def _mark(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value)
