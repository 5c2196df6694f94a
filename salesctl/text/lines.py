"""Lines and columns of a text, as editors and the parser count them: CR LF, LF and a lone CR end a line."""

import re
from bisect import bisect_right
from typing import Final

from salesctl.text.fault import Span

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_INDENTATION: Final = re.compile(r"[ \t]*")


class Lines:
    """A text cut into lines, to turn offsets into spans and back."""

    def __init__(self, text: str) -> None:
        """Find where every line starts."""
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(*self.place(start), *self.place(end))

    def bounds(self, span: Span) -> tuple[int, int]:
        """The offsets of a span."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def start(self, line: int) -> int:
        """The offset where a line starts; the text's length for the line after the last."""
        return self._starts[line - 1] if line <= len(self) else len(self.text)

    def line(self, number: int) -> str:
        """One line without its end."""
        return self.text[self.start(number) : self.start(number + 1)].rstrip("\r\n")

    def indentation(self, number: int) -> str:
        """The blanks and tabs a line starts with."""
        found = _INDENTATION.match(self.line(number))
        return found.group() if found else ""
