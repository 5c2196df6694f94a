"""Several changes of one text at once: what touches nothing else is spliced together, and read again once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from salesctl.text.emit import block
from salesctl.text.fault import Unwritable, YamlFault
from salesctl.text.ground import Ground, Piece, ground
from salesctl.text.meant import Path, added, appended, loaded, removed, same
from salesctl.text.reader import values
from salesctl.text.splice import append, append_pieces, put, put_pieces, remove, remove_pieces


@dataclass(frozen=True, slots=True)
class Step:
    """One change: put a value at a path, append an item to the list at a path, or remove what stands there.

    Steps follow each other: a later path is one of the text that the earlier steps have made.
    """

    verb: Literal["put", "append", "remove"]
    path: Path
    value: object = None


def change(text: str, steps: Sequence[Step]) -> str:
    """Make several changes; one after the other where they cannot be made at once. Raises Unwritable."""
    if len(steps) > 1:
        at_once = _spliced(text, lambda data: _meant(data, steps), lambda place: _pieces(place, steps))
        if at_once is not None:
            return at_once
    for step in steps:
        text = _one(text, step)
    return text


def put_sorted(text: str, entries: Mapping[str, object], order: Callable[[str], Any] | None = None) -> str:
    """Add keys to the document, each before the first key whose `order` is higher, or all at its end.

    Each stands directly behind the entry before it, so that a comment above the later one stays with it. Raises
    Unwritable.
    """
    if not entries:
        return text
    rising = entries if order is None else dict(sorted(entries.items(), key=lambda entry: order(entry[0])))
    at_once = _spliced(text, lambda data: _all_added(data, rising), lambda place: _between(place, rising, order))
    return change(text, [Step("put", (key,), value) for key, value in rising.items()]) if at_once is None else at_once


def _spliced(text: str, meant: Callable[[object], object], pieces: Callable[[Ground], list[Piece]]) -> str | None:
    """Return the text with all pieces, or None where they touch or do not lead to what was meant."""
    try:
        wanted = meant(values(text))
        place = ground(text)
        found = pieces(place)
        if any(one.end > other.start for one, other in pairwise(sorted(found, key=lambda piece: piece.start))):
            return None
        result = place.apply(found)
        return result if same(values(result), wanted) else None
    except (Unwritable, YamlFault):
        return None


def _one(text: str, step: Step) -> str:
    match step.verb:
        case "put":
            return put(text, step.path, step.value)
        case "append":
            return append(text, step.path, step.value)
        case "remove":
            return remove(text, step.path)


def _meant(data: object, steps: Sequence[Step]) -> object:
    for step in steps:
        match step.verb:
            case "put":
                data = added(data, step.path, loaded(step.value))
            case "append":
                data = appended(data, step.path, loaded(step.value))
            case "remove":
                data = removed(data, step.path)
    return data


def _pieces(place: Ground, steps: Sequence[Step]) -> list[Piece]:
    found: list[Piece] = []
    for step in steps:
        match step.verb:
            case "put":
                found += put_pieces(place, step.path, step.value)
            case "append":
                found += append_pieces(place, step.path, step.value)
            case "remove":
                found += remove_pieces(place, step.path)
    return found


def _all_added(data: object, entries: Mapping[str, object]) -> object:
    if not isinstance(data, dict) or data.keys() & entries.keys():
        raise Unwritable("The new keys have no mapping to stand in.", "Make this change in an editor.")
    return {**data, **{key: loaded(value) for key, value in entries.items()}}


def _between(place: Ground, entries: Mapping[str, object], order: Callable[[str], Any] | None) -> list[Piece]:
    """Return pieces of whole lines, neighbours in one; only for a mapping in block style."""
    root = place.root
    if root is None or root.kind != "mapping" or root.flow or not root.entries:
        raise Unwritable("The new keys have no lines to stand between.", "Make this change in an editor.")
    there = [] if order is None else [order(str(entry.name)) for entry in root.entries]
    last, indent = len(root.entries), place.column(root.start)
    groups: dict[int, dict[str, object]] = {}
    for key, value in entries.items():
        at = next((index for index, other in enumerate(there) if order and other > order(key)), last)
        groups.setdefault(at, {})[key] = value
    pieces = []
    for at, group in groups.items():
        offset = place.next_line(root.entries[at - 1].node.end) if at else place.line_start(root.entries[0].start)
        pieces.append(place.whole_lines(offset, block(group, indent, place.newline, place.style)))
    return pieces
