"""Where contests stand: places, scores, and under --explain the arithmetic and the entries it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, few
from salesctl.systems.contest.arithmetic import arithmetic, said, team_arithmetic, ties_said, unit_of
from salesctl.systems.contest.asked import chosen
from salesctl.systems.contest.figures import Listed, Standing, Standings, as_decimal, standings, weights_of
from salesctl.systems.contest.reached import LONGEST
from salesctl.systems.metric.figures import entries, week_of

_NAMED = 12  # how many people a line names


def standings_report(team: Team, ask: Ask) -> Report:
    """Show where a contest stands: the one asked for by its id, else those running, else the last one.

    Raises UsageError for an id that no contest has.
    """
    contests = chosen(team, ask)
    found = [(each, standings(team, each.contest, team.today)) for each in contests]
    if not found:
        year = team.calendar.period(team.today, "year")
        empty = Table("Standings", (Column("Who"),), (), f"no contest is planned: salesctl new contest {year}")
        return Report("Contests", (empty,))
    tables = tuple(_table(team, ask, each, stand) for each, stand in found)
    notes = [note for each, stand in found for note in _notes(team, each, stand, prefix=len(found) > 1)]
    behind = [table for each, stand in found for table in _behind(team, ask, stand)]
    return Report(_title(found[0][0]) if len(found) == 1 else "Contests running", tables, tuple(notes), tuple(behind))


def _title(each: Listed) -> str:
    days = each.days
    return f"{each.contest.name}, {day_name(days.first)} to {day_name(days.last)}"


# ---- the table


def _table(team: Team, ask: Ask, each: Listed, stand: Standings) -> Table:
    contest = each.contest
    by_team = contest.mode == "team"
    columns = (
        *(Column("Place", "count"), Column("Team" if by_team else "Who"), *([Column("Members")] if by_team else [])),
        Column("Score", "number", unit_of(team, contest)),
        *(Column(name, "number") for name in contest.tie_break),
        *([Column("Note")] if any(row.lacks for row in stand.rows) else []),
    )
    asked = [row for row in stand.rows if any(map(ask.about, row.members)) or not ask.who]
    figures = zip(*(_even(each) for each in zip(*map(_figures, asked), strict=True)), strict=True)
    rows = tuple(
        (row.place, row.name, *([", ".join(row.members)] if by_team else []), *numbers, row.lacks)[: len(columns)]
        for row, numbers in zip(asked, figures, strict=True)
    )
    return Table(contest.name, columns, rows, "nobody can win this contest: its `eligible` names nobody employed then")


def _figures(row: Standing) -> tuple[Decimal | None, ...]:
    score = None if row.score is None else as_decimal(row.score, short=row.place is None)
    return (score, *(None if value is None else as_decimal(value) for value in row.ties))


def _even(column: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Return the numbers of a column, all of them with a decimal where one has one."""
    if all(each is None or each == each.to_integral_value() for each in column):
        return [*column]
    return [None if each is None else Decimal(int(each * 10)).scaleb(-1) for each in column]


# ---- the notes


def _notes(team: Team, each: Listed, stand: Standings, *, prefix: bool) -> Iterator[str]:
    lines = (_about(team, each, stand), _first(each, stand), *_oddities(team, each, stand))
    for note in lines:
        if note:
            yield f"{each.contest.name}: {note}" if prefix else note


def _about(team: Team, each: Listed, stand: Standings) -> str:
    """Say what it is for, and how much of it is over."""
    purpose = f"{each.contest.objective}; " if each.contest.objective else ""
    return purpose + state(team, each, stand)


def state(team: Team, each: Listed, stand: Standings) -> str:
    """Say whether a contest is ahead, runs, is over or was cancelled."""
    days, today = each.days, team.today
    if not each.is_on:
        return f"cancelled: {each.contest.cancelled}"
    if today < days.first:
        return f"starts on {day_name(days.first)}"
    if stand.is_over:
        result = each.contest.result
        announced = f", announced on {day_name(result.date)}" if result and team.has_happened(result.date) else ""
        return f"over since {day_name(days.last)}{announced or ', no result is recorded'}"
    if len(days) > LONGEST:
        return f"runs until {day_name(days.last)}"
    left = team.calendar.working(Days(today, days.last))
    return f"runs until {day_name(days.last)}, {counted(len(left), 'working day')} to go"


def _first(each: Listed, stand: Standings) -> str | None:
    if stand.day < stand.days.first:
        return None
    if not stand.winners:
        return "nobody won" if stand.is_over else None
    prize = next((prize.what for prize in each.contest.prizes if prize.place == 1), None)
    verb = "won" if stand.is_over else "in front"
    return f"{verb}: {few(stand.winners, _NAMED)}" + (f"; the prize is {prize}" if prize else "")


def _oddities(team: Team, each: Listed, stand: Standings) -> Iterator[str]:
    if stand.before is not None:
        yield f"compared with {stand.before.first} to {stand.before.last}, as many working days"
    if each.contest.minimum is not None:
        yield f"to be placed takes {said(each.contest.minimum)} {unit_of(team, each.contest)}"
    silent = [found.who for found in stand.people if found.total is None]
    if silent and stand.day >= stand.days.first:
        yield f"without a score, which is not 0: {few(silent, _NAMED)}"
    if stand.apart:
        yield f"in no team: {few(stand.apart, _NAMED)}"
    for who, period in _straddling(team, stand):
        yield f"{who} logged {period} at once, and only part of it is in the contest: it counts whole, on its Monday"


def _straddling(team: Team, stand: Standings) -> Iterator[tuple[str, Period]]:
    """Yield the weeks logged at once that begin before the contest or go on after it, working days alone."""
    first = week_of(Period.of_week(stand.days.first)).first
    for found in stand.people:
        for entry in entries(team, found.who, Days(first, stand.days.last)):
            counts = any(part.metric in entry.values for part in found.parts) or not found.parts
            if entry.period.unit == "week" and counts and not _is_inside(team, week_of(entry.period), stand.days):
                yield found.who, entry.period


def _is_inside(team: Team, week: Days, days: Days) -> bool:
    return all(day in days for day in team.calendar.working(week))


# ---- what is behind it


def _behind(team: Team, ask: Ask, stand: Standings) -> Iterator[Table]:
    contest = stand.contest
    rows = [row for row in stand.rows if any(map(ask.about, row.members)) or not ask.who]
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        if contest.mode == "team":
            lines.append((row.name, team_arithmetic(row), ties_said(contest, row)))
        lines += [(each.who, arithmetic(contest, each), ties_said(contest, each)) for each in row.people]
    columns = (Column("Who"), Column("Arithmetic"), Column("Tie-break"))
    yield Table(f"Arithmetic of {contest.id}", columns, tuple(lines), "nobody takes part")
    yield _entries(team, contest.id, [who for row in rows for who in row.members], stand)


def _entries(team: Team, name: str, people: Sequence[str], stand: Standings) -> Table:
    counted_metrics = [*dict.fromkeys((*weights_of(stand.contest), *stand.contest.tie_break))]
    so_far = Days(stand.days.first, min(stand.days.last, stand.day))
    rows = tuple(
        (who, entry.period, *(entry.values.get(metric) for metric in counted_metrics))
        for who in people
        for entry in entries(team, who, so_far)
        if not entry.values.keys().isdisjoint(counted_metrics)
    )
    columns = (Column("Who"), Column("Entry", "period"), *(Column(metric, "number") for metric in counted_metrics))
    return Table(f"Entries of {name}", columns, rows, "nothing was logged")
