"""The plans of a half at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from salesctl.core.doc import Doc
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.core.words import listed
from salesctl.systems.plan.asked import Writer, half_asked, writers
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import coverage, number_of, weighted


def show(team: Team, ask: Ask) -> Report:
    """Show the plans of a half: submitted, accepted, what they cover, and what is open of what they promise."""
    half = half_asked(team, ask)
    asked = writers(team, ask, half)
    table = Table("plans", _columns(team.settings.currency), tuple(_row(team, each) for each in asked))
    behind = Table(
        "open items",
        (Column("Who"), Column("Due", "day"), Column("What"), Column("Late", "flag")),
        tuple(sorted(_open_items(team, asked), key=lambda row: (str(row[0]), str(row[1])))),
        "no plan has an open item",
    )
    if not asked:
        table = Table(table.name, table.columns, (), f"nobody owes a plan for {half}")
    return Report(f"Plans for {half}", (table,), _notes(asked), (behind,))


def _columns(currency: str) -> tuple[Column, ...]:
    return (
        Column("Who"),
        Column("Submitted", "day"),
        Column("Accepted", "day"),
        Column("Quota", "money", currency),
        Column("Coverage", "ratio"),
        Column("Weighted", "money", currency),
        Column("Open items", "count"),
        Column("Late", "count"),
    )


def _row(team: Team, each: Writer) -> tuple[Cell, ...]:
    if each.doc is None:
        return (each.who, *[None] * 7)
    plan, number = each.doc.model, number_of(team, each.doc)
    still = list(_still_open(team, each.doc))
    late = sum(item.due is not None and item.due < team.today for item in still)
    return (
        *(each.who, plan.submitted, plan.accepted, number, coverage(plan, number)),
        *(round(weighted(plan, team.today)) if plan.forecast else None, len(still), late),
    )


def _still_open(team: Team, doc: Doc[Plan]) -> Iterator[Item]:
    for _, item in items(doc.model):
        if item.dropped is None and not team.has_happened(item.done):
            yield item


def _open_items(team: Team, asked: Iterable[Writer]) -> Iterator[tuple[Cell, ...]]:
    for each in asked:
        if each.doc is not None:
            for item in _still_open(team, each.doc):
                yield item.who or each.who, item.due, item.what, item.due is not None and item.due < team.today


def _notes(asked: Sequence[Writer]) -> tuple[str, ...]:
    """Say in a sentence each whose plan is absent, a draft, or cannot be read."""
    groups = {
        "no plan yet": [each.who for each in asked if each.doc is None and not each.unreadable],
        "a draft, not submitted": [each.who for each in asked if each.doc and each.doc.model.submitted is None],
        "cannot be read": [each.who for each in asked if each.unreadable],
    }
    return tuple(f"{state}: {listed(people)}" for state, people in groups.items() if people)
