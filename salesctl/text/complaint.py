"""The parser's error, cut down to what an explanation needs."""

from typing import NamedTuple

from salesctl.text.catalogue import make
from salesctl.text.fault import Fault
from salesctl.text.trail import Trail


class Complaint(NamedTuple):
    """What the parser said, at which offset, in what it had opened at which other; and what was read before."""

    trail: Trail
    problem: str
    context: str
    at: int
    opened: int

    @property
    def text(self) -> str:
        """The whole text."""
        return self.trail.text

    def fault(self, name: str, start: int, end: int | None = None, **fields: str | int) -> Fault:
        """A fault at these offsets, one character long unless told."""
        stop = min(len(self.text), start + 1) if end is None else end
        return make(name, self.trail.lines.span(min(start, stop), stop), **fields)

    def mark(self) -> str:
        """The character at the place of the problem; empty at the text's end."""
        return self.text[self.at : self.at + 1]

    def line(self) -> int:
        """The number of the line of the problem, from 1."""
        return self.trail.lines.place(self.at)[0]

    def first_in_line(self) -> bool:
        """Whether only blanks stand before the problem in its line."""
        return not self.text[self.trail.lines.start(self.line()) : self.at].strip(" \t")
