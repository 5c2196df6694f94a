"""What is logged by the day: once days have moved, every line goes to the file of its month, and no day is twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.systems.metric.figures import month_of

METRICS = re.compile(r"(metrics/[^/]+/)\d{4}-\d\d\.yaml")
DAYS = "manager/days.yaml"
ENTRY = re.compile(r"(?P<when>[^:\s]+): \{(?P<said>[^{}]*)\}\n")
COUNT = re.compile(r"(\w+): ([\d.]+)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHARED = ("calls", "meetings")
DAY_LONG, WEEK = timedelta(days=1), timedelta(weeks=1)


def sort_out(files: Mapping[str, str], is_gained: Callable[[date], bool]) -> Mapping[str, str]:
    """Return the files, every line of a metric log in its month's, and no day twice: counts of one day are summed.

    A day that is worked only since the story moved gets half of what the next one counted. A log is lines like
    `2026-11-02: {calls: 11, meetings: 1}` and nothing else; ValueError for any other.
    """
    logs = {path: found[1] for path in files if (found := METRICS.fullmatch(path))}
    people: dict[str, dict[str, str]] = defaultdict(dict)
    for path, folder in logs.items():
        log = people[folder]
        for when, said in _entries(path, files[path]):
            log[when] = _sum(log[when], said) if when in log else said
    months: dict[str, dict[str, str]] = defaultdict(dict)
    for folder, log in people.items():
        _share(log, is_gained)
        for when in sorted(log):
            months[f"{folder}{month_of(Period.parse(when))}.yaml"][when] = log[when]
    days = {DAYS: dict(_entries(DAYS, files[DAYS]))} if DAYS in files else {}
    written = {path: _written(log) for path, log in {**months, **days}.items()}
    return {path: text for path, text in files.items() if path not in logs} | written


def _share(log: dict[str, str], is_gained: Callable[[date], bool]) -> None:
    """Give days gained between days logged, of a weekday that is logged, half the activity of the day after."""
    days = [date.fromisoformat(when) for when in sorted(log) if DAY.fullmatch(when)]
    for before, after in pairwise(days):
        for day in Days(before + DAY_LONG, after - DAY_LONG):
            weekday = {str(day + weeks * WEEK) for weeks in (-2, -1, 1, 2)}
            if is_gained(day) and after - before < WEEK and not weekday.isdisjoint(log):
                log[str(day)], log[str(after)] = _halves(log[str(after)])


def _halves(said: str) -> tuple[str, str]:
    counts = {name: Decimal(count) for name, count in COUNT.findall(said)}
    first = {name: counts[name] // 2 for name in SHARED if name in counts}
    rest = {name: count - first.get(name, 0) for name, count in counts.items()}
    return _listed(first), _listed(rest)


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
    return _listed(total)


def _listed(counts: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{name}: {count}" for name, count in counts.items())
