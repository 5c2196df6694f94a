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
        """Add a table: no lines around it, numbers to the right, long cells folded and never cut."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
        for place, (head, to_right) in enumerate(zip(heads, right, strict=True)):
            longest = max((cell_len(row[place]) for row in rows), default=0)
            shown = "\n".join(wrap(head, max(longest, _word(head)), break_long_words=False)) or " "
            least = max(_word(head), longest if to_right else min(longest, _LEAST_TEXT))
            column = {"justify": "right" if to_right else "left", "overflow": "fold"}
            table.add_column(Text(shown), min_width=least, **column)  # type: ignore[arg-type]  # rich's own words
        for row in rows:
            table.add_row(*(Text(value) for value in row))
        self._console.print(Padding(table, (0, 0, 0, 1)))

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
