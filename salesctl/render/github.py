"""Findings as GitHub Actions annotations: workflow commands, one a finding, and a line that counts them.

The run's log shows of a command its text alone, so that the place and the code stand in it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesctl.core.finding import Finding, Severity
from salesctl.render.findings import counts, where

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(
    findings: Sequence[Finding],
    files: int,
    late: int,
    prefix: str = "",
    notes: Sequence[str] = (),
    *,
    is_proven: bool = True,
) -> str:
    """Return the annotations. `prefix` leads from the repository's root to the team's, with a `/` at its end.

    What could not be looked at is an annotation too where no rule on evidence ran (unless `is_proven`): a checkout
    without the whole history is mended in the workflow. Otherwise it stands in the log alone.
    """
    lead = "evidence: " if is_proven else "::notice title=evidence::"
    said = (lead + (note if is_proven else _data(note)) for note in notes)
    return "".join(
        f"{line}\n" for line in (*(_line(each, prefix) for each in findings), *counts(findings, files, late), *said)
    )


def _line(finding: Finding, prefix: str) -> str:
    place = finding.place
    fields = [("file", prefix + finding.path)]
    if place.line is not None:
        fields += [("line", str(place.line)), ("endLine", str(place.end_line or place.line))]
        if place.end_line == place.line and place.column is not None:
            fields += [("col", str(place.column)), ("endColumn", str(place.end_column or place.column))]
    fields.append(("title", f"{finding.code} {finding.name}"))
    shown = ",".join(f"{name}={_property(value)}" for name, value in fields)
    at = where(prefix + finding.path, place)
    text = f"{at}: {finding.code} {finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{_LEVELS[finding.severity]} {shown}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
