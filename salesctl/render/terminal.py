"""A page of text for a terminal, through rich: titles, tables, notes. The same without a terminal, only never cut."""

from __future__ import annotations

import io
from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDEST = 10_000
_LABEL, _NARROWEST = 10, 30
_LEAST_TEXT = 14
_LEADING = 3


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
        self._console.print(Text(text, style=style))

    def title(self, text: str) -> None:
        """Add the title of the page."""
        self.line(text, "bold")

    def heading(self, text: str) -> None:
        """Add a heading inside the page."""
        self.line("")
        self.line(text, "bold")

    def section(self, label: str, lines: Sequence[str]) -> None:
        """Add lines behind a label; what is too long goes on under its beginning."""
        lead = max(_LABEL, cell_len(label) + 1)
        room = max((self.width or WIDEST) - lead, _NARROWEST)
        for number, line in enumerate(in_columns(lines, room)):
            for part, piece in enumerate(Text(line).wrap(self._console, room - 2)):
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
            self._console.print(Markdown(text))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
        """Add a table: no lines around it, numbers to the right, long cells folded between words and never cut.

        Where the columns do not fit, each row becomes a few lines: its first words, then the rest by name.
        """
        cells = [[row[place] for row in rows] for place in range(len(heads))]
        columns = list(zip(heads, cells, right, strict=True))
        room = (self.width or WIDEST) - 2 * len(heads) - 1
        widths = shrunk(
            [_natural(head, column) for head, column, _ in columns],
            [_least(head, column, whole=to_right) for head, column, to_right in columns],
            room,
        )
        if widths is None:
            self._stack(heads, rows)
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
        for head, to_right, width in zip(heads, right, widths, strict=True):
            shown = "\n".join(wrap(head, width, break_long_words=False)) or " "
            table.add_column(Text(shown), justify="right" if to_right else "left", overflow="fold", width=width)
        for row in rows:
            table.add_row(*(Text(value) for value in row))
        self._console.print(Padding(table, (0, 0, 0, 1)))

    def _stack(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add rows that are too wide for the page: the first words as they are, the rest with their names."""
        for row in rows:
            first = "  ".join(value for value in row[:_LEADING] if value)
            rest = [
                f"{head}: {value}" for head, value in zip(heads[_LEADING:], row[_LEADING:], strict=True) if value != "-"
            ]
            for lead, text in ((" ", first), *((("     ", " · ".join(rest)),) if rest else ())):
                for piece in Text(text).wrap(self._console, max((self.width or WIDEST) - len(lead), _NARROWEST)):
                    piece.rstrip()
                    self._console.print(Text(lead) + piece, soft_wrap=True)

    def text(self) -> str:
        """Return the page, without blanks at the ends of lines."""
        lines = (line.rstrip() for line in self._out.getvalue().splitlines())
        return "\n".join(lines).strip("\n") + "\n"


def in_columns(lines: Sequence[str], room: int) -> list[str]:
    """Set the tabbed parts of lines in columns; where they do not fit, the last part goes below, set in."""
    rows = [line.split("\t") for line in lines]
    places = max((len(row) for row in rows), default=0)
    widths = [max((cell_len(row[at]) for row in rows if 1 < len(row) > at), default=0) for at in range(places)]
    made = []
    for row in rows:
        padded = [part + " " * (width - cell_len(part)) for part, width in zip(row, widths, strict=False)]
        whole = "  ".join(padded).rstrip()
        if len(row) == 1 or sum(widths) + 2 * places - 2 <= room:
            made.append(row[0] if len(row) == 1 else whole)
            continue
        made.append("  ".join(part for part in row[:-1] if part))
        made += [f"  {row[-1]}"] if row[-1] else []
    return made


def _word(text: str) -> int:
    return max((cell_len(word) for word in text.split()), default=1)


def _least(head: str, column: Sequence[str], *, whole: bool) -> int:
    """Return how narrow a column may get: a number is never broken, a text between its words."""
    longest = max(map(cell_len, column), default=0)
    words = max(map(_word, column), default=0)
    return max(_word(head), longest if whole else max(words, min(longest, _LEAST_TEXT)))


def _natural(head: str, column: Sequence[str]) -> int:
    return max(_word(head), max(map(cell_len, column), default=0))


def shrunk(widths: list[int], least: Sequence[int], room: int) -> list[int] | None:
    """Narrow the widest columns until all fit, none below its least; None when they cannot.

    >>> shrunk([10, 40, 30], [10, 14, 20], 60), shrunk([10, 40], [10, 14], 20)
    ([10, 25, 25], None)
    """
    if sum(least) > room:
        return None
    widths = list(widths)
    while sum(widths) > room:
        place = max((at for at in range(len(widths)) if widths[at] > least[at]), key=lambda at: widths[at])
        widths[place] -= 1
    return widths
