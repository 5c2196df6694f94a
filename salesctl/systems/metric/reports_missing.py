"""Who has logged nothing, on which days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State, settled
from salesctl.core.report import Ask, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.metric.figures import missing_days
from salesctl.systems.metric.weekly import log_wants


def missing(team: Team, ask: Ask) -> Report:
    """Return the weeks whose log has days without an entry: late, missed in the last thirteen weeks, or still open."""
    rows, days = [], []
    for duty in settled(team, log_wants(team)):
        if ask.about(duty.who) and _is_shown(duty, team) and duty.period is not None:
            gaps = missing_days(team, duty.who, team.calendar.days(duty.period))
            if gaps:
                said = ", ".join(f"{day:%a} {day.day}" for day in gaps)
                rows.append((duty.who, duty.period, len(gaps), said, duty.due, duty.state.value))
                days += [(duty.who, day) for day in gaps]
    rows.sort(key=lambda row: (row[1], row[0]))
    columns = (
        *(Column("Who"), Column("Week", "period"), Column("Days", "count"), Column("Without an entry")),
        *(Column("Due", "day"), Column("State")),
    )
    sells = team.salespeople(Days(team.today, team.today))
    nobody = "nobody here sells yet: salesctl new person ana-silva"
    full = "every working day of the last thirteen weeks has an entry"
    table = Table("Missing", columns, tuple(rows), full if sells else nobody)
    notes = (f"{counted(len(days), 'day')} of {counted(len({who for who, _ in days}), 'person', 'people')}",)
    return Report("Missing entries", (table,), notes if rows else (), (_days_table(sorted(days, key=_by_day)),))


def _is_shown(duty: Duty, team: Team) -> bool:
    window = team.score_window
    return duty.is_pending or (duty.state is State.MISSED and duty.due >= window.first)


def _by_day(row: tuple[str, date]) -> tuple[date, str]:
    return row[1], row[0]


def _days_table(days: Sequence[tuple[str, date]]) -> Table:
    return Table("Days", (Column("Who"), Column("Day", "day")), tuple(days), "no day is missing")
