"""Rules on who wrote a plan, as the repository's history proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salesctl.core.authorship import HALF, shares, substance
from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, evidence, origins
from salesctl.core.finding import Problem
from salesctl.core.history import Change
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import current_half

CLOSING = ("done", "moved_to", "dropped", "why")
OF_DEALS = ("won", "lost", "crm")


@rule("PLN050", "submitted-by-another", "plan", history=True)
def submitted_by_another(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A plan was submitted by somebody else than the person it is for.

    Why: Submitting a plan is giving one's word. A number that somebody else sent in is nobody's word, and is defended
        by nobody in November. The rule looks at the commit that wrote the `submitted` line; a commit made together
        (`Co-authored-by`) is the person's too.

    Bad:
        --- commit 2026-06-15 ana
        --- plans/2026-H2/ana.yaml
        quota: 400000
        --- commit 2026-06-22 max
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}

    Good:
        --- commit 2026-06-15 ana
        --- plans/2026-H2/ana.yaml
        quota: 400000
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}

    Fix: The person reads the plan, changes what is not so, and submits it: `salesctl plan submit`, then commits it
        under an address of their own.
    """
    submitted = doc.model.submitted
    found = evidence(team)
    if submitted is None or not found.has_other_writers(doc.path, doc.owner):
        return
    commit = origins(found.life(doc.path).changes, lambda blob: _top(found, blob, "submitted")).get("submitted")
    if commit is None or found.committed(doc.path).get("submitted") != str(submitted):
        return
    if found.is_another(commit, doc.owner):
        yield Problem(
            ("submitted",),
            f"{doc.owner}'s plan was submitted by {found.said(commit)}",
            f"{doc.owner} reads it and submits it: salesctl plan submit",
        )


@rule("PLN051", "written-by-another", "plan", history=True)
def written_by_another(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """More than half of a plan's lines were written by others than the person it is for.

    Why: A plan is worth the thinking of the one who carries it out. One that the manager wrote is an order, and is
        followed like one. Counted are the lines of the plan as it is committed, each for whoever last wrote it; left
        out are blank lines, remarks, the acceptance, closed items, and deals won or lost. A line written together
        (`Co-authored-by`) is the person's. Once the half is over nobody can write it anew, and it is told by
        `salesctl manager audit` only.

    Bad:
        --- commit 2026-06-15 max
        --- plans/2026-H2/ana.yaml
        quota: 400000
        lookback:
          worked: [the fair]
          did_not: [cold calls]
          change: [more visits]
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback:
          worked: [the fair]
          did_not: [cold calls]
          change: [more visits]

    Good:
        --- commit 2026-06-15 max
        --- plans/2026-H2/ana.yaml
        quota: 400000
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback:
          worked: [the fair]
          did_not: [cold calls]
          change: [more visits]

    Fix: The person writes the plan anew, in their own words: `salesctl new plan`. The manager's part is the quota, the
        talk about it, and `accepted`.
    """
    if not doc.model.is_in_force or current_half(team, doc) is None:
        return
    share = shares(team, "plan", team.all(Plan), substance).get(doc.path)
    if share is not None and share.others > HALF:
        lines = share.proven - share.lines.get(share.owner, 0)
        yield Problem(
            (),
            f"{lines} of the {share.proven + share.unproven} lines of {doc.owner}'s plan were written by others,"
            f" most of them by {share.most}",
            f"{doc.owner} writes it in their own words: salesctl new plan {doc.period}",
        )


@rule("PLN052", "changed-after-submission", "plan", history=True)
def changed_after_submission(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A submitted plan was changed by somebody else than the person who submitted it.

    Why: Who submitted 400,000 did not promise 450,000. A change that the person did not make is not part of the
        promise. Compared is what the versions say, not how they spell it. Anybody may accept a plan, close and move
        its items, and bring a deal up to date that an import knows by its `crm` id; that counts as no change. Which
        came first is told by the order of the commits.

    Bad:
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}
        --- commit 2026-06-29 max
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 450000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}

    Good:
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}
        --- commit 2026-06-29 max
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        accepted: 2026-06-29
        quota: 400000
        lookback: {worked: [the fair], did_not: [cold calls], change: [more visits]}

    Fix: The person reads the change and submits the plan again, with a new `submitted` day: `salesctl plan submit`.
        Or the change is taken back: `salesctl log` with the plan's path shows it.
    """
    found = evidence(team)
    if doc.model.submitted is None or not found.has_other_writers(doc.path, doc.owner):
        return
    changes = found.life(doc.path).changes
    start = submission(found, changes)
    if start is None:
        return
    agreed, now = found.mapping(changes[start].after), found.mapping(changes[-1].after)
    for key in sorted({*agreed, *now} - {"accepted"}):
        if _sense(agreed, now, key) != _sense(now, agreed, key):
            change = _last_by_another(found, doc.owner, changes[start + 1 :], key)
            if change is not None:
                yield Problem(
                    (key,),
                    f"`{key}` was changed by {found.said(change.commit)}, after {doc.owner} had submitted the plan",
                    f"{doc.owner} reads the change and submits the plan again: salesctl plan submit",
                )


@rule("PLN053", "accepted-by-another", "plan", history=True)
def accepted_by_another(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """The acceptance of a plan was written by somebody who is not the person's manager.

    Why: Acceptance is the manager's word that the plan is good enough to be held against. Nobody can give it for the
        manager, least of all the one whose plan it is. The rule looks at the commit that wrote the `accepted` line.

    Bad:
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        --- commit 2026-06-29 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        accepted: 2026-06-29
        quota: 400000

    Good:
        --- commit 2026-06-22 ana
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        quota: 400000
        --- commit 2026-06-29 max
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        accepted: 2026-06-29
        quota: 400000

    Fix: Take `accepted` out, and let the manager accept the plan: `salesctl plan accept`.
    """
    accepted = doc.model.accepted
    found = evidence(team)
    if accepted is None or found.history.archive is None:
        return
    commit = origins(found.life(doc.path).changes, lambda blob: _top(found, blob, "accepted")).get("accepted")
    if commit is None or found.committed(doc.path).get("accepted") != str(accepted):
        return
    managers = {team.manager_of(doc.owner, accepted), team.manager_of(doc.owner, found.day(commit))}
    writers = found.writers(commit)
    if writers and not writers & managers:
        manager = team.manager_of(doc.owner, accepted)
        yield Problem(
            ("accepted",),
            f"the acceptance was written by {found.said(commit)}; it is {manager}'s to give",
            f"take the line out; {manager} reads the plan and runs: salesctl plan accept {doc.owner}",
        )


def _top(found: Evidence, blob: str, key: str) -> Mapping[str, Any]:
    value = found.part(blob, key)
    return {} if value is None else {key: value}


def submission(found: Evidence, changes: Sequence[Change]) -> int | None:
    """Return the place of the change that last gave the plan a new `submitted` day."""
    for index in range(len(changes) - 1, -1, -1):
        change = changes[index]
        day = found.part(change.after, "submitted")
        if day is not None and all(found.part(blob, "submitted") != day for blob in change.before):
            return index
    return None


def _last_by_another(found: Evidence, owner: str, changes: Sequence[Change], key: str) -> Change | None:
    """Return the last change by others of what the plan says under a key; None where nobody else changed it."""
    for change in reversed(changes):
        if not found.is_another(change.commit, owner):
            continue
        after = found.mapping(change.after)
        before = [found.mapping(blob) for blob in change.before]
        if all(_sense(each, after, key) != _sense(after, each, key) for each in before):
            return change
    return None


def _sense(values: Mapping[str, Any], other: Mapping[str, Any], key: str) -> Any:
    """Return what a version promises under a key, so that it can be compared with another version."""
    value = values.get(key)
    if not isinstance(value, list):
        return value
    if key == "forecast":
        imported = _imported(value) | _imported(other.get(key))
        return [_without(line, OF_DEALS) for line in value if _account(line) not in imported]
    return [_without(item, CLOSING) for item in value]


def _imported(lines: Any) -> frozenset[str]:
    """Return the accounts whose lines an import keeps up to date."""
    rows = lines if isinstance(lines, list) else []
    return frozenset(_account(line) for line in rows if isinstance(line, dict) and line.get("crm") is not None)


def _account(line: Any) -> str:
    return str(line.get("account")).casefold() if isinstance(line, dict) else ""


def _without(value: Any, keys: Sequence[str]) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: each for key, each in value.items() if key not in keys and each is not None}
