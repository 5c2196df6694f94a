"""What becomes of items, and of what was planned: closed and moved in the document that made them."""

from __future__ import annotations

from datetime import date

from salesctl.core.doc import AnyDoc
from salesctl.core.shape import Planned
from salesctl.core.walk import items
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.sheet import Sheet
from salesctl.text.locate import Path


def close_items(doc: AnyDoc, sheet: Sheet, cast: Cast, owner: str) -> None:
    """Let each item be moved, dropped or done on its day, by whoever owes it."""
    for at, item in items(doc.model):
        who = item.who or owner
        if item.by is not None and (item.moved_to or item.dropped):
            event = cast.at(item.by, 16, who, "Move what did not get done")
            for key in ("moved_to", "dropped", "why", "got"):
                sheet.mark((*at, key), event)
        if item.done is not None:
            event = cast.at(item.done, 16, who, "Close what was due")
            sheet.mark((*at, "done"), event)
            if item.moved_to is None:
                sheet.mark((*at, "got"), event)


def move(planned: Planned, day: date, at: Path, sheet: Sheet, cast: Cast, who: str) -> None:
    """Let something planned be moved or cancelled the working day before it."""
    if planned.moved_to or planned.cancelled:
        event = cast.early(day, 1, 12, who, "Move an appointment")
        for key in ("moved_to", "cancelled", "why"):
            sheet.mark((*at, key), event)
