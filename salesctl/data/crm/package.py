"""The ZIP archive an XLSX file is: what no reader should be handed is refused or mended first."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date

from salesctl.data.crm.errors import Unreadable

EPOCH_1900 = date(1899, 12, 30)
"""Day 0 of Excel's usual calendar, its invented 29 February 1900 allowed for."""
EPOCH_1904 = date(1904, 1, 1)
"""Day 0 of workbooks begun on an old Mac."""
LARGEST = 1_000_000_000
"""Bytes a workbook may unpack to."""
MOST_CELLS = 30_000_000
"""Cells from a sheet's first to its last, empty ones too: calamine holds them all, in some thirty bytes each."""
AGAIN = "Open it in Excel and save it again, or export CSV instead."

_TYPES, _BOOK, _SHEETS = "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/"
_FROM_1904 = re.compile(rb'\bdate1904\s*=\s*"(?:1|true)"')
_ROW = re.compile(rb'[<:]row\b[^>]*?\sr="([0-9]{1,9})"')
_FAR_CELL = re.compile(rb'[<:]c\b[^>]*?\sr="([A-Z]{2,3})[0-9]+"[^>/]*>')
"""A cell beyond the first 26 columns that holds something."""
_WRONG_CELL = re.compile(rb'([<:]c\b[^>]*?\st=)"e"')
_LETTERS = 26


def prepared(data: bytes) -> tuple[bytes, date]:
    """A workbook whose error cells (#N/A) are text, since calamine leaves them blank; and its day 0."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_foreign(archive)
            mended = dict(_mended(archive))
            book = archive.read(_BOOK) if _BOOK in archive.namelist() else b""
            whole = _replaced(archive, mended) if mended else data
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        raise Unreadable("The workbook is cut off or damaged.", AGAIN) from None
    return whole, EPOCH_1904 if _FROM_1904.search(book) else EPOCH_1900


def _refuse_foreign(archive: zipfile.ZipFile) -> None:
    if _TYPES not in archive.namelist():
        raise Unreadable("This is a ZIP archive, not an Excel workbook.", "Unpack it and import the file inside.")
    size = sum(item.file_size for item in archive.infolist())
    if size > LARGEST:
        raise Unreadable(f"The workbook unpacks to {size // 1_000_000} MB, too much to read.", "Export CSV instead.")


def _mended(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The sheets that hold errors, with their errors as text."""
    for name in archive.namelist():
        if name.startswith(_SHEETS) and name.endswith(".xml"):
            body = archive.read(name)
            _refuse_scattered(body)
            if b't="e"' in body:
                yield name, _WRONG_CELL.sub(rb'\1"str"', body)


def _refuse_scattered(body: bytes) -> None:
    rows = max((int(found[1]) for found in _ROW.finditer(body)), default=0)
    letters = {found[1] for found in _FAR_CELL.finditer(body)}
    columns = max(map(_column, letters), default=_LETTERS)
    if rows * columns > MOST_CELLS:
        raise Unreadable(
            f"A sheet of the workbook reaches to row {rows:,} and column {columns:,}, too far to read.",
            "Delete what stands far away from the table, or export CSV instead.",
        )


def _column(letters: bytes) -> int:
    """The number of a column from its letters: AA is 27."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _replaced(archive: zipfile.ZipFile, bodies: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in archive.namelist():
            new.writestr(name, bodies[name] if name in bodies else archive.read(name))
    return out.getvalue()
