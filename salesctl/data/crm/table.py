"""A file's bytes to one table: a header, and rows that know where they stand in the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from salesctl.data.crm import delimited, workbook
from salesctl.data.crm.encoding import decode
from salesctl.data.crm.errors import Unreadable
from salesctl.data.crm.fold import fold
from salesctl.data.crm.package import EPOCH_1900
from salesctl.data.crm.workbook import Cell, Progress

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

HEADER_WITHIN = 40
"""Records from the top a header is looked for in: reports put a title and filters above it."""
ENOUGH_HEADERS = 2
"""Known headers a record must show to be taken for the header."""
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its number as a spreadsheet counts rows, and as many cells as the header has, at least.

    `short` says that the file held fewer, and blanks were added.
    """

    number: int
    cells: tuple[Cell, ...]
    short: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. `above` are the rows over the header; `epoch` is day 0 of its day numbers."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    epoch: date = EPOCH_1900
    source: str = ""
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """Rows in the file beside the header."""
        return len(self.rows) + len(self.above)

    def index(self, header: str) -> int | None:
        """Position of a column by its header, without case, accents and punctuation; the first of several."""
        wanted = fold(header)
        return next((at for at, name in enumerate(self.header) if fold(name) == wanted), None)


def read_table(data: bytes, known: Container[str], progress: Progress | None = None) -> Table:
    """Table of a CSV or XLSX file. `known` are folded header names that tell the header from what stands above it.

    Raises Unreadable, and nothing else, whatever the bytes.
    """
    if not data.strip():
        raise Unreadable("The file is empty.", "Export it from the CRM again.")
    if data.startswith(b"PK\x03\x04"):
        return _from_workbook(data, known, progress)
    text = decode(data)
    records, delimiter = delimited.records(text.text, lambda record: _hits(record, known))
    source = f"{text.encoding}, separated by {_NAMES.get(delimiter, delimiter)}"
    return _table(records, known, EPOCH_1900, source, text.notes)


def _from_workbook(data: bytes, known: Container[str], progress: Progress | None) -> Table:
    found, epoch = workbook.sheets(data, progress)
    filled = [sheet for sheet in found if sheet.records]
    if not filled:
        raise Unreadable("The workbook has no visible sheet with anything in it.", "Export it from the CRM again.")
    best = max(filled, key=lambda sheet: max(_hits(record, known) for record in sheet.records[:HEADER_WITHIN]))
    others = [sheet.name for sheet in filled if sheet is not best]
    notes = [f"sheet “{best.name}” was read, not: {', '.join(others)}"] if others else []
    if epoch != EPOCH_1900:
        notes.append("day numbers count from 1904")
    return _table(best.records, known, epoch, f"Excel, sheet “{best.name}”", tuple(notes))


def _table(
    records: Sequence[Sequence[Cell]], known: Container[str], epoch: date, source: str, notes: tuple[str, ...]
) -> Table:
    at = _header_at(records, known)
    header = tuple(text(cell) for cell in records[at])
    rows = tuple(_row(number, record, len(header)) for number, record in enumerate(records[at + 1 :], at + 2))
    above = tuple(Row(number, tuple(record)) for number, record in enumerate(records[:at], 1))
    return Table(header, rows, above, epoch, source, (*notes, *_repeated(header)))


def _row(number: int, record: Sequence[Cell], width: int) -> Row:
    cells = tuple(record)
    return Row(number, cells + ("",) * (width - len(cells)), len(cells) < width)


def _header_at(records: Sequence[Sequence[Cell]], known: Container[str]) -> int:
    top = records[:HEADER_WITHIN]
    hits = [_hits(record, known) for record in top]
    if max(hits, default=0) >= ENOUGH_HEADERS:
        return hits.index(max(hits))
    widths = Counter(_filled(record) for record in top if _filled(record) >= ENOUGH_HEADERS)
    if not widths:
        raise Unreadable(
            "No table was found: nothing in the file looks like a row of column headings.",
            "Export the deals as CSV or XLSX with their headings in the first row.",
        )
    widest = max(widths, key=lambda width: (widths[width] * (width - 1), width))
    return next(at for at, record in enumerate(top) if _filled(record) >= widest)


def _filled(record: Iterable[Cell]) -> int:
    return sum(1 for cell in record if text(cell))


def _hits(record: Iterable[Cell], known: Container[str]) -> int:
    return len({name for cell in record if isinstance(cell, str) and (name := fold(cell)) in known})


def _repeated(header: Sequence[str]) -> list[str]:
    counts = Counter(fold(name) for name in header if name)
    names = {fold(name): name for name in reversed(header)}
    return [
        f"{count} columns are called “{names[name]}”: only the first is looked at"
        for name, count in counts.items()
        if count > 1
    ]


def text(cell: Cell) -> str:
    """A cell as one line of text, whatever the file says it is."""
    match cell:
        case str():
            return " ".join(cell.split())
        case Decimal():
            return format(cell, "f")
        case date():
            return cell.isoformat()
