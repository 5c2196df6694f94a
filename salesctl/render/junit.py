"""Findings as JUnit XML: one test case a finding, one that passes where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # only written, never parsed

from salesctl.core.finding import Finding, Severity
from salesctl.render.findings import where

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: Sequence[Finding], files: int, notes: Sequence[str] = ()) -> str:
    """Return the report. Errors and warnings are failures; remarks are cases that pass with an output.

    `notes`, what could not be looked at, are the output of the whole.
    """
    failing = [finding for finding in findings if finding.severity is not Severity.INFO]
    cases = max(1, len(findings))
    root = Element("testsuites", name="salesctl", time="0")
    suite = SubElement(root, "testsuite", name="salesctl check", skipped="0", time="0")
    for element in (root, suite):
        element.attrib.update(tests=str(cases), failures=str(len(failing)), errors="0")
    if not findings:
        SubElement(suite, "testcase", name=f"{files} files, nothing wrong", classname="salesctl", time="0")
    for finding in findings:
        _case(suite, finding)
    if notes:
        SubElement(suite, "system-out").text = _clean("\n".join(f"evidence: {note}" for note in notes))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding) -> None:
    place = where(finding.path, finding.place)
    name = _clean(f"{finding.code} {finding.name} {place}")
    case = SubElement(suite, "testcase", name=name, classname=_clean(finding.path), time="0")
    text = _clean(f"{place}: {finding.message}\n{finding.hint}".rstrip())
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = text
    else:
        kind = f"{finding.severity}"
        SubElement(case, "failure", message=_clean(finding.message), type=kind).text = text


def _clean(text: str) -> str:
    """Take out what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
