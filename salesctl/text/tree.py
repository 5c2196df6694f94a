"""A text as a tree of places: what stands where, without the values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from salesctl.text.build import DEEPEST
from salesctl.text.events import MappingEnd, MappingStart, Next, Scalar, SequenceEnd, SequenceStart, StreamEnd, events

BLOCK_STYLES: Final = ("|", ">")
_END_OF_KEPT: Final = re.compile(r"(?:\r\n|\r|\n)?[ \t]*\Z")
_KEEPS: Final = re.compile(r"[|>][0-9]?\+")
_GAP: Final = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")


@dataclass(slots=True)
class Node:
    """A value: offsets from its first to behind its last character; a block ends with its last leaf."""

    kind: str
    """scalar, mapping or sequence"""
    start: int
    end: int
    flow: bool = False
    style: str = ""
    entries: "list[Entry]" = field(default_factory=list)

    def child(self, name: str | int) -> "Entry | None":
        """The entry with this key or position."""
        return next((entry for entry in self.entries if entry.name == name), None)


@dataclass(slots=True)
class Entry:
    """A mapping's key with its value, or a list's item; `start` is where the key, or the item's dash, stands."""

    name: str | int
    node: Node
    start: int
    key: Node | None = None


def grow(text: str) -> Node | None:
    """The tree of a text; None without content, and as much as the parser gives for a text that does not load."""
    following = events(text)
    try:
        following()
        if following().__class__ is StreamEnd:
            return None
    except (yaml.YAMLError, UnicodeError):
        return None
    top = Node("sequence", 0, 0)
    _fill(text, following, top)
    return top.entries[0].node if top.entries else None


def leaves(node: Node) -> Iterator[Node]:
    """Every scalar below, keys included, in the order of the text."""
    if node.kind == "scalar":
        yield node
    for entry in node.entries:
        if entry.key:
            yield entry.key
        yield from leaves(entry.node)


def _fill(text: str, following: Next, top: Node) -> None:
    open_nodes, key = [top], None
    try:
        while len(open_nodes) <= DEEPEST + 1 and (event := following()).__class__ is not StreamEnd:
            kind = event.__class__
            if kind in (MappingEnd, SequenceEnd):
                _close(open_nodes.pop(), event)
            elif kind is Scalar and open_nodes[-1].kind == "mapping" and key is None:
                key = event
            elif kind in (Scalar, MappingStart, SequenceStart):
                node = _node(text, event)
                _add(text, open_nodes[-1], key, node)
                key = None
                if kind is not Scalar:
                    open_nodes.append(node)
    except (yaml.YAMLError, UnicodeError):
        pass
    while open_nodes[1:]:
        _close(open_nodes.pop(), None)


def _node(text: str, event: Any) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if event.__class__ is not Scalar:
        kind = "mapping" if event.__class__ is MappingStart else "sequence"
        return Node(kind, start, end, flow=bool(event.flow_style))
    style = event.style or ""
    if style in BLOCK_STYLES:
        end = start + len(
            _END_OF_KEPT.sub("", text[start:end]) if _KEEPS.match(text, start) else text[start:end].rstrip()
        )
    return Node("scalar", start, end, style=style)


def _add(text: str, parent: Node, key: Any, node: Node) -> None:
    if key is not None:
        place = _node(text, key)
        parent.entries.append(Entry(key.value, node, place.start, place))
        return
    start = node.start
    if parent.kind == "sequence" and not parent.flow and parent.entries:
        gap = _GAP.match(text, parent.entries[-1].node.end)
        start = gap.end() if gap else start
    elif parent.kind == "sequence" and not parent.flow:
        start = parent.start
    parent.entries.append(Entry(len(parent.entries), node, start))


def _close(node: Node, event: Any) -> None:
    if node.flow and event is not None:
        node.end = event.end_mark.index
    elif node.entries:
        node.end = node.entries[-1].node.end
