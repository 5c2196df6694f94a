"""Put a new key where people would write it, not only at a mapping's end."""

from __future__ import annotations

from collections.abc import Callable

from salesctl.text.emit import block, flow
from salesctl.text.emit import key as written_key
from salesctl.text.fault import YamlFault
from salesctl.text.ground import Ground, Piece, ground
from salesctl.text.meant import added, loaded, same
from salesctl.text.reader import values
from salesctl.text.splice import put
from salesctl.text.tree import Entry, Node


def put_before(text: str, key: str, value: object, follows: Callable[[str], bool]) -> str:
    """Set a key of the document: in place of the one there, else before the first key that `follows` says comes later.

    It stands directly behind the entry before it, so that a comment above the later one stays with it; a text that
    cannot take it there gets it at the end. Raises Unwritable as `put` does.
    """
    place = ground(text)
    root = place.root
    later = _first(root, follows) if root and root.kind == "mapping" and root.child(key) is None else None
    if root is None or later is None:
        return put(text, (key,), value)
    result = place.apply([_piece(place, root, later, key, value)])
    return result if _is_meant(text, result, key, value) else put(text, (key,), value)


def _first(root: Node, follows: Callable[[str], bool]) -> int | None:
    return next((at for at, entry in enumerate(root.entries) if follows(str(entry.name))), None)


def _piece(place: Ground, root: Node, at: int, key: str, value: object) -> Piece:
    entry = root.entries[at]
    if root.flow:
        gap = place.newline + " " * place.column(entry.start) if place.leads(entry.start) else " "
        return Piece(entry.start, entry.start, f"{written_key(key)}: {flow(value)},{gap}")
    start = _below(place, root.entries[at - 1]) if at else place.line_start(entry.start)
    return Piece(start, start, block({key: value}, place.column(entry.start), place.newline, place.style))


def _below(place: Ground, entry: Entry) -> int:
    return place.next_line(entry.node.end)


def _is_meant(before: str, after: str, key: str, value: object) -> bool:
    try:
        return same(values(after), added(values(before), (key,), loaded(value)))
    except YamlFault:
        return False
