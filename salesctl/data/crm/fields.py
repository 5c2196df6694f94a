"""The fields of a table: its columns by what they hold, read as wholes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from salesctl.data.crm import columns
from salesctl.data.crm.columns import Column, Money, Wrong
from salesctl.data.crm.currencies import in_heading
from salesctl.data.crm.days import moment
from salesctl.data.crm.stages import truth
from salesctl.data.crm.table import Row, Table, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from salesctl.data.crm.deal import Choices
    from salesctl.data.crm.headers import Field
    from salesctl.data.crm.mapping import Mapping
    from salesctl.data.crm.workbook import Cell

DAYS: tuple[Field, ...] = ("close", "created", "won_on", "lost_on", "closed_on", "modified")
"""Fields that hold days."""


@lru_cache(maxsize=65536)
def _word(cell: Cell) -> str:
    body = text(cell)
    return "" if columns.is_blank(body) else body


class Fields:
    """Fields of the rows of one table. Raises Unreadable where an amount or a day column stays ambiguous.

    Rows are asked for by their position among `rows`.
    """

    def __init__(self, table: Table, rows: Sequence[Row], mapping: Mapping, choices: Choices) -> None:
        self.notes: list[str] = []
        self._rows = rows
        self._numbers = [row.number for row in rows]
        self._header = table.header
        self._at = {one: at for one, name in mapping.columns.items() if (at := table.index(name)) is not None}
        self._amounts = self._read_amounts(mapping, choices)
        self._days = self._read_days(table.epoch, mapping, choices)
        self._percents = self._read_percents(fraction=mapping.crm == "hubspot")

    @property
    def heading_currencies(self) -> frozenset[str]:
        """Currencies the heading of the amounts may mean; empty if it names none."""
        at = self._at.get("amount")
        return frozenset() if at is None else in_heading(self._header[at])[1]

    def word(self, one: Field, at: int) -> str:
        """The text of a field in one row: blank where there is no such column, or nothing in it."""
        column = self._at.get(one)
        return "" if column is None else _word(self._rows[at].cells[column])

    def tick(self, one: Field, at: int) -> bool | None:
        """Yes or no of a field in one row; None where it says neither."""
        return truth(self.word(one, at)) if one in self._at else None

    def money(self, at: int) -> Money | Wrong | None:
        """The amount of one row."""
        return self._amounts[at]

    def percent(self, at: int) -> Decimal | None:
        """The probability of one row, 0 to 100; None where it is blank or no such number."""
        return self._percents[at]

    def day(self, one: Field, at: int) -> date | Wrong | None:
        """The day of a field in one row."""
        read = self._days.get(one)
        return None if read is None else read[at]

    def changed(self, at: int) -> tuple[date, tuple[int, int, int]] | None:
        """When a row was last changed, to the second where the file says so; None where it does not."""
        day = self.day("modified", at)
        return (day, moment(self.word("modified", at))) if isinstance(day, date) else None

    def _column(self, one: Field) -> Column | None:
        at = self._at.get(one)
        return None if at is None else Column(self._header[at], [row.cells[at] for row in self._rows], self._numbers)

    def _read_amounts(self, mapping: Mapping, choices: Choices) -> Sequence[Money | Wrong | None]:
        column = self._column("amount")
        if column is None:
            return [None] * len(self._rows)
        return columns.amounts(column, choices.decimal or mapping.decimal)

    def _read_days(self, epoch: date, mapping: Mapping, choices: Choices) -> dict[Field, Sequence[date | Wrong | None]]:
        found = {
            one: columns.said_days(column, choices.zone) for one in DAYS if (column := self._column(one)) is not None
        }
        choice = choices.days or mapping.days
        open_ones = [said.column.name for said in found.values() if choice is None and said.needs_order]
        agreed = columns.agreed_order(found.values()) if open_ones else None
        if agreed:
            names = ", ".join(f"“{name}”" for name in open_ones)
            self.notes.append(f"{names} read {agreed.replace('-', ' ')}, as the other days of the file show")
        return {one: columns.days(said, epoch, choice, agreed) for one, said in found.items()}

    def _read_percents(self, *, fraction: bool) -> Sequence[Decimal | None]:
        column = self._column("probability")
        if column is None:
            return [None] * len(self._rows)
        read, note = columns.probabilities(column, fraction=fraction)
        self.notes += [note] if note else []
        return read
