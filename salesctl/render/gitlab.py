"""Findings as GitLab's code quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from salesctl.core.finding import Finding, Severity
from salesctl.run.fingerprint import unique_fingerprints

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(findings: Sequence[Finding], prefix: str = "") -> str:
    """Return the report. `prefix` leads from the repository's root to the team's, with a `/` at its end."""
    made = [
        {
            "description": f"{finding.message}; {finding.hint}" if finding.hint else finding.message,
            "check_name": f"{finding.code} {finding.name}",
            "fingerprint": mark,
            "severity": _LEVELS[finding.severity],
            "location": {"path": prefix + finding.path, "lines": {"begin": finding.place.line or 1}},
        }
        for finding, mark in zip(findings, unique_fingerprints(findings), strict=True)
    ]
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
