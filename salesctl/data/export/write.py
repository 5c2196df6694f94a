"""Tables to files, whatever the format: each file is put in place whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from salesctl.data.export.table import Pick, Row, Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its rows."""

    table: Table
    rows: tuple[Row, ...]


class MissingExtra(Exception):  # noqa: N818 - named for what is not installed
    """A format needs a package that is not installed: which, and how it is had."""

    def __init__(self, what: str, package: str) -> None:
        super().__init__(f"{what} needs {package}, which is not installed")
        self.message = f"{what} needs {package}, which is not installed"
        self.hint = f"run: pip install {package}; or export csv or json, which need nothing more"


Writer = Callable[[Sequence[Sheet], Path], list[Path]]
FORMATS: Mapping[str, str] = {
    "csv": "salesctl.data.export.text:write_csv",
    "json": "salesctl.data.export.text:write_json",
    "xlsx": "salesctl.data.export.excel:write_xlsx",
    "parquet": "salesctl.data.export.duck:write_parquet",
    "duckdb": "salesctl.data.export.duck:write_duckdb",
}
"""The formats, and where each is written; imported only when it is asked for."""


def filled(tables: Iterable[Table], pick: Pick) -> tuple[Sheet, ...]:
    """Return the tables with their rows; private ones only where they were asked for."""
    return tuple(Sheet(table, tuple(table.rows(pick))) for table in tables if pick.private or not table.private)


def write(sheets: Sequence[Sheet], form: str, folder: Path) -> list[Path]:
    """Write tables into a folder, which is made when it is not there; return the files.

    Raises MissingExtra where the format needs what is not installed, and OSError.
    """
    module, _, name = FORMATS[form].partition(":")
    writer: Writer = getattr(import_module(module), name)
    folder.mkdir(parents=True, exist_ok=True)
    return writer(sheets, folder)
