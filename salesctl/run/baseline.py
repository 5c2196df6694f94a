"""The baseline: findings a team knows and lives with, so that only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salesctl.core.errors import UsageError
from salesctl.core.finding import Finding
from salesctl.run.fingerprint import unique_fingerprints
from salesctl.run.root import BASELINE_FILE

FILE = BASELINE_FILE
VERSION = 1


@dataclass(frozen=True, slots=True)
class Known:
    """One finding of a baseline; all but the fingerprint is for the reader."""

    fingerprint: str
    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against a baseline: the new ones, how many are known, and the entries that nothing matches now."""

    new: tuple[Finding, ...]
    known: int
    stale: tuple[Known, ...]


def entries(findings: Sequence[Finding]) -> tuple[Known, ...]:
    """Return the entries of findings, in their order."""
    marks = unique_fingerprints(findings)
    return tuple(
        Known(mark, finding.code, finding.path, finding.message) for finding, mark in zip(findings, marks, strict=True)
    )


def compare(
    findings: Sequence[Finding], baseline: Sequence[Known], could_find: Callable[[str, str], bool] = lambda *_: True
) -> Compared:
    """Hold findings against a baseline; an entry that `could_find` says nobody looked for is not stale."""
    left = Counter(known.fingerprint for known in baseline)
    new, count = [], 0
    for finding, mark in zip(findings, unique_fingerprints(findings), strict=True):
        if left[mark]:
            left[mark] -= 1
            count += 1
        else:
            new.append(finding)
    unmatched = (known for known in baseline if left[known.fingerprint])
    return Compared(tuple(new), count, tuple(known for known in unmatched if could_find(known.code, known.path)))


def write(known: Sequence[Known]) -> str:
    """Return the text of a baseline."""
    values = [
        {"fingerprint": each.fingerprint, "code": each.code, "path": each.path, "message": each.message}
        for each in known
    ]
    return json.dumps({"version": VERSION, "findings": values}, indent=2, ensure_ascii=False) + "\n"


def read(text: str) -> tuple[Known, ...]:
    """Read a baseline. Raises UsageError when the text is none."""
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    if not isinstance(values, dict) or values.get("version") != VERSION or not isinstance(values.get("findings"), list):
        raise UsageError(f"{FILE} cannot be read", "write it again: salesctl baseline write")
    return tuple(_known(each) for each in values["findings"])


def _known(value: Mapping[str, Any]) -> Known:
    try:
        return Known(*(str(value[name]) for name in ("fingerprint", "code", "path", "message")))
    except (KeyError, TypeError):
        raise UsageError(f"an entry of {FILE} cannot be read", "write it again: salesctl baseline write") from None
