"""Reports in every format: table for people, json, csv and markdown for what comes after."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import zip_longest

from salesctl.core.report import Cell, Column, Report, Table
from salesctl.core.words import safe
from salesctl.render.words import NUMERIC, cell

TAB = "\t"


def render(
    report: Report,
    style: str,
    width: int | None,
    *,
    color: bool = False,
    explain: bool = False,
    notes: Sequence[str] = (),
) -> str:
    """Return a report as text. `width` None means: nothing is wrapped or cut.

    `notes` stand before a page for people.
    """
    match style:
        case "json":
            from salesctl.render.json import report_text

            return report_text(report, explain=explain)
        case "csv":
            return as_csv(report)
        case _ if report.verbatim:
            return report.text
        case "markdown":
            return as_markdown(report, explain=explain)
    return as_table(report, width, color=color, explain=explain, notes=notes)


def as_table(report: Report, width: int | None, *, color: bool, explain: bool, notes: Sequence[str]) -> str:
    """Return a report for a terminal, or for a file without losing anything."""
    from salesctl.render.terminal import Terminal

    out = Terminal(width, color=color)
    for note in notes:
        out.note(note)
    out.title(report.title)
    for section in report.sections:
        out.section(section.label, section.lines)
    for table in report.tables:
        _print(out, table, titled=len(report.tables) > 1)
    if report.text:
        out.markdown(report.text)
    for note in report.notes:
        out.note(note)
    if explain:
        for table in report.behind:
            _print(out, table, titled=True)
    return out.text()


def _print(out: object, table: Table, *, titled: bool) -> None:
    from salesctl.render.terminal import Terminal

    assert isinstance(out, Terminal)  # noqa: S101 - the only caller makes one
    if titled and table.name:
        out.heading(table.name)
    if not table.rows:
        out.line(table.empty or "nothing")
        return
    heads = [_head(column) for column in table.columns]
    rows = [[cell(value, column) for value, column in zip_longest(row, table.columns)] for row in table.rows]
    out.table(heads, rows, [column.type in NUMERIC for column in table.columns])


def _head(column: Column) -> str:
    return f"{column.name} ({column.unit})" if column.unit else column.name


def as_csv(report: Report) -> str:
    """Return the tables as CSV, plain values, a blank line between two.

    Text that a spreadsheet would run is made safe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for index, table in enumerate(report.all_tables):
        if index:
            out.write("\n")
        writer.writerow([_head(column) for column in table.columns])
        writer.writerows([[_bare(value) for value in row] for row in table.rows])
    return out.getvalue()


def _bare(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value) if isinstance(value, str) else str(value)


def as_markdown(report: Report, *, explain: bool = False) -> str:
    """Return the report as Markdown."""
    lines = [f"## {report.title}", ""]
    for section in report.sections:
        lines += [
            f"### {section.label}",
            "",
            *(f"- {_escaped(line.replace(TAB, ' · '))}" for line in section.lines),
            "",
        ]
    for table in (*report.tables, *(report.behind if explain else ())):
        if table.name and len(report.tables) > 1:
            lines += [f"### {table.name}", ""]
        lines += [*_markdown_table(table), ""]
    if report.text:
        lines += [report.text.rstrip("\n"), ""]
    lines += [f"- {note}" for note in report.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def _markdown_table(table: Table) -> list[str]:
    if not table.rows:
        return [table.empty or "nothing"]
    heads = [_head(column) for column in table.columns]
    rule = ["---:" if column.type in NUMERIC else "---" for column in table.columns]
    rows = [[_cell(value, column) for value, column in zip(row, table.columns, strict=False)] for row in table.rows]
    return [f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows)]


def _cell(value: Cell, column: Column) -> str:
    return " ".join(_escaped(cell(value, column)).replace("|", "\\|").split())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("<", "&lt;")
