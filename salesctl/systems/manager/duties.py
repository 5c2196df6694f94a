"""What is due of the manager's list: every item with a day, owed by whoever has it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, Want, item_wants, settled
from salesctl.core.team import Team
from salesctl.core.walk import item_name
from salesctl.systems.manager.documents import Todo
from salesctl.systems.manager.figures import todo_of


def duties(team: Team) -> Iterator[Duty]:
    """Yield the items of the manager's list that have a day."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    doc = todo_of(team)
    if doc is None:
        return
    manager = team.manager_on(team.today)
    holders = _holders(team, doc)
    for want in item_wants(team, "manager", (doc,), owner=manager):
        holder = holders.get(want.id)
        yield want if holder in (None, manager) else replace(want, who=holder, about=None)


def _holders(team: Team, doc: Doc[Todo]) -> dict[str, str]:
    """Return who has the items that were handed on: from that day the one it belongs to owes it, and no longer the
    manager.
    """
    return {
        item_name(doc, (index,)): item.belongs_to
        for index, item in enumerate(doc.model.items)
        if item.who is None and item.belongs_to is not None and team.has_happened(item.handed_on)
    }
