"""Who gets how much coaching: planned, done and owed over two quarters, by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, State
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, few
from salesctl.systems.coaching.documents import Coaching, CoachingPolicy
from salesctl.systems.coaching.duties import duties
from salesctl.systems.coaching.figures import calls_in, coach_of, coached_calls, day_of, debriefed_on, last_quarter

_OWED = frozenset({State.DONE, State.DONE_LATE, State.LATE, State.MISSED})
_NAMED = 12  # how many people a line names
_MOST = 50  # percent; more for one of several is a lot


@dataclass(frozen=True, slots=True)
class Balance:
    """One person's calls of some days: booked in all, talked over, owed in the months that are due, and short of that.

    `owed` and `short` are None where the calls cannot be seen.
    """

    who: str
    calls: tuple[Doc[Coaching], ...]
    done: int
    owed: int | None
    short: int | None
    last: date | None


def balance(team: Team, ask: Ask) -> Report:
    """Show the calls of each salesperson over the last quarter and this one: planned, done, owed, and the last call."""
    first = team.calendar.days(last_quarter(team)).first
    days = Days(first, team.calendar.days(team.calendar.period(team.today, "quarter")).last)
    months = _months(team, days)
    people = [doc.owner for doc in team.salespeople(Days(first, team.today)) if ask.about(doc.owner)]
    found = [_balance(team, days, who, months.get(who, ())) for who in people]
    total = sum(each.done for each in found)
    columns = (
        *(Column("Who"), Column("Planned", "count"), Column("Done", "count"), Column("Owed", "count")),
        *(Column("Short", "count"), Column("Share", "percent"), Column("Last call", "day")),
    )
    rows = tuple(_row(each, total) for each in sorted(found, key=lambda each: (-(each.short or 0), each.who)))
    table = Table("Balance", columns, rows, "nobody sells in these quarters")
    quarters = f"{last_quarter(team)} and {team.calendar.period(team.today, 'quarter')}"
    notes = tuple(_notes(team, found, total)) if found else ()
    return Report(f"Coached calls of {quarters}", (table,), notes, (_calls(team, found),))


def _months(team: Team, days: Days) -> Mapping[str, Sequence[Duty]]:
    """Return each person's months that are due so far, by the duties themselves, so that both say the same."""
    found: dict[str, list[Duty]] = {}
    for duty in duties(team):
        if duty.id.startswith("coaching/calls/") and duty.due <= team.today and duty.about and duty.period:
            if team.calendar.days(duty.period).first not in days:
                continue
            found.setdefault(duty.about, []).append(duty)
    return found


def _balance(team: Team, days: Days, who: str, months: Sequence[Duty]) -> Balance:
    needed = team.policy(CoachingPolicy).calls_per_month
    calls = calls_in(team, who, days)
    over = coached_calls(team, who)
    unseen = any(duty.state is State.UNSEEN for duty in months)
    owed = [duty for duty in months if duty.state in _OWED]
    return Balance(
        who,
        calls,
        sum(debriefed_on(doc, team.today) is not None for doc in calls),
        None if unseen else needed * len(owed),
        None if unseen else sum(_short(team, who, duty, needed) for duty in owed),
        day_of(over[-1]) if over else None,
    )


def _short(team: Team, who: str, duty: Duty, needed: int) -> int:
    """Return how many calls a month is short: more in another month does not make up for it."""
    if duty.period is None or duty.state in (State.DONE, State.DONE_LATE):
        return 0
    calls = calls_in(team, who, team.calendar.days(duty.period))
    return max(0, needed - sum(debriefed_on(doc, team.today) is not None for doc in calls))


def _row(each: Balance, total: int) -> tuple[Cell, ...]:
    share = round(Decimal(each.done) / total * 100) if total else None
    return each.who, len(each.calls), each.done, each.owed, each.short, share, each.last


def _notes(team: Team, found: Sequence[Balance], total: int) -> Iterator[str]:
    needed = counted(team.policy(CoachingPolicy).calls_per_month, "call")
    yield f"the policy asks for {needed} a month; owed are those of the months due by {day_name(team.today)}"
    forgotten = [each.who for each in found if each.short and not any(day_of(doc) >= team.today for doc in each.calls)]
    if forgotten:
        yield f"owed calls and none booked: {few(forgotten, _NAMED)}"
    if total and len(found) > 2:
        yield from (f"{each.who} had more than half of all" for each in found if each.done * 100 > total * _MOST)
    coaches = Counter(coach_of(team, doc) for each in found for doc in each.calls if debriefed_on(doc, team.today))
    if coaches:
        yield "coached by " + few((f"{who} {number}" for who, number in coaches.most_common()), _NAMED)


def _calls(team: Team, found: Sequence[Balance]) -> Table:
    columns = (
        *(Column("Who"), Column("Day", "day"), Column("Coach"), Column("Mode"), Column("Debrief", "day")),
        Column("File"),
    )
    rows = tuple(
        (each.who, day_of(doc), coach_of(team, doc), doc.model.mode, debriefed_on(doc, team.today), doc.path)
        for each in found
        for doc in each.calls
    )
    return Table("Calls", columns, rows, "no call is written")
