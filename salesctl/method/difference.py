"""What changed in a team between two moments, and in plans since they were submitted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from salesctl.core.evidence import evidence
from salesctl.core.kind import Kind
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.method.changes import compare
from salesctl.method.changes_words import Named
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.rules_evidence import submission
from salesctl.text.reader import read

COLUMNS = (Column("System"), Column("Who"), Column("What changed"))
Row = tuple[Cell, ...]
Contents = Mapping[str, bytes]


def difference(
    title: str,
    before: Contents,
    after: Contents,
    kinds: Mapping[str, Iterable[Kind]],
    ask: Ask,
    notes: Iterable[str] = (),
) -> Report:
    """Return what changed between two sets of files, in the words of the method.

    `kinds` are those of each system, in the order of the method; files of none of them are left out.
    """
    unreadable: list[str] = []
    left = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    rows: list[Row] = []
    for system, theirs in kinds.items():
        for kind in sorted(theirs, key=lambda each: not each.literal):
            mine = {path: parts for path in left if (parts := kind.match(path)) is not None}
            left = [path for path in left if path not in mine]
            for path, parts in mine.items():
                rows += _rows(system, Named(kind.name, parts, path), before, after, ask, unreadable)
    said = [*notes, *(f"{path} could not be read at one of the two" for path in unreadable)]
    return Report(
        title, (Table("changes", COLUMNS, tuple(rows), "nothing changed that the method speaks of"),), tuple(said)
    )


def _rows(
    system: str, name: Named, before: Contents, after: Contents, ask: Ask, unreadable: list[str]
) -> Iterator[Row]:
    who = name.parts.get("person")
    if not ask.about(who):
        return
    old, new = _read(before.get(name.path)), _read(after.get(name.path))
    if (old is None and name.path in before) or (new is None and name.path in after):
        unreadable.append(name.path)
        return
    for each in compare(name, old, new):
        yield system, who, each.sentence


def _read(data: bytes | None) -> Any:
    return None if data is None else read(data).value


def plan_difference(team: Team, ask: Ask, values: Callable[[str], Any]) -> Report:
    """Return what changed in the plans of the running half and later since their owners submitted them.

    `values` takes a path and returns what the file says now.
    """
    found, half = evidence(team), team.calendar.period(team.today, "half")
    rows: list[Row] = []
    notes: list[str] = []
    if found.history.absence is not None:
        notes.append(f"{found.history.absence.message}. Next: {found.history.absence.hint}")
    docs = [doc for doc in team.all(Plan) if ask.about(doc.owner) and str(doc.period) >= str(half)]
    submitted = [doc for doc in docs if doc.model.submitted is not None]
    for doc in submitted:
        changes = found.life(doc.path).changes
        start = submission(found, changes)
        if start is None:
            notes += (
                []
                if found.history.absence
                else [f"{doc.path}: its submission is not committed, so nothing is compared"]
            )
            continue
        name = Named("plan", doc.parts, doc.path)
        then = found.values(changes[start].after)
        rows += [(doc.period, doc.owner, each.sentence) for each in compare(name, then, values(doc.path))]
    columns = (Column("Half", "period"), Column("Who"), Column("What changed"))
    same = "no plan says anything else than when it was submitted"
    table = Table(
        "changes", columns, tuple(rows), same if submitted else f"no plan of {half} or later is submitted yet"
    )
    return Report("Plans since they were submitted", (table,), tuple(notes))
