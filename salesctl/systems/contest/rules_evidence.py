"""Rules on when a contest was planned, and its rules left alone, as the repository's history proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, arrivals, evidence
from salesctl.core.finding import Problem
from salesctl.core.history import Change
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.contest.documents import Contests

RULES = ("starts", "ends", "metric", "points", "mode", "minimum", "eligible", "teams", "tie_break", "prizes")
USUAL: Mapping[str, Any] = {"mode": "rank", "eligible": ["all"]}


@rule("CON050", "contest-planned-afterwards", "contests", history=True)
def contest_planned_afterwards(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest was first committed after the day it starts.

    Why: A contest moves what people do while they still can do it. One that is written down after it began rewards
        what had happened anyway, and whoever knew of it first. The rule takes the commit that first held a contest of
        that `id`, by the date its author wrote it (a rebase does not change that one).

    Bad:
        --- commit 2026-09-10 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: meetings

    Good:
        --- commit 2026-08-10 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: meetings

    Fix: Plan the contests of the year before it starts: `salesctl new contest`.
    """
    found = evidence(team)
    if found.history.archive is None:
        return
    first = arrivals(found.life(doc.path).changes, lambda blob: _contests(found, blob))
    for index, contest in enumerate(doc.model.contests):
        commit = first.get(contest.id)
        if (
            commit is None
            or contest.cancelled is not None
            or not found.proves_order(commit, contest.on(contest.starts))
        ):
            continue
        starts = contest.on(contest.starts)
        if found.day(commit) > starts:
            yield Problem(
                ("contests", index, "starts"),
                f"{contest.id} was first committed {found.when(commit)}, and starts on {day_name(starts)}",
                "plan the contests of the year before it starts: salesctl new contest",
            )


@rule("CON051", "rules-changed-while-running", "contests", history=True)
def rules_changed_while_running(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """The rules of a contest were changed after the day it starts.

    Why: A contest whose rules change is won by whoever changes them. Rules are its days, what it counts, how, for
        whom, and the prizes; the name, the objective and the result may be written at any time, and so may `moved_to`
        and `cancelled`. The versions are compared by what they say; a change that was taken back is none. Commits are
        placed by the date their author wrote them (a rebase does not change that one).

    Bad:
        --- commit 2026-08-10 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: meetings
        --- commit 2026-09-14 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: calls

    Good:
        --- commit 2026-08-10 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: meetings
        --- commit 2026-08-31 max
        --- contests/2026.yaml
        contests:
          - id: autumn-sprint
            name: Autumn sprint
            starts: 2026-09-07
            ends: 2026-10-02
            metric: calls

    Fix: Take the change back, or cancel the contest with `cancelled` and the reason, and start a new one.
    """
    found = evidence(team)
    if found.history.archive is None:
        return
    changes = found.life(doc.path).changes
    for index, contest in enumerate(doc.model.contests):
        if contest.cancelled is not None:
            continue
        versions = [(change, _contests(found, change.after).get(contest.id)) for change in changes]
        for key, change in _changed(found, [(change, rules) for change, rules in versions if rules is not None]):
            yield Problem(
                ("contests", index, key),
                f"`{key}` of {contest.id} was changed by {found.said(change.commit)}, after it had started",
                "take the change back, or cancel the contest and start a new one",
            )


def _changed(found: Evidence, versions: Sequence[tuple[Change, Mapping[str, Any]]]) -> Iterator[tuple[str, Change]]:
    """Yield what differs from the rules at the start, with the last change of it after the start."""
    late = [
        index for index, (change, _) in enumerate(versions) if index and _is_late(found, change, versions[index - 1][1])
    ]
    if not late:
        return
    agreed, now = versions[late[0] - 1][1], versions[-1][1]
    for key in RULES:
        if agreed.get(key) != now.get(key):
            last = [index for index in late if versions[index][1].get(key) != versions[index - 1][1].get(key)]
            if last:
                yield key, versions[last[-1]][0]


def _is_late(found: Evidence, change: Change, before: Mapping[str, Any]) -> bool:
    """Tell whether a change was made after the contest had started by its rules until then."""
    try:
        starts = date.fromisoformat(str(before.get("moved_to") or before.get("starts")))
    except ValueError:
        return False
    return found.proves_order(change.commit, starts) and found.day(change.commit) > starts


def _contests(found: Evidence, blob: str | None) -> Mapping[str, Mapping[str, Any]]:
    """Return the contests of a version by their id, what is usual filled in."""
    return {str(each.get("id")): {**USUAL, **each} for each in found.parts(blob, "contests")}
