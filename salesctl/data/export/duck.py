"""Parquet and DuckDB, through duckdb: typed columns, nothing rounded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from salesctl.data.export.table import Cell, Row, Table, Type
from salesctl.data.export.text import bare
from salesctl.data.export.write import MissingExtra, Sheet

NAME = "salesctl.duckdb"
TYPES: Mapping[Type, str] = {
    "text": "VARCHAR",
    "count": "BIGINT",
    "number": "DECIMAL(38, 9)",
    "money": "DECIMAL(38, 2)",
    "percent": "DECIMAL(38, 9)",
    "day": "DATE",
    "time": "TIME",
    "period": "VARCHAR",
    "flag": "BOOLEAN",
}
"""How DuckDB and Parquet hold each type."""


def write_parquet(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write `<table>.parquet`. Raises MissingExtra."""
    found = []
    with _workshop(folder) as (connection, workshop):
        for sheet in sheets:
            draft, place = workshop / f"{sheet.table.name}.parquet", folder / f"{sheet.table.name}.parquet"
            _load(connection, sheet, workshop)
            connection.execute(f"COPY {_name(sheet.table.name)} TO {_text(draft)} (FORMAT parquet)")
            draft.replace(place)
            found.append(place)
    return found


def write_duckdb(sheets: Sequence[Sheet], folder: Path) -> list[Path]:
    """Write salesctl.duckdb with a table each. Raises MissingExtra."""
    with _workshop(folder, NAME) as (connection, workshop):
        for sheet in sheets:
            _load(connection, sheet, workshop)
        connection.close()
        (workshop / NAME).replace(folder / NAME)
    return [folder / NAME]


@contextmanager
def _workshop(folder: Path, name: str = "") -> Iterator[tuple[Any, Path]]:
    """Open a database beside the files to come, in a folder that is gone afterwards."""
    try:
        import duckdb
    except ImportError:
        raise MissingExtra("DuckDB and Parquet", "duckdb") from None
    with TemporaryDirectory(dir=folder, prefix=".salesctl-") as workshop:
        connection = duckdb.connect(os.path.join(workshop, name) if name else ":memory:")
        try:
            yield connection, Path(workshop)
        finally:
            connection.close()


def _load(connection: Any, sheet: Sheet, workshop: Path) -> None:
    """Make a table and fill it by way of a file, which is a hundred times faster than row by row."""
    table = sheet.table
    columns = ", ".join(f"{_name(field.name)} {TYPES[field.type]}" for field in table.fields)
    connection.execute(f"CREATE TABLE {_name(table.name)} ({columns})")
    _explain(connection, table)
    if not sheet.rows:
        return
    rows = workshop / f"{table.name}.csv"
    rows.write_text("".join(map(_line, sheet.rows)), encoding="utf-8", newline="")
    connection.execute(
        f"COPY {_name(table.name)} FROM {_text(rows)} "
        "(FORMAT csv, HEADER false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '', ALLOW_QUOTED_NULLS false)"
    )
    rows.unlink()


def _explain(connection: Any, table: Table) -> None:
    connection.execute(f"COMMENT ON TABLE {_name(table.name)} IS {_text(table.says)}")
    for field in table.fields:
        if field.says:
            where = f"{_name(table.name)}.{_name(field.name)}"
            connection.execute(f"COMMENT ON COLUMN {where} IS {_text(field.says)}")


def _line(row: Row) -> str:
    return ",".join(map(_cell, row)) + "\n"


def _cell(cell: Cell) -> str:
    """Return a cell for the file: text in quotes even when it is blank, nothing at all where nothing is known."""
    return _quoted(cell) if isinstance(cell, str) else bare(cell)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
