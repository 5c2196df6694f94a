"""A plan: drafted in three sittings and submitted by its owner, accepted by the manager, then lived with."""

from __future__ import annotations

import zlib
from datetime import date, timedelta

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories.closing import close_items
from salesctl.systems.plan.documents import Line, Plan

SITTINGS = ((10, ()), (6, ("forecast", "training")), (3, ("personal_goals", "actions", "obstacles")))
RENEWED = 10  # days before a next step is due that it is written


def plan(doc: Doc[Plan], text: str, cast: Cast) -> Sheet:
    """Tell of a plan."""
    who, model = doc.owner, doc.model
    ready = model.submitted or cast.team.today
    drafts = [
        (cast.early(ready, days, 14, who, f"Plan of {doc.period}: {_what(keys)}"), keys) for days, keys in SITTINGS
    ]
    sheet = Sheet(text, drafts[0][0])
    for event, keys in drafts[1:]:
        for key in keys:
            sheet.mark((key,), event)
    if model.submitted:
        sheet.mark(("submitted",), cast.at(model.submitted, 15, who, f"Submit the plan of {doc.period}"))
    if model.accepted:
        accepted = cast.at(model.accepted, 17, cast.team.manager_of(who, model.accepted), f"Accept the plan of {who}")
        sheet.mark(("accepted",), accepted)
    for at, line in enumerate(model.forecast):
        _follow(doc, sheet, cast, at, line)
    _learn(doc, sheet, cast)
    close_items(doc, sheet, cast, who)
    return sheet


def _what(keys: tuple[str, ...]) -> str:
    return {"forecast": "forecast", "personal_goals": "goals and actions"}.get(keys[0] if keys else "", "lookback")


def _follow(doc: Doc[Plan], sheet: Sheet, cast: Cast, at: int, line: Line) -> None:
    """Let a line get its last next step shortly before it is due, and its end on its day."""
    path = ("forecast", at)
    if line.next and line.next.by and doc.model.submitted and line.next.by > doc.model.submitted + timedelta(days=30):
        sheet.mark((*path, "next"), cast.early(line.next.by, RENEWED, 16, doc.owner, "Next steps"))
    if line.won:
        sheet.mark((*path, "won"), cast.at(line.won, 16, doc.owner, f"Won: {line.account}"))
    elif line.lost:
        sheet.mark((*path, "lost"), _loss(doc, cast, line))


def _loss(doc: Doc[Plan], cast: Cast, line: Line) -> Event:
    """Say when a deal was lost: no document tells, so some open day before it was to close."""
    days = cast.team.calendar.days(line.close)
    window = Days(days.first, min(days.last, cast.team.today - timedelta(days=2)))
    open_days = cast.team.calendar_of(doc.owner).working(window)
    day = open_days[zlib.crc32(f"{line.account}{line.amount}".encode()) % len(open_days)] if open_days else None
    latest: date = day or min(days.first, cast.team.today)
    return cast.at(latest, 16, doc.owner, f"Lost: {line.account}")


def _learn(doc: Doc[Plan], sheet: Sheet, cast: Cast) -> None:
    for at, training in enumerate(doc.model.training):
        if training.done:
            sheet.mark(("training", at, "done"), cast.at(training.done, 16, doc.owner, "Close what was due"))
