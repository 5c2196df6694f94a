"""Reports: titled tables and notes, computed by pure functions and rendered elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from salesctl.core.period import Period

Cell = str | int | Decimal | date | time | Period | bool | None
Type = Literal["text", "count", "number", "money", "percent", "ratio", "day", "time", "period", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, and the unit where one belongs (EUR, minutes)."""

    name: str
    type: Type = "text"
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. A cell is None where there is no answer. `totals` rows stand below a rule in text."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


def mean(marks: Sequence[int]) -> Decimal | None:
    """Return the mean of some marks with one decimal, a half up; None where there is none.

    >>> mean([3, 4, 4, 4]), mean([])
    (Decimal('3.8'), None)
    """
    return (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.1"), ROUND_HALF_UP) if marks else None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a short label, for a page that is read from top to bottom.

    Tabs in lines set their parts in columns; where the page is too narrow, the last part goes on a line of its own.
    """

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one question. `behind` are the rows a figure stands on, shown by --explain.

    `text` is for a page that is no table (a brief, an agenda): Markdown; with `verbatim` a file, printed alone and as
    it is. `data` is a JSON contract of its own, where a report has one.
    """

    title: str
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    behind: tuple[Table, ...] = ()
    text: str = ""
    data: Mapping[str, object] | None = None
    sections: tuple[Section, ...] = ()
    verbatim: bool = False

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The tables; of a page of lines, those lines as one table, for what reads no pages."""
        if self.tables or not self.sections:
            return self.tables
        rows = tuple((section.label, line.replace("\t", " · ")) for section in self.sections for line in section.lines)
        return (Table("lines", (Column("Section"), Column("Line")), rows),)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a report was asked: whom it is about, one positional word, and the options its registration declares."""

    who: frozenset[str] = frozenset()
    argument: str | None = None
    options: Mapping[str, object] = field(default_factory=dict)

    def about(self, person: str | None) -> bool:
        """Tell whether a person is asked for: nobody named means everybody."""
        return not self.who or person in self.who
