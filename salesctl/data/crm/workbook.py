"""XLSX to records, through openpyxl, with numbers and days kept as what they are."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from salesctl.data.crm.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

EPOCH_1900 = date(1899, 12, 30)
"""Day 0 of Excel's usual calendar, its invented 29 February 1900 allowed for."""
EPOCH_1904 = date(1904, 1, 1)
"""Day 0 of workbooks begun on an old Mac."""
STEP = 1000
"""Rows between two reports of progress."""
LARGEST = 1_000_000_000
"""Bytes a workbook may unpack to."""
MOST_ROWS = 1_048_576
"""Rows a worksheet can have; a damaged file may claim more."""

_AGAIN = "Open it in Excel and save it again, or export CSV instead."

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
    """The visible sheets of a workbook, and its day 0. `progress` counts rows of the rows each sheet states."""
    load = _loader()
    _refuse_broken(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about styles and extensions that hold no data
            book = load(io.BytesIO(data), read_only=True, data_only=True)
            found = [Sheet(sheet.title, _until_last(_records(sheet, progress))) for sheet in _visible(book)]
            epoch = EPOCH_1904 if book.epoch.year == EPOCH_1904.year else EPOCH_1900
            book.close()
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a damaged file leads it to
        raise Unreadable("The workbook is damaged: it cannot be read as Excel wrote it.", _AGAIN) from None
    return found, epoch


def _loader() -> Callable[..., Any]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Unreadable(
            "Reading Excel files needs openpyxl, which is not installed.",
            "Run: pip install openpyxl. Or save the file as CSV.",
        ) from None
    loader: Callable[..., Any] = load_workbook
    return loader


def _refuse_broken(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise Unreadable("The workbook is cut off or damaged.", _AGAIN) from None
    if "[Content_Types].xml" not in names:
        raise Unreadable("This is a ZIP archive, not an Excel workbook.", "Unpack it and import the file inside.")
    if size > LARGEST:
        raise Unreadable(f"The workbook unpacks to {size // 1_000_000} MB, too much to read.", "Export CSV instead.")


def _until_last(records: Iterator[list[Cell]]) -> list[list[Cell]]:
    """Without the empty rows below the last one used: formatting alone makes Excel count them."""
    found = list(records)
    while found and not found[-1]:
        found.pop()
    return found


def _visible(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _records(sheet: Any, progress: Progress | None) -> Iterator[list[Cell]]:
    stated = int(sheet.max_row or 0)
    sheet.reset_dimensions()  # some exporters state a size of one cell
    rows = islice(sheet.iter_rows(min_row=1, min_col=1, values_only=True), MOST_ROWS)
    for number, values in enumerate(rows, 1):
        yield _trimmed([_cell(value) for value in values])
        if progress is not None and number % STEP == 0:
            progress(number, max(number, stated))


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
        return Decimal(format(value, ".15g") if isinstance(value, float) else value)
    return "" if value is None else str(value)
