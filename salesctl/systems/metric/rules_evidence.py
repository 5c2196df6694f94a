"""Rules on who typed the metrics, and when, as the repository's history proves it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, evidence, origins
from salesctl.core.finding import Problem
from salesctl.core.history import Commit
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.typed import imported_metrics, typed_counts
from salesctl.systems.quota.figures import days_of

WEEKS_BACK = 13
FEWEST_WEEKS = 2
_DAY_KEY = re.compile(rb"^[\"']?(\d{4}-(?:\d\d-\d\d|W\d\d))[\"']?:", re.MULTILINE)


@rule("MET050", "typed-by-another", "metrics", history=True)
def typed_by_another(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """Metrics were typed by somebody else than the person who measures them.

    Why: Counting one's own calls changes how many one makes. A number that somebody else typed changes nothing, and is
        often a guess. The rule looks at who gave each count its present value; metrics with `source: crm` in the
        recipe are imported, so there is no question who typed them.

    Bad:
        --- commit 2026-09-04 ana
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        --- commit 2026-09-11 max
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        2026-09-02: {calls: 15, meetings: 2}

    Good:
        --- commit 2026-09-04 ana
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        --- commit 2026-09-11 max
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12, revenue: 18500}

    Fix: Take the entries out and let the person write them: `salesctl metric log`. A metric that comes out of the CRM
        says so in recipe.yaml: `source: crm`.
    """
    found = evidence(team)
    if not found.has_other_writers(doc.path, doc.owner):
        return
    imported = imported_metrics(team)
    written: dict[Commit, list[tuple[str, str]]] = defaultdict(list)
    for key, commit in origins(found.life(doc.path).changes, lambda blob: typed_counts(found, blob, imported)).items():
        if found.is_another(commit, doc.owner) and key in _now(doc):
            written[commit].append(key)
    for commit, keys in written.items():
        days = sorted({day for day, _ in keys})
        span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
        yield Problem(
            (days[0],),
            f"{listed(sorted({metric for _, metric in keys}))} of {span} were typed by {found.said(commit)}",
            f"{doc.owner} checks the counts and writes them anew: salesctl metric log",
        )


@rule("MET051", "weeks-at-one-go", "metrics", history=True)
def weeks_at_one_go(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """Two weeks of metrics or more were filled in at one go.

    Why: What is written two weeks later is remembered at best. Metrics that are to predict revenue are counted on the
        day. A week counts as filled in when a single commit brought all of its working days, or all but one. The
        rule looks at the last thirteen weeks; what is older nobody can remember any better. Where a git host squashes
        a branch, days written one by one look like one go: merge such branches without squashing.

    Bad:
        --- commit 2026-09-14 ana
        --- metrics/ana/2026-08.yaml
        2026-08-31: {calls: 12}
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        2026-09-02: {calls: 12}
        2026-09-03: {calls: 12}
        2026-09-04: {calls: 12}
        2026-W37: {calls: 55}

    Good:
        --- commit 2026-09-07 ana
        --- metrics/ana/2026-08.yaml
        2026-08-31: {calls: 12}
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        2026-09-02: {calls: 12}
        2026-09-03: {calls: 12}
        2026-09-04: {calls: 12}
        --- commit 2026-09-14 ana
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}
        2026-09-02: {calls: 12}
        2026-09-03: {calls: 12}
        2026-09-04: {calls: 12}
        2026-W37: {calls: 55}

    Fix: Write them each day, or by the week: `salesctl metric log` takes a minute.
    """
    found = evidence(team)
    logs = team.all(MetricLog, person=doc.owner)
    filled = team.once("metric", "filled", doc.owner, make=lambda: _filled(team, found, doc.owner, logs))
    for commit, (path, weeks, first) in filled.items():
        if path == doc.path:
            span = listed(str(week) for week in weeks) if len(weeks) < 3 else f"{weeks[0]} to {weeks[-1]}"
            yield Problem(
                (first,),
                f"{counted(len(weeks), 'week')} of metrics, {span}, came at one go {found.when(commit)}",
                "write them each day, or by the week: salesctl metric log",
            )


# ---- who typed which count


def _now(doc: Doc[MetricLog]) -> frozenset[tuple[str, str]]:
    return frozenset((str(day), metric) for day, values in doc.model.entries.items() for metric in values)


# ---- what came at one go

Filled = Mapping[Commit, tuple[str, list[Period], str]]


def _filled(team: Team, found: Evidence, person: str, logs: Iterable[Doc[MetricLog]]) -> Filled:
    """Return the commits that brought two whole weeks or more: the last document, the weeks, its first new key."""
    since = team.today - timedelta(weeks=WEEKS_BACK)
    brought: dict[Commit, dict[str, str]] = defaultdict(dict)
    for log in logs:
        days = days_of(team, log.period)
        if days is not None and days.last >= since:
            for key, commit in origins(found.life(log.path).changes, lambda blob: _day_keys(found, blob)).items():
                if person in found.writers(commit) and found.history.proves_time(commit):
                    brought[commit][key] = log.path
    imported = imported_metrics(team)
    made = {}
    for commit, keys in brought.items():
        weeks = _whole_weeks(team, person, keys)
        if len(weeks) >= FEWEST_WEEKS:
            keys = _typed(found, keys, imported)  # noqa: PLW2901 - read only for the few that may be too many
            weeks = _whole_weeks(team, person, keys)
        if len(weeks) >= FEWEST_WEEKS and team.calendar.days(weeks[-1]).last >= since:
            path = keys[max(keys, key=lambda key: (keys[key], key))]
            made[commit] = (path, weeks, min(key for key in keys if keys[key] == path))
    return made


def _day_keys(found: Evidence, blob: str) -> Mapping[str, bool]:
    """Return the days and weeks that a version has entries for, without reading the entries."""
    return {key.decode(): True for key in _DAY_KEY.findall(found.text(blob))}


def _typed(found: Evidence, keys: Mapping[str, str], imported: frozenset[str]) -> dict[str, str]:
    """Keep the days and weeks with a count that a person typed."""
    return {
        key: path
        for key, path in keys.items()
        if isinstance(values := found.committed(path).get(key), dict) and values.keys() - imported
    }


def _whole_weeks(team: Team, person: str, keys: Iterable[str]) -> list[Period]:
    """Return the weeks of which all working days of a person are among the keys, or all but one."""
    calendar = team.calendar_of(person)
    days: Counter[Period] = Counter()
    whole: set[Period] = set()
    for key in keys:
        try:
            period = Period.parse(key)
        except ValueError:
            continue
        if period.unit == "week":
            whole.add(period)
        elif calendar.is_working(period.date):
            days[Period.of_week(period.date)] += 1
    whole |= {week for week in days if days[week] >= max(2, len(calendar.working(calendar.days(week))) - 1)}
    return sorted(whole, key=str)
