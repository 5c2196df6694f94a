"""XLSX to records, through calamine, with numbers and days kept as what they are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.package import AGAIN, prepared

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

STEP = 1000
"""Rows between two reports of progress."""

Progress = Callable[[int, int], None]
"""Told how many rows are done, and how many there are."""
Cell = str | Decimal | date
"""Text; a number or a day where the file itself says it is one. Never a datetime: a time of day stays text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet's name and its records from row 1 on."""

    name: str
    records: list[list[Cell]]


def sheets(data: bytes, progress: Progress | None = None) -> tuple[list[Sheet], date]:
    """The visible sheets of a workbook, and its day 0. `progress` counts the rows of each sheet."""
    load = _loader()
    whole, epoch = prepared(data)
    try:
        with load(io.BytesIO(whole)) as book:
            return [Sheet(sheet.name, list(_records(sheet, progress))) for sheet in _visible(book)], epoch
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - calamine raises, or panics, at whatever a damaged file leads it to
        raise Unreadable("The workbook is damaged: it cannot be read as Excel wrote it.", AGAIN) from None


def _loader() -> Callable[[io.BytesIO], CalamineWorkbook]:
    try:
        from python_calamine import load_workbook
    except ImportError:
        raise Unreadable(
            "Reading Excel files needs python-calamine, which is not installed.",
            "Run: pip install python-calamine. Or save the file as CSV.",
        ) from None
    return load_workbook


def _visible(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for sheet in book.sheets_metadata:
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
            yield book.get_sheet_by_name(sheet.name)


def _records(sheet: CalamineSheet, progress: Progress | None) -> Iterator[list[Cell]]:
    last = sheet.end[0] + 1 if sheet.end else 0
    for number, values in enumerate(sheet.iter_rows(), 1):
        yield _trimmed([value if isinstance(value, str) else _cell(value) for value in values])
        if progress is not None and number % STEP == 0:
            progress(number, last)


def _trimmed(cells: list[Cell]) -> list[Cell]:
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _cell(value: object) -> Cell:
    """Numbers as Excel shows them, with 15 digits; whole days as days; a time of day in ISO text."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time(0) else value.isoformat()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return Decimal(format(value, ".15g"))
    return str(value)
