"""Findings as Markdown, for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from salesctl.core.finding import Finding, Severity
from salesctl.core.words import counted
from salesctl.render.findings import tallied, where
from salesctl.render.marks import code, prose

_MOST = 50
_SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "remark"}


def markdown(findings: Sequence[Finding], files: int, late: int, notes: Sequence[str] = (), prefix: str = "") -> str:
    """Return a table of the findings, the worst first, fifty at most; then how many duties are late, and the notes.

    `prefix` leads from the repository's root to the team's, with a `/` at its end.
    """
    lines = [f"### salesctl: {tallied(findings)} in {counted(files, 'file')}", ""]
    if findings:
        lines += ["| where | what | next move |", "| --- | --- | --- |"]
        ordered = sorted(findings, key=lambda each: (-each.severity.weight, each.order))
        lines += [_row(finding, prefix) for finding in ordered[:_MOST]]
        if len(ordered) > _MOST:
            lines.append(f"\n{len(ordered) - _MOST} more: `salesctl check`")
        lines.append("")
    if late:
        lines += [f"{counted(late, 'duty is', 'duties are')} late: `salesctl due`", ""]
    lines += [f"- evidence: {prose(note)}" for note in notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(finding: Finding, prefix: str) -> str:
    head = f"{_SIGNS[finding.severity]} {finding.code} {finding.name}"
    place = code(where(prefix + finding.path, finding.place))
    return f"| {place} | **{head}**<br>{prose(finding.message)} | {prose(finding.hint)} |"
