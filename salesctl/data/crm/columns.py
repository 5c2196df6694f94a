"""Whole columns to values: what one cell leaves open, the column decides or refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING

from salesctl.data.crm.amounts import Amount, Mark, amount, marks
from salesctl.data.crm.days import Order, Written, orders, serial, written
from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.table import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from salesctl.data.crm.workbook import Cell

HUNDRED = Decimal(100)
_BLANK = frozenset({"", "-", "\u2013", "\u2014", "(no value)", "n/a", "#n/a", "none", "(none)", "null"})
"""What stands in a cell that holds nothing, in lower case."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that holds something else than its column should: what, in words that follow the text."""

    why: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, and the currencies the sign beside it may mean; none if there was no sign."""

    value: Decimal
    currencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, its cells, and the row each stands in."""

    name: str
    cells: Sequence[Cell]
    rows: Sequence[int]


def amounts(column: Column, choice: Mark | None) -> list[Money | Wrong | None]:
    """Amounts of a column; None where blank. Raises Unreadable if what stands before the cents stays open."""
    read = [_amount(cell) for cell in column.cells]
    _refuse_foreign(column, read, "amounts")
    mark = _mark(column, [one for one in read if isinstance(one, Amount)], choice)
    return [Money(one.under(mark), one.currencies) if isinstance(one, Amount) else one for one in read]


def _amount(cell: Cell) -> Amount | Wrong | None:
    if isinstance(cell, Decimal):
        return Amount(cell)
    if isinstance(cell, date):
        return Wrong("is a day, not an amount")
    body = text(cell)
    return None if is_blank(body) else amount(body) or Wrong("is no amount")


def is_blank(body: str) -> bool:
    """Whether the text of a cell says that there is none."""
    return body.casefold() in _BLANK


def _mark(column: Column, read: Iterable[Amount], choice: Mark | None) -> Mark:
    shown, depends = marks(read)
    if not depends:
        return "point"
    if choice is not None:
        return choice
    if len(shown) == 1:
        return next(iter(shown))
    row, cell = _first(column, lambda cell: isinstance(one := _amount(cell), Amount) and one.other is not None)
    both = amount(cell)
    ways = f"{both.value:f} or {both.other:f}" if both and both.other is not None else "two amounts"
    raise Unreadable(
        f"“{cell}” in column “{column.name}”, row {row}, can be {ways}, and the rest of the column does not say which.",
        "Say what stands before the cents: --decimal comma or --decimal point.",
    )


@dataclass(frozen=True, slots=True)
class Days:
    """A column of days as each cell says it, before the column decides what some of them leave open."""

    column: Column
    read: Sequence[Written | None]

    @property
    def needs_order(self) -> bool:
        """Whether some days can be read in two orders and none shows which."""
        shown, depends = orders(one for one in self.read if one is not None)
        return depends and not shown


def said_days(column: Column, zone: tzinfo | None = None) -> Days:
    """Days of a column as each cell says it; a time with an offset falls on its day in `zone`."""
    return Days(column, [_written(cell, zone) for cell in column.cells])


def days(said: Days, epoch: date, choice: Order | None, agreed: Order | None = None) -> list[date | Wrong | None]:
    """Days of a column; None where blank. Raises Unreadable if day and month can be taken for each other.

    `agreed` is the order the file's other columns show; it decides only where this one shows none.
    """
    _refuse_foreign(said.column, [Wrong(one.why) if one and one.why else one for one in said.read], "days")
    order = _order(said.column, [one for one in said.read if one is not None], choice, agreed)
    return [None if one is None else _day(one, order, epoch) for one in said.read]


def _day(one: Written, order: Order | None, epoch: date) -> date | Wrong:
    if one.why:
        return Wrong(one.why)
    return one.under(order, epoch) or Wrong(f"is not written {(order or '').replace('-', ' ')}")


def _written(cell: Cell, zone: tzinfo | None) -> Written | None:
    if isinstance(cell, Decimal):
        return serial(cell)
    if isinstance(cell, date):
        return Written(cell)
    body = text(cell)
    return None if is_blank(body) else written(body, zone)


def _order(column: Column, read: Sequence[Written], choice: Order | None, agreed: Order | None) -> Order | None:
    shown, depends = orders(read)
    if choice is not None:
        return choice
    if len(shown) > 1:
        raise Unreadable(
            f"Column “{column.name}” holds days written day first and days written month first: "
            "a spreadsheet may have changed some of them.",
            "Export it again without opening it in a spreadsheet, or say --day-first or --month-first.",
        )
    if shown or not depends:
        return next(iter(shown), None)
    if agreed is not None:
        return agreed
    row, cell = _first(column, lambda cell: (one := _written(cell, None)) is not None and one.other is not None)
    both = written(cell)
    raise Unreadable(
        f"“{cell}” in column “{column.name}”, row {row}, can be {both.day} or {both.other}, "
        "and no day in the file says which.",
        "Say --day-first or --month-first.",
    )


def agreed_order(columns: Iterable[Days]) -> Order | None:
    """The order all day columns of a file show together; None if none shows one, or they differ."""
    shown, _ = orders(one for said in columns for one in said.read if one is not None)
    return next(iter(shown)) if len(shown) == 1 else None


def _first(column: Column, wanted: Callable[[Cell], bool]) -> tuple[int, str]:
    return next((row, text(cell)) for row, cell in zip(column.rows, column.cells, strict=True) if wanted(cell))


def _refuse_foreign(column: Column, read: Sequence[object], what: str) -> None:
    """A column most of which is something else was taken for the wrong one."""
    filled = [one for one in read if one is not None]
    wrong = [one for one in filled if isinstance(one, Wrong)]
    if len(wrong) * 2 <= len(filled):
        return
    at = next(at for at, one in enumerate(read) if isinstance(one, Wrong))
    raise Unreadable(
        f"Column “{column.name}” should hold {what}, but “{text(column.cells[at])[:40]}” in row {column.rows[at]} "
        f"{wrong[0].why}, and most of the column is like it.",
        "Export the days with years of four digits."
        if "two digits" in wrong[0].why
        else "Name the right column in a mapping: --suggest-mapping writes one to begin from.",
    )


def probabilities(column: Column, *, fraction: bool) -> tuple[list[Decimal | None], str]:
    """Percents of a column, and a note on how it was read. Shares of 1 are told by a column that never passes 1."""
    read = [_percent(cell) for cell in column.cells]
    values = [value for value, _ in filter(None, read)]
    shares = bool(values) and max(values) <= 1 and not any(signed for _, signed in filter(None, read))
    scaled = shares and (fraction or any(0 < value < 1 for value in values))
    note = f"“{column.name}” was read as shares of 1, so 0.4 is 40 %" if scaled else ""
    return [_within(one[0] * (HUNDRED if scaled else 1)) if one else None for one in read], note


def _percent(cell: Cell) -> tuple[Decimal, bool] | None:
    body = text(cell).replace("\u00a0", " ").strip()
    signed = body.endswith("%")
    found = amount(body.rstrip("% "))
    if found is None or found.currencies:
        return None
    return (found.value if found.other is None else min(found.value, found.other), signed)


def _within(value: Decimal) -> Decimal | None:
    return value.normalize() + 0 if 0 <= value <= HUNDRED else None
