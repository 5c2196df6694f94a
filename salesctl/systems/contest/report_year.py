"""The contests of a year by quarter, with their winners; and the contests at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, few, in_money, listed
from salesctl.systems.contest.arithmetic import quarter_of, said, unit_of
from salesctl.systems.contest.asked import named, year_asked
from salesctl.systems.contest.documents import Contest, Contests
from salesctl.systems.contest.figures import Listed, all_contests, contests_of, standings

_A_YEAR = timedelta(days=365)
_NAMED = 4  # how many winners a cell names
_COLUMNS = (Column("Contest"), Column("Starts", "day"), Column("Counts"), Column("State"))


# ---- the calendar of a year


def year(team: Team, ask: Ask) -> Report:
    """Show the contests of a fiscal year by quarter: when, on what, and who won.

    Raises UsageError for a word that is no year.
    """
    period = year_asked(team, ask)
    found = contests_of(team, period)
    quarters = team.calendar.within(period, "quarter")
    rows: list[tuple[Cell, ...]] = []
    for quarter in quarters:
        inside = [each for each in found if quarter_of(team, each.contest) == quarter]
        rows += [_row(team, quarter, each) for each in inside] or [(quarter, *[None] * 3, "no contest")]
    rows += [_row(team, None, each) for each in found if quarter_of(team, each.contest) not in quarters]
    columns = (Column("Quarter", "period"), *_COLUMNS)
    table = Table(f"Contests of {period}", columns, tuple(rows) if found else (), _empty(team, period))
    return Report(f"Contests of {period}", (table,), tuple(_year_notes(team, found)), _details(team, found))


def _empty(team: Team, period: Period) -> str:
    if team.unseen(Contests, year=period):
        return f"the contests of {period} cannot be read: salesctl contest check"
    return f"no contest is planned for {period}: salesctl new contest {period}" if team.is_on("contest") else "none"


def _row(team: Team, quarter: Period | None, each: Listed) -> tuple[Cell, ...]:
    return (quarter, each.contest.id, each.days.first, what_counts(each.contest), _state(team, each))


def what_counts(contest: Contest) -> str:
    """Return what a contest counts: a metric, or points for several."""
    return contest.metric or (f"points for {listed(contest.points)}" if contest.points else "nothing")


def _state(team: Team, each: Listed) -> str:
    days, result = each.days, each.contest.result
    if not each.is_on:
        return f"cancelled: {each.contest.cancelled}"
    moved = " (moved)" if each.contest.moved_to else ""
    if result is not None and team.has_happened(result.date):
        return f"won by {few(result.winners, _NAMED)}{moved}" if result.winners else f"nobody won{moved}"
    if team.today < days.first:
        return f"planned{moved}"
    first = few(standings(team, each.contest, team.today).winners, _NAMED)
    if team.today <= days.last:
        return f"runs until {day_name(days.last)}{moved}; first: {first or 'nobody yet'}"
    return f"over{moved}, no result; the logs give it to {first or 'nobody'}"


def _year_notes(team: Team, found: Sequence[Listed]) -> Iterator[str]:
    won = wins(team, found)
    if won:
        yield "won: " + ", ".join(f"{who} {number}" for who, number in won)
    worth = [prize.value for each in found if each.is_on for prize in each.contest.prizes if prize.value is not None]
    if worth:
        yield f"the prizes are worth {in_money(sum(worth, Decimal(0)), team.settings.currency)}"


def wins(team: Team, found: Iterable[Listed]) -> list[tuple[str, int]]:
    """Return who won how many of some contests, by recorded result, most first."""
    winners = Counter(
        who
        for each in found
        if each.is_on and each.contest.result and team.has_happened(each.contest.result.date)
        for who in dict.fromkeys(each.contest.result.winners)
    )
    return sorted(winners.items(), key=lambda pair: (-pair[1], pair[0]))


def _details(team: Team, found: Sequence[Listed]) -> tuple[Table, ...]:
    """Return what else is written, as tables that are narrow enough to read."""
    days = (Column("Contest"), Column("Mode"), Column("Ends", "day"), Column("Planned", "day"), Column("Result", "day"))
    written = tuple(
        (
            *(each.contest.id, each.contest.mode, each.days.last, each.contest.planned),
            each.contest.result.date if each.contest.result else None,
        )
        for each in found
    )
    goals = (Column("Contest"), Column("Objective"), Column("Tie-break"), Column("File"))
    purposes = tuple(
        (each.contest.id, each.contest.objective, ", ".join(each.contest.tie_break) or None, each.doc.path)
        for each in found
    )
    gifts = (
        Column("Contest"),
        Column("Place", "count"),
        Column("Prize"),
        Column("Value", "money", team.settings.currency),
    )
    prizes = tuple(
        (each.contest.id, prize.place, prize.what, prize.value) for each in found for prize in each.contest.prizes
    )
    empty = "no contest"
    return (
        *(Table("Days", days, written, empty), Table("Objectives", goals, purposes, empty)),
        Table("Prizes", gifts, prizes, "no prize"),
    )


def _prizes(team: Team, contest: Contest) -> str:
    currency = team.settings.currency
    return "; ".join(
        f"{prize.place}: {prize.what}" + (f" ({in_money(prize.value, currency)})" if prize.value is not None else "")
        for prize in contest.prizes
    )


# ---- at a glance


def show(team: Team, ask: Ask) -> Report:
    """Show the contests at a glance: the last, those running, the next, and who won in a year; or one by its id.

    Raises UsageError for an id that no contest has.
    """
    if ask.argument is not None:
        return _card(team, named(team, ask.argument))
    found = [each for each in all_contests(team) if each.is_on]
    columns = (Column("When"), *_COLUMNS)
    rows = tuple((when, *_row(team, None, each)[1:]) for when, each in _glance(team, found))
    year_now = team.calendar.period(team.today, "year")
    table = Table("Last, running, next", columns, rows, _empty(team, year_now))
    recent = [each for each in found if team.today - _A_YEAR <= each.days.last < team.today]
    won = tuple((who, number) for who, number in wins(team, recent) if ask.about(who))
    winners = Table("Winners", (Column("Who"), Column("Won in a year", "count")), won, "nobody has won in a year")
    return Report("Contests", (table, winners), tuple(_glance_notes(team, found)), _details(team, found))


def _glance(team: Team, found: Sequence[Listed]) -> Iterator[tuple[str, Listed]]:
    over = sorted((each for each in found if each.days.last < team.today), key=lambda each: each.days.last)
    yield from (("last", each) for each in over[-1:])
    yield from (("runs", each) for each in found if team.today in each.days)
    yield from (("next", each) for each in [each for each in found if each.days.first > team.today][:1])


def _glance_notes(team: Team, found: Sequence[Listed]) -> Iterator[str]:
    silent = [each for each in found if each.days.last < team.today and each.contest.result is None and len(each.days)]
    if silent:
        names = listed(each.contest.id for each in silent[-_NAMED:])
        yield f"{counted(len(silent), 'contest')} without a result: {names}"
    if found and not any(team.today in each.days for each in found):
        yield "no contest runs today"


def _card(team: Team, each: Listed) -> Report:
    """Return one contest as it is written."""
    contest, days = each.contest, each.days
    result = contest.result
    lines: list[tuple[str, str | None]] = [
        ("objective", contest.objective),
        ("days", f"{day_name(days.first)} to {day_name(days.last)}"),
        ("planned for", f"{day_name(contest.starts)}: {contest.why or 'moved'}" if contest.moved_to else None),
        ("cancelled", contest.cancelled),
        ("counts", f"{what_counts(contest)}, {contest.mode}"),
        ("points", ", ".join(f"{name} {weight}" for name, weight in contest.points.items()) or None),
        ("minimum", None if contest.minimum is None else f"{said(contest.minimum)} {unit_of(team, contest)}"),
        ("eligible", ", ".join(contest.eligible)),
        ("teams", "; ".join(f"{name}: {', '.join(people)}" for name, people in contest.teams.items()) or None),
        ("tie-break", ", ".join(contest.tie_break) or None),
        ("prizes", _prizes(team, contest) or None),
        ("result", f"{day_name(result.date)}: {listed(result.winners) or 'nobody'}" if result else None),
        ("state", _state(team, each)),
        ("file", each.doc.path),
    ]
    rows = tuple((name, value) for name, value in lines if value is not None)
    table = Table(contest.id, (Column("What"), Column("Written")), rows, "nothing is written")
    return Report(contest.name, (table,), (f"where it stands: salesctl contest standings {contest.id}",))
