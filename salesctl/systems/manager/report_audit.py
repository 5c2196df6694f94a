"""The audit of the manager's list: the manager's own, to be handed on and to whom, and never the manager's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.manager.audit_shares import dependency_table, month_ends, person_table, time_table
from salesctl.systems.manager.documents import ControlPolicy, Todo, TodoItem
from salesctl.systems.manager.figures import (
    FEWEST,
    WINDOW,
    Entry,
    Share,
    entries,
    is_kept,
    is_landed,
    is_open,
    is_to_hand_on,
    is_with_another,
    on_the_books,
    share,
    todo_of,
)
from salesctl.systems.manager.independence import independence_tables
from salesctl.systems.manager.recipients import recipient
from salesctl.systems.manager.waiting import waiting


def audit(team: Team, ask: Ask) -> Report:
    """Sort the manager's list by whose work it is, and say how far the team depends on the manager.

    `ask.who` leaves the items that these people raised or that belong to them; shares are of the whole list.
    """
    doc = todo_of(team)
    todo = doc.model if doc is not None else Todo.model_validate([])
    manager = team.manager_on(team.today)
    counts = on_the_books(todo, team.today)
    listed = [each for each in counts if not ask.who or {each.item.raised_by, each.item.belongs_to} & ask.who]
    now = share(todo, manager, team.today)
    tables = (
        _hand_on(team, manager, listed),
        _own(team, manager, listed),
        _never(team, manager, listed),
        dependency_table(team, now),
        person_table(team, manager, counts, ask),
        time_table(team, todo),
        _came_back(listed),
        _waiting(team, manager),
        *independence_tables(team, ask),
    )
    return Report(
        f"The list of {team.name_of(manager)}",
        tables,
        tuple(_notes(team, todo, now, has_list=doc is not None)),
        (_behind(team, manager, counts),),
    )


# ---- the three groups


def _hand_on(team: Team, manager: str, listed: Sequence[Entry]) -> Table:
    columns = (
        *(Column("No", "count"), Column("What"), Column("Kind"), Column("Days here", "count"), Column("Raised by")),
        *(Column("To"), Column("Because")),
    )
    rows = []
    for each in listed:
        if is_to_hand_on(each.item, manager, team.today):
            to = recipient(team, each.item)
            here = (team.today - each.item.added).days
            said = (to.who, to.why) if to else (None, "nothing written says whose it is")
            rows.append((each.number, each.item.what, each.item.kind, here, each.item.raised_by, *said))
    rows.sort(key=lambda row: (-row[3], row[0]))
    return Table("to be handed on", columns, tuple(rows), "nothing: no open item is others' work")


def _own(team: Team, manager: str, listed: Sequence[Entry]) -> Table:
    columns = (
        *(Column("No", "count"), Column("What"), Column("Kind"), Column("Due", "day"), Column("Late", "flag")),
        Column("Minutes", "count"),
    )
    own = sorted(
        (each for each in listed if _is_own(each.item, manager, team.today)),
        key=lambda each: (each.item.due or date.max, each.index),
    )
    rows = tuple(
        (
            *(each.number, each.item.what, each.item.kind, each.item.due),
            *(each.item.due is not None and each.item.due < team.today, each.item.minutes),
        )
        for each in own
    )
    return Table("the manager's own", columns, rows, "nothing open")


def _is_own(item: TodoItem, manager: str, on: date) -> bool:
    return is_open(item, on) and not is_with_another(item, manager, on) and not is_to_hand_on(item, manager, on)


def _never(team: Team, manager: str, listed: Sequence[Entry]) -> Table:
    columns = (
        *(Column("No", "count"), Column("What"), Column("Kind"), Column("Raised by"), Column("Went to")),
        *(Column("Days here", "count"), Column("Done", "day")),
    )
    rows = tuple(
        _landed_row(each, manager, team.today)
        for each in listed
        if is_landed(each.item, manager) and not is_to_hand_on(each.item, manager, team.today)
    )
    return Table("never the manager's: handed on, or closed", columns, rows, "nothing in the last thirteen weeks")


def _landed_row(each: Entry, manager: str, today: date) -> tuple[Cell, ...]:
    item = each.item
    gone = is_with_another(item, manager, today)
    until = item.handed_on if gone else item.done
    days = max(0, (until - item.added).days) if until else None
    to = (item.belongs_to or "nobody") if gone else manager
    return each.number, item.what, item.kind, item.raised_by, to, days, item.done


# ---- what came back, and what waits


def _came_back(listed: Sequence[Entry]) -> Table:
    columns = (
        *(Column("No", "count"), Column("What"), Column("From"), Column("Times", "count")),
        *(Column("Handed on", "day"), Column("Done", "day")),
    )
    back = sorted((each for each in listed if each.item.came_back), key=lambda each: -each.item.came_back)
    rows = tuple(
        (
            *(each.number, each.item.what, each.item.belongs_to or each.item.raised_by),
            *(each.item.came_back, each.item.handed_on, each.item.done),
        )
        for each in back
    )
    return Table("what came back", columns, rows, "nothing came back")


def _waiting(team: Team, manager: str) -> Table:
    columns = (Column("What"), Column("Asked by"), Column("Due", "day"), Column("Late", "flag"), Column("Item"))
    rows = tuple(
        (each.what, each.asked_by, each.due, each.due is not None and each.due < team.today, each.name)
        for each in waiting(team, manager)
    )
    return Table("waits for the manager elsewhere", columns, rows, "no other document waits for the manager")


def _behind(team: Team, manager: str, counts: Sequence[Entry]) -> Table:
    columns = (
        *(Column("No", "count"), Column("What"), Column("Kind"), Column("Added", "day"), Column("Minutes", "count")),
        Column("Counts as"),
    )
    rows = tuple(
        (
            *(each.number, each.item.what, each.item.kind, each.item.added, each.item.minutes),
            _counts_as(each.item, manager, team.today),
        )
        for each in counts
    )
    return Table("items counted", columns, rows, "no item is counted")


def _counts_as(item: TodoItem, manager: str, today: date) -> str:
    if is_kept(item, manager, today):
        return "others' work, kept"
    return "others' work, landed" if is_landed(item, manager) else "own work" if not item.is_others else "another's"


# ---- sentences


def _notes(team: Team, todo: Todo, now: Share, *, has_list: bool) -> Iterator[str]:
    if not has_list:
        yield (
            "manager/todo.yaml cannot be read: salesctl manager check"
            if team.unseen(Todo)
            else "there is no manager/todo.yaml: salesctl new todo"
        )
        return
    if now.by_count is not None:
        kept = f"{now.kept} of {counted(now.items, 'item')} are others' work kept here"
        yield f"{kept}, {now.by_count:.1f} %: {_judged(team, now)}"
    yield (
        "counted is what was added in the last thirteen weeks or is still open; from the day it is handed on, others' "
        "work is kept no longer"
    )
    first = min((each.item.added for each in entries(todo, team.today)), default=None)
    if first is not None and month_ends(team, todo)[0] - WINDOW < first:
        yield f"the list begins on {day_name(first)}; windows that reach further back hold only what is left of them"


def _judged(team: Team, now: Share) -> str:
    policy = team.policy(ControlPolicy)
    if now.items < FEWEST:
        return f"fewer than {FEWEST} items say nothing"
    percent = now.by_count or Decimal(0)
    if percent > policy.dependency_fail:
        return f"over the {policy.dependency_fail} % that fail"
    if percent > policy.dependency_warn:
        return f"over the {policy.dependency_warn} % that warn"
    return f"within the {policy.dependency_warn} % of the policy"
