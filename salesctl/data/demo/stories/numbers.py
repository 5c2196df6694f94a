"""Quotas, the recipe and the metric logs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.quota.documents import Numbers, Quota, Quotas
from salesctl.systems.recipe.documents import Recipe

WRITTEN = 35  # days before the year that its numbers are written
AGREED = 14  # days before somebody starts that the number is agreed
CHANGED = 40  # days into a half that is written by quarter, that it came to be so
BACKTEST = timedelta(weeks=12)
HALVES = {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}


def quota(doc: Doc[Quotas], text: str, cast: Cast) -> Sheet:
    """Tell of the numbers: written before the year, those of newcomers later, changed ones in halves at first."""
    starts = cast.team.calendar.days(doc.period).first
    base = cast.early(starts, WRITTEN, 9, cast.manager, f"Numbers of {doc.period}")
    sheet = Sheet(text, base)
    newcomers: list[tuple[Event, Quota]] = []
    for who, numbers in doc.model.quotas.items():
        person = cast.people.get(who)
        if person and person.starts and person.starts > cast.team.since:
            event = cast.early(person.starts, AGREED - 1, 10, cast.manager, f"Number of {person.name}")
            sheet.mark(("quotas", who), max(event, base))
            newcomers.append((max(event, base), numbers))
        elif numbers.measure is None and numbers.H1 is not None and numbers.Q3 is not None and numbers.Q4 is not None:
            changed = cast.early(starts, -(181 - CHANGED), 10, cast.manager, f"Shift the number of {who} inside H2")
            sheet.before(("quotas", who), f"{{H1: {numbers.H1}, H2: {numbers.Q3 + numbers.Q4}}}", changed)
    if doc.model.target is not None:
        _grow(sheet, doc.model.target, sorted(newcomers, key=lambda each: each[0]))
    return sheet


def _grow(sheet: Sheet, target: Numbers, newcomers: list[tuple[Event, Quota]]) -> None:
    """Let the team's number be smaller by those who had not come yet."""
    for at, (event, _) in enumerate(newcomers):
        missing = [numbers for _, numbers in newcomers[at:] if numbers.measure is None]
        halves = {half: sum(_half(numbers, half) for numbers in missing) for half in HALVES}
        smaller = {half: number - halves.get(half, 0) for half, number in target.written().items()}
        sheet.before(("target",), "{" + ", ".join(f"{half}: {number}" for half, number in smaller.items()) + "}", event)


def _half(numbers: Quota, half: str) -> Decimal:
    written = numbers.written()
    return sum((written[part] for part in (half, *HALVES[half]) if part in written), Decimal(0))


def recipe(doc: Doc[Recipe], text: str, cast: Cast) -> Sheet:
    """Tell of the recipe: there from the start, checked again every twelve weeks."""
    sheet = Sheet(text, cast.line.first)
    checked = doc.model.checked
    if checked is None:
        return sheet
    sheet.mark(("checked", "date"), cast.line.first)
    days: list[date] = [checked.date]
    while (earlier := days[-1] - BACKTEST) > cast.team.since + BACKTEST:
        days.append(earlier)
    events = [cast.at(day, 15, cast.manager, "Check the recipe against what came") for day in reversed(days)]
    sheet.mark(("checked",), events[0])
    for step, (day, following) in enumerate(zip(reversed(days), events[1:], strict=False)):
        error = "" if checked.error is None else f", error: {checked.error + len(days) - 1 - step}"
        verdict = "" if checked.verdict is None else f", verdict: {checked.verdict}"
        sheet.before(("checked",), f"{{date: {day}{error}{verdict}}}", following)
    return sheet


def metrics(doc: Doc[MetricLog], text: str, cast: Cast) -> Sheet:
    """Tell of a metric log: a commit of the owner at the end of each week worked."""
    entries = doc.model.entries
    last: dict[tuple[int, int], date] = {}
    days = {
        entry: entry.date if entry.unit == "day" else cast.team.calendar.days(entry).first + timedelta(days=4)
        for entry in entries
    }
    for day in days.values():
        week = day.isocalendar()[:2]
        last[week] = max(last.get(week, day), day)
    events: dict[str, Event] = {
        str(entry): cast.at(last[day.isocalendar()[:2]], 17, doc.owner, f"Log week {day.isocalendar().week}")
        for entry, day in days.items()
    }
    sheet = Sheet(text, min(events.values(), default=cast.line.first))
    for entry, event in events.items():
        sheet.mark((entry,), event)
    return sheet
