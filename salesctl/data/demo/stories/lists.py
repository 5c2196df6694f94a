"""What grows item by item: the contests of a year, the manager's list and the manager's days."""

from __future__ import annotations

from datetime import date, timedelta

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories.closing import close_items, move
from salesctl.systems.contest.documents import Contest, Contests
from salesctl.systems.manager.documents import ManagerDays, Todo

PLANNED = 21  # days before a contest that it is planned, where the file does not say


def contests(doc: Doc[Contests], text: str, cast: Cast) -> Sheet:
    """Tell of the contests of a year: each on the day it was planned, its result on the day it was announced."""
    events = [_planned(contest, cast) for contest in doc.model.contests]
    sheet = Sheet(text, min(events, default=cast.line.first))
    sheet.mark_each(("contests",), events)
    for at, contest in enumerate(doc.model.contests):
        move(contest, contest.starts, ("contests", at), sheet, cast, cast.manager)
        if contest.result:
            result = cast.at(contest.result.date, 11, cast.manager, f"Result of {contest.name}")
            sheet.mark(("contests", at, "result"), result)
    return sheet


def _planned(contest: Contest, cast: Cast) -> Event:
    if contest.planned:
        return cast.at(contest.planned, 11, cast.manager, f"Contest: {contest.name}")
    return cast.early(contest.starts, PLANNED, 11, cast.manager, f"Contest: {contest.name}")


def todo(doc: Doc[Todo], text: str, cast: Cast) -> Sheet:
    """Tell of the manager's list: each item when it was added, handed on or closed."""
    events = [cast.at(item.added, 8, cast.manager, "My list") for item in doc.model.items]
    sheet = Sheet(text, min(events, default=cast.line.first))
    for at, (item, event) in enumerate(zip(doc.model.items, events, strict=True)):
        sheet.mark((at,), event)
        if item.handed_on:
            for key in ("handed_on", "came_back"):
                sheet.mark((at, key), cast.at(item.handed_on, 12, cast.manager, "Hand on what is not mine"))
    close_items(doc, sheet, cast, cast.manager)
    return sheet


def days(doc: Doc[ManagerDays], text: str, cast: Cast) -> Sheet:
    """Tell of the manager's days: written down at the end of each week."""
    events = {day: cast.at(_friday(day), 18, cast.manager, "My days") for day in doc.model.days}
    sheet = Sheet(text, min(events.values(), default=cast.line.first))
    for day, event in events.items():
        sheet.mark((str(day),), event)
    return sheet


def _friday(day: date) -> date:
    return day + timedelta(days=max(0, 4 - day.weekday()))
