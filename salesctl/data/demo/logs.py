"""What is logged by the day: once days have moved, every line goes to the file of its month, and no day is twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.systems.metric.figures import month_of

METRICS = re.compile(r"(metrics/[^/]+/)\d{4}-\d\d\.yaml")
DAYS = "manager/days.yaml"
ENTRY = re.compile(r"(?P<when>[^:\s]+): \{(?P<said>[^{}]*)\}\n")
COUNT = re.compile(r"(\w+): ([\d.]+)")


def sort_out(files: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files, every line of a metric log in its month's, and no day twice: counts of one day are summed.

    A log is lines like `2026-11-02: {calls: 11, meetings: 1}` and nothing else; ValueError for any other.
    """
    logs = {path: found[1] for path in files if (found := METRICS.fullmatch(path))}
    months: dict[str, dict[str, str]] = defaultdict(dict)
    for path, folder in logs.items():
        for when, said in _entries(path, files[path]):
            log = months[f"{folder}{month_of(Period.parse(when))}.yaml"]
            log[when] = _sum(log[when], said) if when in log else said
    days = {DAYS: dict(_entries(DAYS, files[DAYS]))} if DAYS in files else {}
    written = {path: _written(log) for path, log in {**months, **days}.items()}
    return {path: text for path, text in files.items() if path not in logs} | written


def _entries(path: str, text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines(keepends=True):
        found = ENTRY.fullmatch(line)
        if found is None:
            raise ValueError(f"{path}: `{line.rstrip()}` is no line of a log")
        yield found["when"], found["said"]


def _written(log: Mapping[str, str]) -> str:
    return "".join(f"{when}: {{{said}}}\n" for when, said in log.items())


def _sum(one: str, other: str) -> str:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for name, count in COUNT.findall(f"{one}, {other}"):
        total[name] += Decimal(count)
    return ", ".join(f"{name}: {count}" for name, count in total.items())
