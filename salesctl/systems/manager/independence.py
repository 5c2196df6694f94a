"""How far salespeople write what is theirs to write: plans, self-assessments and metrics, as the history proves it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from salesctl.core.authorship import Shares, shares, substance
from salesctl.core.calendar import Days
from salesctl.core.doc import AnyDoc, Doc
from salesctl.core.evidence import Evidence, evidence, origins
from salesctl.core.history import Commit
from salesctl.core.period import Period
from salesctl.core.report import Ask, Column, Table
from salesctl.core.team import Team
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.figures import imported_metrics, typed_counts
from salesctl.systems.plan.documents import Plan
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.documents import FormalReview
from salesctl.systems.review.figures import self_assessment_lines

NOTHING_PROVEN = "nothing of theirs has a proven author yet; salesctl check says why"
NO_HISTORY = "git cannot tell here who wrote what; salesctl check says why"


@dataclass(frozen=True, slots=True)
class Written:
    """One document that is a salesperson's: the share of it that the person wrote, and that the manager did.

    Shares are of what has a proven author; self-assessments stand for formal reviews. `half` is the half that the
    document's period ends in.
    """

    path: str
    system: str
    person: str
    days: Days
    half: Period
    own: Fraction
    manager: Fraction


def written(team: Team) -> tuple[Written, ...]:
    """Return every salesperson's document of which the history proves something; nothing without a whole history."""
    if team.history.state != "complete":
        return ()
    return team.once("independence", make=lambda: tuple(_written(team)))


def _written(team: Team) -> Iterator[Written]:
    plans, reviews, logs = team.all(Plan), team.all(FormalReview), team.all(MetricLog)
    found = evidence(team)
    sources: tuple[tuple[str, tuple[AnyDoc, ...], Mapping[str, Shares]], ...] = (
        ("plan", plans, shares(team, "plan", plans, substance)),
        ("review", reviews, shares(team, "formal-review", reviews, self_assessment_lines)),
        ("metric", logs, _typed(found, logs, imported_metrics(team))),
    )
    for system, docs, by_path in sources:
        for doc in docs:
            made = _of(team, system, doc, by_path.get(doc.path))
            if made is not None:
                yield made


def _of(team: Team, system: str, doc: AnyDoc, share: Shares | None) -> Written | None:
    days = days_of(team, doc.period)
    if share is None or share.own is None or days is None:
        return None
    manager = team.manager_of(doc.owner, min(days.last, team.today))
    by_manager = share.of(manager) if manager != doc.owner else None
    half = team.calendar.period(days.last, "half")
    return Written(doc.path, system, doc.owner, days, half, share.own, by_manager or Fraction())


def _typed(found: Evidence, logs: Iterable[Doc[MetricLog]], imported: frozenset[str]) -> Mapping[str, Shares]:
    """Return who typed the counts of each log; logs in which only their owner wrote are not read for it."""
    made = {}
    for log in logs:
        commits = [change.commit for change in found.history.of(log.path).changes]
        if not found.has_other_writers(log.path, log.owner):
            if any(log.owner in found.writers(commit) for commit in commits):
                made[log.path] = Shares(log.owner, {log.owner: 1}, 0)
            continue
        counts = origins(found.life(log.path).changes, lambda blob: typed_counts(found, blob, imported))
        lines = Counter(_writer(found, commit, log.owner) for commit in counts.values())
        unproven = lines.pop("", 0)
        made[log.path] = Shares(log.owner, dict(lines), unproven)
    return made


def _writer(found: Evidence, commit: Commit, owner: str) -> str:
    return owner if owner in found.writers(commit) else found.author(commit) or ""


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Return the mean, every document counting alike; None of nothing."""
    found = list(values)
    return sum(found, Fraction()) / len(found) if found else None


def by(found: Iterable[Written], key: Callable[[Written], object]) -> Mapping[object, tuple[Written, ...]]:
    """Group documents by person, half or system, in the order of the keys."""
    groups: dict[object, list[Written]] = defaultdict(list)
    for each in found:
        groups[key(each)].append(each)
    return {name: tuple(groups[name]) for name in sorted(groups, key=str)}


def independence_tables(team: Team, ask: Ask) -> tuple[Table, ...]:
    """Return who writes what is the salespeople's: by person, and half by half. Shares in percent, a document each.

    Where nothing is proven there are no halves, and that is said once.
    """
    found = [each for each in written(team) if ask.about(each.person)]
    empty = NO_HISTORY if team.history.state != "complete" else NOTHING_PROVEN
    figures = (
        Column("Documents", "count"),
        Column("Wrote themselves", "percent"),
        Column("The manager wrote", "percent"),
    )
    persons = by(found, lambda each: each.person)
    halves = by(found, lambda each: each.half)
    by_person = Table(
        "who writes",
        (Column("Who"), *figures),
        tuple((str(who), *_row(docs)) for who, docs in persons.items()),
        empty,
    )
    by_half = Table(
        "who wrote, half by half",
        (Column("Half"), *figures),
        tuple((str(half), *_row(docs)) for half, docs in halves.items()),
    )
    return (by_person, by_half) if halves else (by_person,)


def _row(docs: tuple[Written, ...]) -> tuple[int, int | None, int | None]:
    return len(docs), _percent(mean(each.own for each in docs)), _percent(mean(each.manager for each in docs))


def _percent(share: Fraction | None) -> int | None:
    return None if share is None else round(share * 100)
