"""XLSX through xlsxwriter: one workbook, a sheet a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from salesctl.data.export.table import Cell, Field
from salesctl.data.export.text import bare
from salesctl.data.export.write import MissingExtra, Sheet
from salesctl.text.files import write

NAME = "salesctl.xlsx"
LONGEST = 32_767
"""Characters a cell can hold."""
MOST_ROWS = 1_048_575
"""Rows a sheet can hold beside its heading."""
MOST_DIGITS = 15
"""Digits a number in a sheet keeps; a longer one is written as text."""
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a day for the file's properties, so that the same team gives the same bytes
_FORMATS = {"money": "#,##0.00", "day": "yyyy-mm-dd", "number": "General", "percent": "General", "count": "0"}


def write_xlsx(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write salesctl.xlsx. Text stays text, so that nothing in it is run. Raises MissingExtra and ValueError."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtra("XLSX", "xlsxwriter") from None
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True})
    book.set_properties({"created": _MADE})
    formats = {kind: book.add_format({"num_format": shown}) for kind, shown in _FORMATS.items()}
    head = book.add_format({"bold": True})
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.table.name), sheet, formats, head)
    book.close()
    write(folder / NAME, data.getvalue())
    return [folder / NAME]


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any], head: Any) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise ValueError(f"{sheet.table.name} has {len(sheet.rows):,} rows, more than a sheet can hold")
    page.freeze_panes(1, 0)
    for column, field in enumerate(sheet.table.fields):
        page.write_string(0, column, field.name, head)
        for row, cells in enumerate(sheet.rows, start=1):
            _cell(page, (row, column), cells[column], formats.get(field.type))
        page.set_column(column, column, _width(sheet, column, field))
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.table.fields) - 1)


def _cell(page: Any, at: tuple[int, int], cell: Cell, shown: Any) -> None:
    match cell:
        case None:
            return
        case bool():
            page.write_boolean(*at, cell)
        case date() if cell.year > 1900:
            page.write_datetime(*at, cell, shown)
        case int() | Decimal() if len(Decimal(cell).normalize().as_tuple().digits) <= MOST_DIGITS:
            page.write_number(*at, cell, shown)
        case _:
            page.write_string(*at, _short(bare(cell)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _width(sheet: Sheet, column: int, field: Field) -> int:
    widest = max((len(bare(row[column])) for row in sheet.rows[:200]), default=0)
    return max(len(field.name), min(widest, 60)) + 2
