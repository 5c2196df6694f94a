"""What changed in a metric log, summed up: a month has a hundred counts, and nobody reads them one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from salesctl.core.words import counted, listed
from salesctl.method.compare import shown

Counts = Mapping[tuple[str, str], Any]
MOST = 5


def logged(who: str, month: str, before: Any, after: Any) -> Iterator[str]:
    """Say what was logged, corrected and taken out between two versions of a log."""
    old, new = _flat(before), _flat(after)
    added = {key: value for key, value in new.items() if key not in old}
    if added:
        entries = counted(len({day for day, _ in added}), "entry", "entries")
        yield f"{who} logged {entries} of {month}: {_totals(added)}"
    corrected = [key for key in new if key in old and old[key] != new[key]]
    for day, metric in corrected[:MOST]:
        yield f"{metric} of {who} {day} {shown(old[day, metric])} → {shown(new[day, metric])}"
    if len(corrected) > MOST:
        yield f"{len(corrected) - MOST} more counts of {who} {month} corrected"
    gone = {key: value for key, value in old.items() if key not in new}
    if gone:
        yield f"{who} took out of {month}: {_totals(gone)}"


def _flat(values: Any) -> Counts:
    days = values.items() if isinstance(values, dict) else ()
    return {
        (day, metric): count
        for day, counts in days
        if isinstance(counts, dict)
        for metric, count in counts.items()
        if count is not None
    }


def _totals(counts: Counts) -> str:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for (_, metric), count in counts.items():
        if isinstance(count, int | Decimal):
            sums[metric] += count
    return listed(f"{metric} {shown(total)}" for metric, total in sums.items())
