"""What is due of quotas: before each year, a number for everybody who carries one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from salesctl.core.calendar import Days
from salesctl.core.duty import FEWEST_DAYS, Duty, Want, calendar_days_before, settled
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import few
from salesctl.systems.quota.documents import QuotaPolicy, Quotas
from salesctl.systems.quota.figures import STARTER_DAYS, carriers, quota_of

_NAMED = 5  # how many people a list of missing numbers names


def duties(team: Team) -> Iterator[Duty]:
    """Yield the duty of each year: its quotas, by the policy's days before it."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    for year in team.periods("year"):
        days = team.calendar.days(year)
        people = [who for who in carriers(team, year) if _works_in(team, who, days)]
        if people:
            yield _numbers(team, year, days, people)


def _works_in(team: Team, who: str, days: Days) -> bool:
    """Tell whether somebody works on enough days of a year to carry a number in it."""
    person = team.person(who)
    inside = days if person is None else days.overlap(person.employed)
    if inside == days:
        return True
    calendar = team.calendar_of(who)
    open_days = (day for day in inside if calendar.is_open(day))
    return sum(1 for _ in zip(range(FEWEST_DAYS), open_days, strict=False)) == FEWEST_DAYS


def _numbers(team: Team, year: Period, days: Days, people: Sequence[str]) -> Want:
    doc = team.get(Quotas, year=year)
    missing = [who for who in people if quota_of(team, who, year) is None]
    due = calendar_days_before(days.first, team.policy(QuotaPolicy).due_days_before)
    starters = [ready for who in missing if (ready := _ready(team, who, days)) is not None]
    if starters and len(starters) == len(missing):
        due = min(starters)
    return Want(
        id=f"quota/numbers/{year}",
        system="quota",
        what="quotas",
        who=team.manager_on(due),
        due=due,
        period=year,
        before=not starters,
        closed=not missing,
        closes=days.last,
        unseen=doc is None and team.unseen(Quotas, year=year),
        part=f"no number yet for {few(missing, _NAMED)}" if doc and missing else None,
        path=doc.path if doc else None,
        move=f"add the numbers to {doc.path}" if doc else f"salesctl new quota {year}",
    )


def _ready(team: Team, who: str, year: Days) -> date | None:
    """Return the day by which somebody who starts inside the year has a number; None for those there from the first."""
    person = team.person(who)
    if person is None or person.starts is None or person.starts <= year.first:
        return None
    return team.calendar_of(who).add(person.starts, STARTER_DAYS)
