"""The number: how far the team is in a quarter, what was promised, what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.method.word import open_promises, promised
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import close_days, open_lines
from salesctl.systems.quota.figures import attained, carriers, elapsed, measure_of, quota_of, target_of, team_attained


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's number in the quarter: what was reached of it, in money."""

    who: str
    quota: Decimal
    reached: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """What was reached over the quota; None without a log or with a quota of nothing."""
        return None if self.reached is None or not self.quota else self.reached / self.quota


@dataclass(frozen=True, slots=True)
class Number:
    """A quarter's number for the team, in money. `gone` of `days` working days are over.

    `reached` is None where nobody has logged anything: what is absent is not zero.
    """

    quarter: Period
    target: Decimal
    reached: Decimal | None
    gone: int
    days: int
    people: tuple[Standing, ...]
    promised: Decimal
    week_promised: Decimal
    week_got: Decimal
    open: Decimal
    overdue: Decimal
    overdue_lines: int

    @property
    def gap(self) -> Decimal:
        """What is left to the target, never less than nothing."""
        return max(self.target - (self.reached or 0), Decimal(0))


def number(team: Team) -> Number | None:
    """Return the number of the quarter that today is in; None where nobody carries one."""
    quarter = team.calendar.period(team.today, "quarter")
    people = tuple(
        Standing(who, quota, attained(team, who, quarter))
        for who in carriers(team, quarter)
        if measure_of(team, who, quarter) is None and (quota := quota_of(team, who, quarter)) is not None
    )
    target = target_of(team, quarter) or sum((each.quota for each in people), Decimal(0))
    if not people or not target:
        return None
    days = team.calendar.days(quarter)
    reached = team_attained(team, quarter)
    gone, count = elapsed(team, quarter)
    still_open, overdue, lines = _open(team, days)
    week = team.calendar.days(team.calendar.period(team.today, "week"))
    ordered = tuple(sorted(people, key=lambda each: (each.share is None, -(each.share or 0), each.who)))
    left = Days(team.today, days.last)
    return Number(
        *(quarter, target, reached, gone, count, ordered, open_promises(team, left)),
        *(*promised(team, week), still_open, overdue, lines),
    )


def reached_so_far(team: Team) -> tuple[Decimal, Decimal]:
    """Return what was reached in the quarter and what is open in it, in money: all there is to say without a number."""
    quarter = team.calendar.period(team.today, "quarter")
    return team_attained(team, quarter) or Decimal(0), _open(team, team.calendar.days(quarter))[0]


def each_so_far(team: Team) -> list[tuple[str, Decimal]]:
    """Return what each salesperson reached in the quarter, in money, the most first; without those who have nothing."""
    quarter = team.calendar.period(team.today, "quarter")
    sellers = [doc.owner for doc in team.salespeople(team.calendar.days(quarter))]
    found = [(who, attained(team, who, quarter)) for who in sellers if measure_of(team, who, quarter) is None]
    return sorted(((who, reached) for who, reached in found if reached), key=lambda each: (-each[1], each[0]))


def _open(team: Team, days: Days) -> tuple[Decimal, Decimal, int]:
    """Return the money open with a close in the quarter.

    And of that what should have closed by today, with its lines.
    """
    half = team.calendar.period(team.today, "half")
    total = overdue = Decimal(0)
    lines = 0
    for doc in team.all(Plan, half=half):
        for _, line in open_lines(doc.model, team.today):
            close = close_days(team, line)
            if close.last not in days:
                continue
            total += line.amount
            if close.last <= team.today:
                overdue += line.amount
                lines += 1
    return total, overdue, lines
