"""The team as flat tables: what each holds, and the files they become."""

from salesctl.data.export.table import Cell, Field, Pick, Row, Table
from salesctl.data.export.tables import TABLES
from salesctl.data.export.write import FORMATS, MissingExtra, Sheet, filled, write

__all__ = ["FORMATS", "TABLES", "Cell", "Field", "MissingExtra", "Pick", "Row", "Sheet", "Table", "filled", "write"]
