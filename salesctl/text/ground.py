"""A text prepared for splicing: its tree, its lines, and the habits of whoever wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from salesctl.text.emit import Style
from salesctl.text.lines import Lines
from salesctl.text.tree import Entry, Node, grow

_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Piece(NamedTuple):
    """A replacement: from this offset, up to that one, by this text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The text with what a splice has to know of it."""

    lines: Lines
    root: Node | None
    newline: str
    style: Style

    @property
    def text(self) -> str:
        """The whole text."""
        return self.lines.text

    def column(self, offset: int) -> int:
        """The column of an offset, from 0: as many blanks indent a neighbour."""
        return self.lines.place(offset)[1] - 1

    def line_start(self, offset: int) -> int:
        """Where the line of an offset starts."""
        return self.lines.start(self.lines.place(offset)[0])

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        number = self.lines.place(offset)[0]
        return self.lines.start(number) + len(self.lines.line(number))

    def next_line(self, offset: int) -> int:
        """Where the line after that of an offset starts."""
        return self.lines.start(self.lines.place(offset)[0] + 1)

    def leads(self, offset: int) -> bool:
        """Whether only blanks stand before an offset in its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def whole_lines(self, at: int, lines: str) -> Piece:
        """New lines before the line that starts at an offset, or behind the last line of the text."""
        if at < len(self.text) or not self.text or self.text[-1] in "\r\n":
            return Piece(at, at, lines)
        alone = lines.count(self.newline) == 1
        return Piece(at, at, self.newline + (lines.removesuffix(self.newline) if alone else lines))

    def apply(self, pieces: list[Piece]) -> str:
        """The text with all pieces replaced; they do not overlap, and at one offset the first comes first."""
        parts, at = list[str](), 0
        for start, end, new in sorted(pieces, key=lambda piece: piece.start):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])


def ground(text: str) -> Ground:
    """Prepare a text that loads."""
    found = _BREAK.search(text)
    root = grow(text)
    return Ground(Lines(text), root, found.group() if found else "\n", _style(Lines(text), root))


def _style(lines: Lines, root: Node | None) -> Style:
    """The first indentation of keys, and of a list's dashes, that the text shows."""
    habit = Style()
    steps = {} if root is None else dict(reversed(list(_steps(lines, root))))
    return Style(steps.get("mapping", habit.step), steps.get("sequence", habit.dash))


def _steps(lines: Lines, node: Node) -> Iterator[tuple[str, int]]:
    for entry in node.entries:
        child = entry.node
        if entry.key and child.kind != "scalar" and not child.flow:
            yield child.kind, lines.place(child.start)[1] - lines.place(entry.start)[1]
        yield from _steps(lines, child)


def after_colon(place: Ground, entry: Entry) -> int:
    """The offset behind the colon of a key or the dash of an item: where its value may start."""
    if entry.key is None:
        return entry.start + 1
    return place.text.index(":", entry.key.end) + 1
