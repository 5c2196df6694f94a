"""The manager's list and days."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.data.export.table import Pick, Row, Table, fields
from salesctl.systems.manager.documents import ManagerDays, Todo


def _todo(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(Todo):
        for number, one in enumerate(doc.model.items, start=1):
            yield (
                *(number, one.what, one.kind, one.is_others, one.added, one.who, one.by, one.moved_to, one.done),
                *(one.dropped, one.why, one.minutes, one.raised_by, one.belongs_to, one.handed_on, one.came_back),
            )


def _days(pick: Pick) -> Iterator[Row]:
    for doc in pick.docs(ManagerDays):
        for day, one in sorted(doc.model.days.items()):
            yield day, one.first, one.last, one.lunch


TABLES = (
    Table(
        "todo",
        "a thing on the manager's list",
        fields(
            "number count: its place in the list, from 1",
            "what",
            "kind",
            "is_others flag: work of a kind that is never the manager's",
            "added day",
            "who",
            "by day",
            "moved_to day",
            "done day",
            "dropped: why",
            "why",
            "minutes count",
            "raised_by: a person",
            "belongs_to: a person",
            "handed_on day",
            "came_back count",
        ),
        _todo,
    ),
    Table(
        "manager_days",
        "a day of the manager's",
        fields("date day", "first flag: first in", "last flag: last out", "lunch count: minutes"),
        _days,
    ),
)
