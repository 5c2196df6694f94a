"""How a table stands on a page: which columns side by side, how wide, and which below each row by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len

GAP = 2
INDENT = 4  # of what stands below a row
_LEAST_TEXT = 14
_LOOKED_AT = 100  # so many rows tell how a table is best arranged
GLUE = "\ue000"  # a blank at which no line is broken: of private use, one cell wide, no blank to any wrapper
_DAYS, _MONTHS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TOGETHER = re.compile(
    rf"(?<=\d) (?=%|x\b|[A-Z]{{3}}\b|(?:{_MONTHS})\b)"
    rf"|(?<=\b(?:{_DAYS})) (?= ?\d)|(?<=\b(?:{_DAYS}) ) (?=\d)|(?<=\d (?:{_MONTHS})) (?=\d{{4}})"
)


def unbroken(text: str) -> str:
    """Return a text whose days and amounts stay on one line when it is folded; `spaced` gives their blanks back.

    >>> len(unbroken("12,000 EUR or 56 % by Fri 6 Nov 2026").split())
    5
    """
    return _TOGETHER.sub(GLUE, text)


def spaced(text: str) -> str:
    """Return a text with the blanks that `unbroken` took."""
    return text.replace(GLUE, " ")


def arranged(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], room: int) -> list[int]:
    """Return the widths of the columns that stand side by side, from the left; the rest belong below their row.

    Of all arrangements it is the one with the fewest lines, and the one with most columns side by side among equals.
    Columns in which nothing is known are not put below, where nobody would see that they are there.
    """
    columns = [[row[place] for row in rows] for place in range(len(heads))]
    natural = [max(_word(head), *map(cell_len, column)) for head, column in zip(heads, columns, strict=True)]
    least = [_least(head, column, whole=to_right) for head, column, to_right in zip(heads, columns, right, strict=True)]
    best, fewest = [room], None
    for side in range(len(heads), 0, -1):
        widths = shrunk(natural[:side], least[:side], room - GAP * (side - 1))
        if widths is None or (side < len(heads) and not any(below(heads, row, side) for row in rows)):
            continue
        lines = sum(_lines(heads, row, widths, room) for row in rows[:_LOOKED_AT])
        if fewest is None or lines < fewest:
            best, fewest = widths, lines
        if widths == natural[:side]:
            break
    return best


def below(heads: Sequence[str], row: Sequence[str], side: int) -> str:
    """Return the cells that do not stand side by side, by name; what is not known is left out.

    >>> below(("Who", "Day", "Coach"), ("ana", "-", "bo"), 1)
    'Coach: bo'
    """
    named = zip(heads[side:], row[side:], strict=True)
    return " · ".join(f"{head}: {value}" for head, value in named if value not in {"", "-"})


def _lines(heads: Sequence[str], row: Sequence[str], widths: Sequence[int], room: int) -> int:
    tall = max(_height(value, width) for value, width in zip(row, widths, strict=False))
    rest = below(heads, row, len(widths))
    return tall + (_height(rest, room - INDENT) if rest else 0)


def _height(text: str, width: int) -> int:
    return 1 if cell_len(text) <= width else len(wrap(text, width))


def _word(text: str) -> int:
    return max((cell_len(word) for word in text.split()), default=1)


def _least(head: str, column: Sequence[str], *, whole: bool) -> int:
    """Return how narrow a column may get: a number is never broken, a text between its words."""
    longest = max(map(cell_len, column), default=0)
    words = max(map(_word, column), default=0)
    return max(_word(head), longest if whole else max(words, min(longest, _LEAST_TEXT)))


def shrunk(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
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
