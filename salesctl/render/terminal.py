"""A page of text for a terminal, through rich: titles, tables, notes. The same without a terminal, only never cut."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from salesctl.render.layout import GAP, INDENT, arranged, below, spaced, unbroken
from salesctl.render.sections import held_together, in_columns

WIDEST = 10_000  # a page without a width is as wide as its widest line
_LABEL, _NARROWEST = 10, 30


class Terminal:
    """Collects a page; `text()` returns it. `width` None means as wide as the widest line."""

    def __init__(self, width: int | None, *, color: bool) -> None:
        self._out = io.StringIO()
        self.width = width
        self._console = Console(
            file=self._out,
            width=width or WIDEST,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def line(self, text: str, style: str = "") -> None:
        """Add a line, wrapped at the width."""
        self._console.print(Text(unbroken(text), style=style))

    def title(self, text: str) -> None:
        """Add the title of the page."""
        self.line(held_together(text, self._console.width), "bold")

    def heading(self, text: str) -> None:
        """Add a heading inside the page."""
        self.line("")
        self.line(text, "bold")

    def section(self, label: str, lines: Sequence[str]) -> None:
        """Add lines behind a label; what is too long goes on under its beginning."""
        lead = max(_LABEL, cell_len(label) + 1)
        room = max((self.width or WIDEST) - lead, _NARROWEST)
        for number, line in enumerate(in_columns(lines, room - 2)):
            for part, piece in enumerate(Text(held_together(line, room - 2)).wrap(self._console, room - 2)):
                piece.rstrip()
                first = number == 0 and part == 0
                hung = Text(f"{label:<{lead}}" if first else " " * lead, style="bold" if first else "")
                self._console.print(hung + Text("  " if part else "") + piece, soft_wrap=True)

    def note(self, text: str) -> None:
        """Add a remark."""
        self.line(text, "dim")

    def markdown(self, text: str) -> None:
        """Add a page of Markdown: laid out on a terminal, as it is elsewhere."""
        if self.width is None:
            self.line(text)
        else:
            self._console.print(Markdown(unbroken(text)))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
        """Add a table: no lines around it, numbers to the right, long cells folded between words and never cut.

        Columns that find no room stand below their row, by name.
        """
        room = (self.width or WIDEST) - 1
        rows = [[unbroken(value) for value in row] for row in rows]
        widths = arranged(heads, rows, right, room)
        folded = [self._folded(head, width) for head, width in zip(heads, widths, strict=False)]
        tall = max(map(len, folded))
        for line in self._lines([[""] * (tall - len(head)) + head for head in folded], widths, right):
            self.line(line, "dim")
        for row in rows:
            cells = [self._folded(value, width) for value, width in zip(row, widths, strict=False)]
            rest = below(heads, row, len(widths))
            hung = self._folded(rest, room - INDENT) if rest else ()
            lines = (*self._lines(cells, widths, right), *(" " * (INDENT + 1) + piece for piece in hung))
            self._out.writelines(f"{line}\n" for line in lines)

    def _lines(self, cells: Sequence[list[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
        """Yield the lines of one row of folded cells."""
        for pieces in zip_longest(*cells, fillvalue=""):
            padded = (
                " " * (width - cell_len(piece)) + piece if to_right else piece + " " * (width - cell_len(piece))
                for piece, width, to_right in zip(pieces, widths, right, strict=False)
            )
            yield f" {(' ' * GAP).join(padded)}".rstrip()

    def _folded(self, text: str, width: int) -> list[str]:
        if cell_len(text) <= width and "\n" not in text:
            return [Text(text).plain]
        return [piece.plain.rstrip() for piece in Text(text).wrap(self._console, width)]

    def text(self) -> str:
        """Return the page, without blanks at the ends of lines."""
        lines = (line.rstrip() for line in spaced(self._out.getvalue()).splitlines())
        return "\n".join(lines).strip("\n") + "\n"
