"""How much of the manager's list is others' work: against the policy, by person, and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Table
from salesctl.core.team import Team
from salesctl.systems.manager.documents import ControlPolicy, Todo
from salesctl.systems.manager.figures import Entry, Share, entries, is_kept, is_landed, share

_MONTHS = 12


def dependency_table(team: Team, now: Share) -> Table:
    """Lay the shares of a day over the policy: by items, by minutes, and what landed."""
    policy = team.policy(ControlPolicy)
    columns = (
        *(Column("Counted by"), Column("Others' work kept", "count"), Column("All", "count")),
        *(Column("Share", "percent"), Column("Warns over", "percent"), Column("Fails over", "percent")),
    )
    limits = (policy.dependency_warn, policy.dependency_fail)
    rows = (
        ("items", now.kept, now.items, tenth(now.by_count), *limits),
        ("minutes", now.minutes_kept, now.minutes, tenth(now.by_minutes), None, None),
        ("items that landed here", now.landed, now.items, tenth(now.landed_by_count), None, None),
    )
    return Table("dependency", columns, rows if now.items else (), "there is nothing on the list to take a share of")


def person_table(team: Team, manager: str, counts: Sequence[Entry], ask: Ask) -> Table:
    """Say who brings others' work, the most first; everybody unless people are asked for."""
    columns = (
        *(Column("Raised by"), Column("Landed", "count"), Column("Kept", "count"), Column("Minutes", "count")),
        *(Column("Of what landed", "percent"), Column("Came back", "count")),
    )
    landed = [each.item for each in counts if is_landed(each.item, manager)]
    brought = Counter(item.raised_by for item in landed)
    rows: list[tuple[Cell, ...]] = []
    for who in sorted(brought, key=lambda who: (-brought[who], who is None, who or "")):
        mine = [item for item in landed if item.raised_by == who]
        if ask.about(who):
            kept = sum(is_kept(item, manager, team.today) for item in mine)
            minutes, back = sum(item.minutes or 0 for item in mine), sum(item.came_back for item in mine)
            part = tenth(Decimal(len(mine)) / len(landed) * 100)
            rows.append((who or "nobody named", len(mine), kept, minutes, part, back))
    return Table("by person, last thirteen weeks", columns, tuple(rows), "no others' work has landed here")


def time_table(team: Team, todo: Todo) -> Table:
    """Say how the share went: thirteen weeks to the end of each month of the last year, and to today."""
    columns = (
        *(Column("Thirteen weeks to", "day"), Column("Items", "count"), Column("Landed", "count")),
        *(Column("Kept", "count"), Column("Share", "percent"), Column("By minutes", "percent")),
        Column("Landed share", "percent"),
    )
    found = [share(todo, team.manager_on(day), day) for day in month_ends(team, todo)]
    rows = tuple(
        (
            *(each.on, each.items, each.landed, each.kept),
            *(tenth(each.by_count), tenth(each.by_minutes), tenth(each.landed_by_count)),
        )
        for each in found
    )
    return Table("over time", columns, rows, "there is nothing on the list yet")


def month_ends(team: Team, todo: Todo) -> list[date]:
    """Return the last days of the months since the first item, a year of them at most, and today."""
    first = min((each.item.added for each in entries(todo, team.today)), default=None)
    if first is None:
        return []
    ends = [team.today]
    month = Period.of_month(team.today)
    while len(ends) < _MONTHS:
        start = team.calendar.days(month).first
        if start <= first:
            break
        month = team.calendar.shift(month, -1)
        ends.append(team.calendar.days(month).last)
    return ends[::-1]


def tenth(value: Decimal | None) -> Decimal | None:
    """Return a percent with one decimal."""
    return None if value is None else value.quantize(Decimal("0.1"))
