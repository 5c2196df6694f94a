"""The JSON contracts: versioned, and held to their schemas by the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from salesctl.core.finding import Finding, Place, Severity, tally
from salesctl.core.period import Period

if TYPE_CHECKING:
    from salesctl.core.duty import Duty
    from salesctl.core.errors import SalesctlError
    from salesctl.core.report import Report, Table
    from salesctl.run.check import Checked

FORMAT_VERSION = 1


def check_text(checked: Checked, late: int) -> str:
    """Return the findings of a check."""
    counts = tally(checked.findings)
    summary: dict[str, Any] = {severity.value: counts[severity] for severity in Severity}
    summary |= {"files": checked.files, "late": late, "evidence": checked.evidence}
    findings = [finding_value(finding) for finding in checked.findings]
    return text({"findings": findings, "summary": summary, "notes": list(checked.notes)})


def finding_value(finding: Finding) -> dict[str, Any]:
    """Return a finding as the contract has it."""
    related = [{"path": each.path, **_place(each.place), "message": each.message} for each in finding.related]
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.path,
        **_place(finding.place),
        "message": finding.message,
        "hint": finding.hint,
        "related": related,
    }


def _place(place: Place) -> dict[str, int | None]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def due_text(duties: Sequence[Duty], today: date) -> str:
    """Return a list of duties."""
    return text({"today": today, "duties": [duty_value(duty) for duty in duties]})


def duty_value(duty: Duty) -> dict[str, Any]:
    """Return a duty as the contract has it."""
    names = ("id", "system", "what", "who", "about", "period", "due", "state", "done", "days_late", "why", "path")
    return {name: getattr(duty, name) for name in names}


def report_text(report: Report, *, explain: bool = False) -> str:
    """Return a report; one with a contract of its own in that form."""
    if report.data is not None:
        made: dict[str, Any] = dict(report.data)
    else:
        tables = [_table(table) for table in report.all_tables]
        made = {"title": report.title, "tables": tables, "notes": list(report.notes)}
    if report.text and report.data is None:
        made["text"] = report.text
    if explain and (report.behind or report.data is None):
        made["behind"] = [_table(table) for table in report.behind]
    return text(made)


def _table(table: Table) -> dict[str, Any]:
    columns = [{"name": column.name, "type": column.type, "unit": column.unit} for column in table.columns]
    return {"name": table.name, "columns": columns, "rows": [list(row) for row in table.rows]}


def error_text(error: SalesctlError) -> str:
    """Return an error that stopped a command."""
    return text({"error": {"code": error.name, "message": error.message, "hint": error.hint}})


def text(values: Mapping[str, Any]) -> str:
    """Return values as JSON, with the version of the format first."""
    return json.dumps({"format_version": FORMAT_VERSION, **values}, indent=2, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: object) -> Any:
    match value:
        case Decimal():
            return f"{value:f}"
        case date() | Period():
            return str(value)
        case time():
            return value.strftime("%H:%M")
        case frozenset():
            return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in the contract")
