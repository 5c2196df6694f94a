"""What makes a finding the same one later: its code, file, key path and value.

A line number is no part of it, nor is the number of an item in its list: the item is named by what it begins with.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from salesctl.core.finding import Finding


def fingerprint(finding: Finding) -> str:
    """Return the fingerprint of a finding, 32 hexadecimal digits."""
    at = "/".join(finding.trail) or finding.message
    text = f"{finding.code}\0{finding.path}\0{at}\0{finding.value}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def unique_fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a fingerprint for each finding, in order; equal ones are told apart by their number."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        mark = fingerprint(finding)
        seen[mark] += 1
        made.append(mark if seen[mark] == 1 else hashlib.sha256(f"{mark}\0{seen[mark]}".encode()).hexdigest()[:32])
    return made
