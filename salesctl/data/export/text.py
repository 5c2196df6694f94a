"""CSV and JSON, a file a table: the same team gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from salesctl.core.period import Period
from salesctl.core.words import safe
from salesctl.data.export.table import Cell
from salesctl.data.export.write import Sheet
from salesctl.text.files import write


def write_csv(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write `<table>.csv`: UTF-8, commas, a heading; nothing known is an empty cell."""
    return [_put(folder / f"{sheet.table.name}.csv", csv_text(sheet)) for sheet in sheets]


def csv_text(sheet: Sheet) -> str:
    """Return a table as CSV; text that a spreadsheet would take for a formula has a ' before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in sheet.table.fields])
    writer.writerows([[_in_csv(cell) for cell in row] for row in sheet.rows])
    return out.getvalue()


def write_json(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write `<table>.json`: a list of objects, one a line."""
    return [_put(folder / f"{sheet.table.name}.json", json_text(sheet)) for sheet in sheets]


def json_text(sheet: Sheet) -> str:
    """Return a table as JSON; money and other numbers with decimals are text, so that nothing is rounded."""
    names = [field.name for field in sheet.table.fields]
    rows = [json.dumps(dict(zip(names, map(_in_json, row), strict=True)), ensure_ascii=False) for row in sheet.rows]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def bare(cell: Cell) -> str:
    """Return a cell as one text, blank where nothing is known."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return format(cell, "f")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
    return str(cell)


def _in_csv(cell: Cell) -> str:
    return safe(cell) if isinstance(cell, str) else bare(cell)


def _in_json(cell: Cell) -> str | int | bool | None:
    return bare(cell) if isinstance(cell, Decimal | date | time | Period) else cell


def _put(place: Path, text: str) -> Path:
    write(place, text)
    return place
