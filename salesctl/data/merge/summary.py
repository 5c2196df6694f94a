"""The account of an import, in lines for people and as data for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from salesctl.core.words import counted, listed
from salesctl.data.crm import Proposal
from salesctl.data.merge.change import Change, Count
from salesctl.data.merge.logs import NOT_HERE_YET
from salesctl.data.merge.merge import Merged
from salesctl.data.merge.todo import MergedTasks

SHOWN = 12
"""How many names or files of one sort a page shows."""
_MOVES = {NOT_HERE_YET: "here before that? correct `starts` in the person's file, and import again"}


def lines(merged: Merged, *, everything: bool = False) -> Iterator[str]:
    """Yield the account of a CRM import: rows, owners, accounts, results, forecasts, files."""
    yield from merged.rows.lines()
    states = merged.states
    yield f"deals: {states.get('open', 0):,} open, {states.get('won', 0):,} won, {states.get('lost', 0):,} lost"
    yield from _owners(merged)
    yield from _accounts(merged)
    yield from _counts("results, a value for each person, day and metric", merged.results)
    yield from _counts("deals without a place in the results", merged.unplaced)
    yield from _counts("deals in the forecasts, and open ones", merged.forecast)
    yield from (f"note: {note}" for note in merged.notes)
    yield from files(merged.changes, everything=everything)


def task_lines(merged: MergedTasks, *, everything: bool = False) -> Iterator[str]:
    """Yield the account of an import of tasks."""
    rows = merged.rows
    yield f"{rows.source}: {rows.read:,} read, {rows.used:,} used, {len(rows.skipped):,} skipped"
    yield from (f"  {count:,} skipped: {why}" for why, count in rows.reasons().items())
    yield from _counts("tasks", merged.tasks)
    yield from (f"note: {note}" for note in _task_notes(merged))
    yield from files(merged.changes, everything=everything)


def _task_notes(merged: MergedTasks) -> list[str]:
    more = sum(task.more for task in merged.rows.tasks)
    left = f"the list has no place for priorities, days to wait for and remarks: left behind of {counted(more, 'task')}"
    return [*merged.rows.notes, *([left] if more else [])]


def _owners(merged: Merged) -> Iterator[str]:
    owners = merged.owners
    people = len(set(owners.ids.values()))
    nobodys = f", {counted(len(owners.unknown), 'name')} of nobody here" if owners.unknown else ""
    yield f"owners: {counted(people, 'person', 'people')} of the team{nobodys}"
    unknown = [f"{name} ({counted(number, 'deal')})" for name, number in owners.unknown.items()]
    if unknown:
        yield f"  {_some(unknown)}"
        yield "    one of the team? add the name to `crm_names` in people/; salesctl new person starts a file"
    left = [name for name in owners.gone if name in owners.unknown]
    if left:
        yield f"    gone from the CRM, {_some(left)}: what they sold counts once they have a file, with `ends`"
    yield from _spelled(owners.added)
    yield from _merged("taken for", owners.merged)
    yield from _alike(owners.proposals)


def _accounts(merged: Merged) -> Iterator[str]:
    found = merged.accounts
    known = len(set(found.ids.values()) - {one.id for one in found.new})
    passed = f", {found.passed:,} left out: all their deals are lost, or of nobody here" if found.passed else ""
    yield f"accounts: {known:,} known, {len(found.new):,} new{passed}"
    yield from _spelled(found.added | {one.id: one.crm_names for one in found.new if len(one.crm_names) > 1})
    yield from _merged("taken for", found.merged)
    yield from _alike(found.proposals)
    if found.unsettled:
        yield f"  several accounts bear the name, so it is given to none: {_some(found.unsettled)}"
        yield "    add it to `crm_names` of the one that is meant, in accounts.yaml"


def _spelled(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the ids that other spellings were taken for: alike but for case, accents, punctuation and legal form."""
    if names:
        shown = [f"{one} ({' = '.join(spellings)})" for one, spellings in sorted(names.items())]
        yield f"  spelled otherwise, and taken for: {_some(shown)}"


def _merged(verb: str, proposals: Iterable[Proposal]) -> Iterator[str]:
    for one in proposals:
        yield f"  “{one.name}” was {verb} {one.id} (alike: {one.likeness:.0%})"


def _alike(proposals: Sequence[Proposal]) -> Iterator[str]:
    for one in proposals[:SHOWN]:
        yield f"  “{one.name}” looks like {one.id} (alike: {one.likeness:.0%})"
    if len(proposals) > SHOWN:
        yield f"  … and {len(proposals) - SHOWN:,} more that look alike"
    if proposals:
        yield "    the same? add the name to its `crm_names`, or take all of them with --accept-lookalikes"


def _counts(title: str, counts: Sequence[Count]) -> Iterator[str]:
    if not counts:
        return
    yield f"{title}: {sum(count.number for count in counts):,}"
    for count in counts:
        shown = f" ({_examples(count)})" if count.left and count.examples else ""
        yield f"  {count.number:,} {'left out: ' if count.left else ''}{count.what}{shown}"
        if count.what in _MOVES:
            yield f"    {_MOVES[count.what]}"


def _examples(count: Count) -> str:
    shown = count.examples[:3]
    return "; ".join(shown) + ("; …" if count.number > len(shown) else "")


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f", … and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")


def files(changes: Sequence[Change], *, everything: bool) -> Iterator[str]:
    """Yield what changes, a line a file; folders with many files are summed up."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for one in changes:
        groups[one.path.split("/", 1)[0]].append(one)
    yield f"files: {len(changes):,}"
    for folder, group in groups.items():
        if everything or len(group) <= SHOWN:
            yield from (f"  {one.path}: {one.said}" for one in group)
        else:
            new = sum(one.before is None for one in group)
            parts = [f"{new:,} new"] if new else []
            parts += [f"{len(group) - new:,} changed"] if new < len(group) else []
            yield f"  {folder}/: {counted(len(group), 'file')}, {listed(parts)} (-v names them)"


def data(merged: Merged) -> dict[str, Any]:
    """Return the account of a CRM import for programs."""
    rows, found = merged.rows, merged.accounts
    return {
        "crm": rows.crm,
        "rows": {"read": rows.read, "used": rows.used, "skipped": len(rows.skipped)},
        "skipped": [{"row": one.row, "why": one.why, "what": one.detail} for one in rows.skipped],
        "unknown_stages": dict(rows.unknown_stages),
        "deals": {state: merged.states.get(state, 0) for state in ("open", "won", "lost")},
        "owners": {
            "known": dict(sorted(merged.owners.ids.items())),
            "unknown": dict(merged.owners.unknown),
            "alike": _proposals(merged.owners.proposals),
            "merged": _proposals(merged.owners.merged),
            "spelled": {one: list(names) for one, names in sorted(merged.owners.added.items())},
        },
        "accounts": {
            "new": [{"id": one.id, "name": one.name, "crm_names": list(one.crm_names)} for one in found.new],
            "alike": _proposals(found.proposals),
            "merged": _proposals(found.merged),
            "spelled": {one: list(names) for one, names in sorted(found.added.items())},
            "unsettled": list(found.unsettled),
            "left_out": found.passed,
        },
        "results": _numbers(merged.results),
        "unplaced": _numbers(merged.unplaced),
        "forecast": _numbers(merged.forecast),
        "notes": [*rows.notes, *merged.notes],
        "files": _files(merged.changes),
    }


def task_data(merged: MergedTasks) -> dict[str, Any]:
    """Return the account of an import of tasks for programs."""
    rows = merged.rows
    return {
        "source": rows.source,
        "rows": {"read": rows.read, "used": rows.used, "skipped": len(rows.skipped)},
        "skipped": [{"row": one.row, "why": one.why, "what": one.detail} for one in rows.skipped],
        "tasks": _numbers(merged.tasks),
        "notes": _task_notes(merged),
        "files": _files(merged.changes),
    }


def _proposals(found: Iterable[Proposal]) -> list[Mapping[str, object]]:
    return [{"name": one.name, "id": one.id, "likeness": f"{one.likeness:.3f}"} for one in found]


def _numbers(counts: Iterable[Count]) -> list[Mapping[str, object]]:
    return [{"what": one.what, "number": one.number, "left_out": one.left, "of": list(one.examples)} for one in counts]


def _files(changes: Iterable[Change]) -> list[Mapping[str, object]]:
    return [{"path": one.path, "new": one.before is None, "said": one.said} for one in changes]
