"""Rows of deals told from what reports put around them: titles, totals, footers, empty rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesctl.data.crm.amounts import MOST_DIGITS
from salesctl.data.crm.deal import Skipped
from salesctl.data.crm.fold import fold
from salesctl.data.crm.table import Row, Table, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesctl.data.crm.workbook import Cell

_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|column|report)? ?totals?|sum|count|average"
    r"|summe|zwischensumme|gesamt(?:summe|ergebnis)?|endsumme|endergebnis|anzahl"
    r"|suma|soma|somme|subtotales|totais|totales|totaux|sous total|medias?|total (?:general|geral))"
    r"(?: (?:of|[0-9]+|records?|rows?|deals?|opportunit(?:y|ies)|registos?|registros?|amount|enregistrements?))*"
)
_FOOTER = re.compile(
    r"(?:generated|exported|created|printed|downloaded|report(?:ed)?|gerado|exportado|generado|erstellt|généré) "
    r"(?:by|on|at|with|por|em|el|von|am|par|le)\b|copyright|confidential information|all rights reserved|filtered by"
    r"|^filters?\b|^filtros?\b|^filter\b|^filtres?\b|^show(?:ing)? |^units? |^date field|^as of |^page [0-9]+"
    r"|^end of (?:report|file)|^(?:[0-9]+ )?(?:records|rows|registros|registos|datensatze)\b|salesforce com inc",
    re.IGNORECASE,
)
_MOST_CELLS_OF_FOOTER = 2
FOOTER = "is a footer"
"""Why a row below the table is skipped; once one was seen, every row of a single cell below it is another."""
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE)


def sift(table: Table, id_at: int) -> tuple[list[Row], list[Skipped]]:
    """Rows that may be deals, and the others with the reason."""
    kept: list[Row] = []
    header = tuple(" ".join(name.split()) for name in table.header)
    ended = False
    skipped = [Skipped(row.number, "stands above the headings", _said(row)) for row in table.above]
    for row in table.rows:
        why = _why_not(row, id_at, header) or (FOOTER if ended and _filled(row) == 1 else "")
        ended = ended or why == FOOTER
        if why:
            skipped.append(Skipped(row.number, why, _said(row)))
        else:
            kept.append(row)
    return kept, skipped


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if text(cell))


def _said(row: Row) -> str:
    return next((body[:80] for cell in row.cells if (body := text(cell))), "")


def _why_not(row: Row, id_at: int, header: Sequence[str]) -> str:
    identity = text(row.cells[id_at]) if isinstance(row.cells[id_at], str) else "1"
    if not identity or not identity.isdigit():
        why = _around(row, id_at)
        if why:
            return why
    if identity == header[id_at] and tuple(map(text, row.cells[: len(header)])) == header:
        return "repeats the headings"
    if any(text(cell) for cell in row.cells[len(header) :]):
        return "has more cells than there are headings: a text in it may miss its quotes"
    if not identity:
        return "has no id"
    return "its id was rounded by a spreadsheet" if _is_rounded(row.cells[id_at]) else ""


def _is_rounded(cell: Cell) -> bool:
    """Whether a spreadsheet has kept only the 15 digits it knows of a longer id."""
    return _ROUNDED.fullmatch(text(cell)) is not None if isinstance(cell, str) else len(text(cell)) > MOST_DIGITS


def _around(row: Row, id_at: int) -> str:
    """Why a row without a number for an id is none of the table's own."""
    filled = [(at, body) for at, cell in enumerate(row.cells) if (body := text(cell))]
    if not filled:
        return "is empty"
    first_at, first = filled[0]
    if any(at == id_at for at, _ in filled) and first_at != id_at:
        return ""
    if _TOTAL.fullmatch(fold(first)):
        return "is a totals row"
    if len(filled) <= _MOST_CELLS_OF_FOOTER and (_FOOTER.search(fold(first)) or "©" in first):
        return FOOTER
    return ""
