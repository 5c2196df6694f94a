"""Change one thing in a text and leave every other byte as it is. Text goes in, text comes out.

Every function reads again what it made, and raises Unwritable when that is not exactly what was meant.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from salesctl.text.emit import flow
from salesctl.text.emit import key as written_key
from salesctl.text.fault import Span, Unwritable, YamlFault
from salesctl.text.graft import (
    add_in_flow,
    add_item,
    add_key,
    cut,
    plant,
    renew,
    renew_in_flow,
    renew_root,
)
from salesctl.text.ground import Ground, Piece, ground
from salesctl.text.lines import Lines
from salesctl.text.meant import Path, added, appended, loaded, removed, same
from salesctl.text.reader import values
from salesctl.text.tree import Entry, Node

_BY_HAND: Final = "Make this change in an editor."


def put(text: str, path: Path, value: object) -> str:
    """Set the value at a path: in place of the one there, or as a new key behind the mapping's last leaf.

    Keys missing on the way are added. A list's item can be replaced; a new one is for `append`.
    """
    meant = loaded(value)
    return _spliced(text, lambda data: added(data, path, meant), lambda place: put_pieces(place, path, value))


def append(text: str, path: Path, value: object) -> str:
    """Add an item to the end of the list at a path; the list is made where there is none yet."""
    meant = loaded(value)
    return _spliced(text, lambda data: appended(data, path, meant), lambda place: append_pieces(place, path, value))


def remove(text: str, path: Path) -> str:
    """Take out a mapping's entry or a list's item with its lines; comments on lines of their own stay."""
    return _spliced(text, lambda data: removed(data, path), lambda place: remove_pieces(place, path))


def replace_span(text: str, span: Span, new: str) -> str:
    """Put other characters in place of a span; the result has to load."""
    start, end = Lines(text).bounds(span)
    result = text[:start] + new + text[end:]
    _values(result)
    return result


def put_pieces(place: Ground, path: Path, value: object) -> list[Piece]:
    """Return what `put` changes."""
    trail, rest = _walk(place, path)
    if place.root is None:
        return plant(place, _nested(rest, value))
    node = trail[-1].node if trail else place.root
    if rest and node.kind == "mapping" and node.entries:
        return _add(place, trail, node, str(rest[0]), _nested(rest[1:], value))
    return _replace(place, trail, _nested(rest, value))


def append_pieces(place: Ground, path: Path, value: object) -> list[Piece]:
    """Return what `append` changes."""
    trail, rest = _walk(place, path)
    node = trail[-1].node if trail else place.root
    if rest or node is None or not node.entries:
        return put_pieces(place, path, [value])
    if _in_flow(place, trail, within=True):
        return add_in_flow(place, node, flow(value))
    return add_item(place, node, value)


def remove_pieces(place: Ground, path: Path) -> list[Piece]:
    """Return what `remove` changes."""
    trail, _ = _walk(place, path)
    node = trail[-2].node if len(trail) > 1 else place.root
    if node is None or not trail:
        raise Unwritable("There is nothing to remove.", _BY_HAND)
    if len(node.entries) == 1:
        return _replace(place, trail[:-1], {} if node.kind == "mapping" else [])
    return cut(place, node, trail[-1])


def _add(place: Ground, trail: list[Entry], node: Node, key: str, value: object) -> list[Piece]:
    if _in_flow(place, trail, within=True):
        return add_in_flow(place, node, f"{written_key(key)}: {flow(value)}")
    return add_key(place, node, key, value)


def _replace(place: Ground, trail: list[Entry], value: object) -> list[Piece]:
    if not trail:
        return renew_root(place, place.root, value) if place.root else plant(place, value)
    if _in_flow(place, trail, within=False):
        return renew_in_flow(place, trail[-1], value)
    return renew(place, trail[-1], value)


def _walk(place: Ground, path: Path) -> tuple[list[Entry], Path]:
    """The entries along a path, and the steps that are not there."""
    node, trail = place.root, list[Entry]()
    for at, step in enumerate(path):
        entry = node.child(step) if node else None
        if entry is None:
            return trail, path[at:]
        trail.append(entry)
        node = entry.node
    return trail, ()


def _in_flow(place: Ground, trail: list[Entry], *, within: bool) -> bool:
    """Whether the value at the end of a trail stands in brackets or braces; `within`: or is such itself."""
    nodes = [place.root, *(entry.node for entry in trail)]
    return any(node.flow for node in (nodes if within else nodes[:-1]) if node)


def _nested(path: Path, value: object) -> object:
    for step in reversed(path):
        value = {str(step): value}
    return value


def _spliced(text: str, meant: Callable[[object], object], pieces: Callable[[Ground], list[Piece]]) -> str:
    before = _values(text)
    wanted = meant(before)
    place = ground(text)
    # A text that ends without a line break may get one: it belongs to the new lines.
    accepted = (wanted, meant(_values(text + place.newline)))
    for attempt in (place, replace(place, style=place.style._replace(paragraphs=False))):
        result = attempt.apply(pieces(attempt))
        if _loads_as(result, accepted):
            return result
    raise Unwritable("This place is written in a way that cannot be changed safely.", _BY_HAND)


def _loads_as(text: str, accepted: tuple[object, ...]) -> bool:
    try:
        found = values(text)
    except YamlFault:
        return False
    return any(same(found, wanted) for wanted in accepted)


def _values(text: str) -> object:
    try:
        return values(text)
    except YamlFault as error:
        where = error.fault.span.line
        raise Unwritable(f"Line {where} cannot be read. {error.fault.message}", error.fault.hint) from None
