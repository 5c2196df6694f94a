"""Where values, keys and comments stand in a text; for messages and for comments that address salesctl."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from salesctl.text.fault import Span
from salesctl.text.lines import Lines
from salesctl.text.tree import Entry, Node, grow, leaves

Path = tuple[str | int, ...]
_NOWHERE: Final = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its span from the `#`, its text without it, and whether it has the line to itself."""

    span: Span
    text: str
    alone: bool


class Located:
    """The places of a text; what does not load is left out."""

    def __init__(self, text: str) -> None:
        """Read the text once more, for its places."""
        self._lines = Lines(text)
        self._root = grow(text)
        self.comments: tuple[Comment, ...] = tuple(_comments(self._lines, self._root))

    def value(self, path: Path) -> Span | None:
        """The span of a value; empty, behind the colon, where nothing is written."""
        if not path:
            return self._span(self._root) if self._root else None
        entry = self._entry(path)
        return self._span(entry.node) if entry else None

    def key(self, path: Path) -> Span | None:
        """The span of a mapping's key; None for an item of a list."""
        entry = self._entry(path)
        return self._span(entry.key) if entry and entry.key else None

    def nearest(self, path: Path) -> Span:
        """The span to show for a path, or for as much of it as is there.

        That is the value when it is a scalar, the key before a collection or before nothing, and the first line of
        a list's item or of the document.
        """
        if self._root is None:
            return _NOWHERE
        node, last = self._root, None
        for step in path:
            entry = node.child(step)
            if entry:
                node, last = entry.node, entry
        if last and last.key and (node.kind != "scalar" or node.start == node.end):
            return self._span(last.key)
        return self._span(node) if node.kind == "scalar" else self._first_line(node)

    def _entry(self, path: Path) -> Entry | None:
        node, entry = self._root, None
        for step in path:
            entry = node.child(step) if node else None
            node = entry.node if entry else None
        return entry

    def _span(self, node: Node) -> Span:
        return self._lines.span(node.start, node.end)

    def _first_line(self, node: Node) -> Span:
        below = self._lines.start(self._lines.place(node.start)[0] + 1)
        ends = [leaf.end for leaf in leaves(node) if leaf.end <= below]
        return self._lines.span(node.start, ends[-1] if ends else node.start + 1)


def locate(text: str) -> Located:
    """The places of a text; never raises."""
    return Located(text)


def _comments(lines: Lines, root: Node | None) -> Iterator[Comment]:
    """Every `#` outside a scalar, as far as the text loads; behind that, every `#`."""
    position = 0
    for leaf in leaves(root) if root else ():
        yield from _between(lines, position, _content(lines, leaf))
        position = leaf.end
    yield from _between(lines, position, len(lines.text))


def _content(lines: Lines, leaf: Node) -> int:
    """Where a scalar's own text starts: a comment may follow the `|` of a block."""
    if leaf.style not in ("|", ">"):
        return leaf.start
    return min(leaf.end, lines.start(lines.place(leaf.start)[0] + 1))


def _between(lines: Lines, start: int, end: int) -> Iterator[Comment]:
    while (start := lines.text.find("#", start, end)) >= 0:
        number, column = lines.place(start)
        line = lines.line(number)
        yield Comment(
            Span(number, column, number, len(line) + 1),
            line[column:].strip(),
            alone=not line[: column - 1].strip(),
        )
        start = lines.start(number + 1)
        if start >= end:
            return
