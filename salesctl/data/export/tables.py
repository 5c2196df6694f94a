"""Every table of an export, in the order of the method."""

from __future__ import annotations

from salesctl.data.export import (
    coaching,
    contests,
    hiring,
    manager,
    meetings,
    method,
    metrics,
    people,
    plans,
    reviews,
    training,
)
from salesctl.data.export.table import Table

_ROOMS = (people, plans, training, reviews, meetings, contests, coaching, metrics, hiring, manager, method)
TABLES: tuple[Table, ...] = tuple(table for room in _ROOMS for table in room.TABLES)
