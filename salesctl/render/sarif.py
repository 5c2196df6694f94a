"""Findings as SARIF 2.1.0: what GitHub's code scanning and many viewers read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from salesctl import __version__
from salesctl.core.finding import Finding, Place, Severity
from salesctl.core.rule import Page
from salesctl.render.page import page_markdown
from salesctl.run.fingerprint import unique_fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(findings: Sequence[Finding], pages: Mapping[str, Page], prefix: str = "", notes: Sequence[str] = ()) -> str:
    """Return one run: the findings, and the pages of the rules that found them. URIs are relative, under `prefix`.

    `notes`, what could not be looked at, are the run's own notifications.
    """
    codes = sorted({finding.code for finding in findings})
    marks = unique_fingerprints(findings)
    said = [{"level": "note", "message": {"text": note}} for note in notes]
    run = {
        "tool": {
            "driver": {
                "name": "salesctl",
                "semanticVersion": __version__,
                "rules": [_rule(pages[code]) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": said}],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, codes.index(finding.code), mark, prefix)
            for finding, mark in zip(findings, marks, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(page: Page) -> dict[str, Any]:
    text = page_markdown(page)
    return {
        "id": page.code,
        "name": "".join(word.capitalize() for word in page.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.section("Why") or page.summary},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(finding: Finding, index: int, mark: str, prefix: str) -> dict[str, Any]:
    text = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(finding.path, finding.place, prefix)}],
        "partialFingerprints": {"salesctl/v1": mark},
    }
    if finding.related:
        made["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(related.path, related.place, prefix),
                "message": {"text": related.message},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    return made


def _location(path: str, place: Place, prefix: str) -> dict[str, Any]:
    made: dict[str, Any] = {"artifactLocation": {"uri": quote(prefix + path)}}
    if place.line is not None:
        made["region"] = {
            "startLine": place.line,
            "startColumn": place.column or 1,
            "endLine": place.end_line or place.line,
            "endColumn": place.end_column or place.column or 1,
        }
    return made
