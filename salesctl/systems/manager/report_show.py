"""The manager's list and days at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.manager.audit_shares import tenth
from salesctl.systems.manager.documents import ManagerDay, ManagerDays, Todo
from salesctl.systems.manager.figures import (
    dependency,
    entries,
    is_open,
    is_to_hand_on,
    is_with_another,
    todo_of,
    written_days,
)

_MOST_WEEKS = 520
Written = Sequence[tuple[date, ManagerDay]]


def show(team: Team, ask: Ask) -> Report:
    """Return the list in figures, and the days by week: first in, last out, lunch.

    `--weeks` says how many weeks back, this one included. Raises UsageError for fewer than one.
    """
    weeks = ask.options.get("weeks", 13)
    if not isinstance(weeks, int) or not 0 < weeks <= _MOST_WEEKS:
        raise UsageError(f"`{weeks}` is no number of weeks", f"give one from 1 to {_MOST_WEEKS}, such as --weeks 13")
    manager = team.manager_on(team.today)
    monday = team.today - timedelta(days=team.today.weekday() + 7 * (weeks - 1))
    doc = team.get(ManagerDays)
    written = written_days(doc.model, Days(monday, team.today)) if doc is not None else []
    tables = (_list(team, manager), _weeks(written))
    return Report(f"{team.name_of(manager)} under control", tables, _notes(written), (_days(team, manager, written),))


def _list(team: Team, manager: str) -> Table:
    columns = (
        *(Column("Open", "count"), Column("Own", "count"), Column("Late", "count"), Column("To hand on", "count")),
        *(Column("With others", "count"), Column("Others' work kept", "percent"), Column("By minutes", "percent")),
    )
    doc, found = todo_of(team), dependency(team)
    if doc is None or found is None:
        unread = team.unseen(Todo) or bool(team.store.unloaded("todo"))
        cannot = "manager/todo.yaml cannot be read: salesctl manager check"
        return Table("list", columns, (), cannot if unread else "there is no list: salesctl new todo")
    still = [each.item for each in entries(doc.model, team.today) if is_open(each.item, team.today)]
    away = [item for item in still if is_with_another(item, manager, team.today)]
    hand_on = [item for item in still if is_to_hand_on(item, manager, team.today)]
    late = sum(item.due is not None and item.due < team.today for item in still if item not in away)
    row = (
        *(len(still), len(still) - len(away) - len(hand_on), late, len(hand_on), len(away)),
        *(tenth(found.by_count), tenth(found.by_minutes)),
    )
    return Table("list", columns, (row,))


def _weeks(written: Written) -> Table:
    columns = (
        *(Column("Week", "period"), Column("Days", "count"), Column("First in", "count"), Column("Last out", "count")),
        *(Column("Both", "count"), Column("Lunch", "number", "minutes"), Column("No lunch", "count")),
    )
    by_week: dict[Period, list[ManagerDay]] = {}
    for day, each in written:
        by_week.setdefault(Period.of_week(day), []).append(each)
    return Table("days by week", columns, tuple(_week(week, by_week[week]) for week in by_week), "no day is written")


def _week(week: Period, days: Sequence[ManagerDay]) -> tuple[Cell, ...]:
    lunches = [day.lunch for day in days if day.lunch]
    mean = round(Decimal(sum(lunches)) / len(lunches)) if lunches else None
    return (
        *(week, len(days), sum(day.first for day in days), sum(day.last for day in days)),
        *(sum(day.first and day.last for day in days), mean, len(days) - len(lunches)),
    )


def _days(team: Team, manager: str, written: Written) -> Table:
    columns = (
        *(Column("Day", "day"), Column("First in", "flag"), Column("Last out", "flag")),
        *(Column("Lunch", "count", "minutes"), Column("A working day", "flag")),
    )
    calendar = team.calendar_of(manager)
    rows = tuple((day, each.first, each.last, each.lunch or 0, calendar.is_working(day)) for day, each in written)
    return Table("days", columns, rows, "no day is written")


def _notes(written: Written) -> tuple[str, ...]:
    last = [each for _, each in written[-10:]]
    if not last:
        return ()
    both, hungry = sum(each.first and each.last for each in last), sum(not each.lunch for each in last)
    return (f"of the last {counted(len(last), 'day')} written: first in and last out on {both}, no lunch on {hungry}",)
