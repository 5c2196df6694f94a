"""How the lines of a section stand on a page: what belongs together is not torn apart, and columns hold what fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from salesctl.render.layout import GLUE, unbroken

_SEPARATORS = (" · ", "   ", "  ")
_COMMAND = re.compile(r"salesctl(?: [^\s()·…]+)+")


def held_together(line: str, room: int) -> str:
    """Return a line that breaks, where it has to, between the parts of a list and never inside a command.

    Days and amounts stay whole too. A part that is longer than the room is broken between its words.
    """
    line = unbroken(_COMMAND.sub(lambda found: _held(found[0], room), line))
    for separator in _SEPARATORS:
        parts = line.split(separator)
        if len(parts) > 1:
            # The separator ends its line: only its last blank may become a break.
            return f"{separator[:-1].replace(' ', GLUE)} ".join(_held(part, room) for part in parts)
    return line


def _held(words: str, room: int) -> str:
    return words.replace(" ", GLUE) if cell_len(words) <= room else words


def in_columns(lines: Sequence[str], room: int) -> list[str]:
    r"""Set the tabbed parts of lines in columns; of a line that is too long for them, the last part goes below, set in.

    >>> in_columns(["a\tmon\tgo", "a long one\tmon\tgo"], 12)
    ['a  mon  go', 'a long one  mon', '  go']
    """
    rows = [line.split("\t") for line in lines]
    fitting = [row for row in rows if len(row) > 1]
    while fitting and _total(_widths(fitting)) > room:
        longest = max(map(_length, fitting))
        fitting = [row for row in fitting if _length(row) < longest]
    widths, longest = _widths(fitting), max(map(_length, fitting), default=0)
    made = []
    for row in rows:
        if len(row) == 1:
            made.append(row[0])
        elif _length(row) <= longest:
            padded = [part + " " * (width - cell_len(part)) for part, width in zip(row, widths, strict=False)]
            made.append("  ".join(padded).rstrip())
        else:
            made.append("  ".join(part for part in row[:-1] if part))
            made += [f"  {row[-1]}"] if row[-1] else []
    return made


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    places = max(map(len, rows), default=0)
    return [max(cell_len(row[at]) for row in rows if len(row) > at) for at in range(places)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * len(widths) - 2


def _length(row: Sequence[str]) -> int:
    return _total([cell_len(part) for part in row])
