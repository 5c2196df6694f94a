"""What is due of contests: planned before the year, one in each quarter at least, and each with its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from salesctl.core.duty import LONG_AGO, Duty, Want, calendar_days_before, settled
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.contest.documents import ContestPolicy, Contests
from salesctl.systems.contest.figures import Listed, all_contests, contests_of

RESULT_WITHIN = 5  # working days after the last day


def duties(team: Team) -> Iterator[Duty]:
    """Yield the contests of each year, and the result of each contest."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    if team.policy(ContestPolicy).per_quarter:
        for year in team.periods("year"):
            yield _year(team, year)
    for each in all_contests(team):
        if _matters(team, each):
            yield _result(team, each)


# ---- the contests of a year


def _year(team: Team, year: Period) -> Want:
    days = team.calendar.days(year)
    policy = team.policy(ContestPolicy)
    due = calendar_days_before(days.first, policy.due_days_before)
    found = _by_quarter(team, year)
    missing = [str(quarter) for quarter, contests in found.items() if len(contests) < policy.per_quarter]
    planned = [_planned(contests, policy.per_quarter) for contests in found.values()] if not missing else []
    known = [day for day in planned if day is not None]
    doc = team.get(Contests, year=year)
    return Want(
        id=f"contest/plan/{year}",
        system="contest",
        what="contests",
        who=team.manager_on(due),
        due=due,
        period=year,
        before=True,
        done=max(known) if known and len(known) == len(planned) else None,
        closed=bool(planned) and len(known) < len(planned),
        closes=days.last,
        unseen=doc is None and team.unseen(Contests, year=year),
        part=f"none yet in {listed(missing)}" if doc and missing else None,
        path=doc.path if doc else None,
        move=f"add contests to {doc.path}" if doc else f"salesctl new contest {year}",
    )


def _by_quarter(team: Team, year: Period) -> dict[Period, list[Listed]]:
    """Return the contests of a year by the quarter they start in: each once, a moved one where it moved to.

    A cancelled one was planned, and counts. Quarters that were over when the method began are left out.
    """
    quarters = (quarter for quarter in team.calendar.within(year, "quarter"))
    found: dict[Period, list[Listed]] = {
        quarter: [] for quarter in quarters if team.calendar.days(quarter).last >= team.since
    }
    for each in contests_of(team, year):
        quarter = team.calendar.period(each.days.first, "quarter")
        if quarter in found:
            found[quarter].append(each)
    return found


def _planned(contests: Sequence[Listed], needed: int) -> date | None:
    """Return the day on which a quarter had as many contests as the policy asks; None where that is not written."""
    days = sorted(each.contest.planned for each in contests if each.contest.planned is not None)
    return days[needed - 1] if len(days) >= needed else None


# ---- results


def _matters(team: Team, each: Listed) -> bool:
    """Tell whether the result of a contest is owed: it was not cancelled, ends soon, and was not announced long ago."""
    if not each.is_on or not len(each.days) or each.days.last > team.until:
        return False
    result = each.contest.result
    return result is None or max(result.date, each.days.last) >= team.today - LONG_AGO


def _result(team: Team, each: Listed) -> Want:
    contest, last = each.contest, each.days.last
    due = team.calendar_of(team.manager_on(last)).add(last, RESULT_WITHIN)
    return Want(
        id=f"contest/result/{contest.id}",
        system="contest",
        what=f"result of {contest.id}",
        who=team.manager_on(due),
        due=due,
        done=contest.result.date if contest.result else None,
        path=each.doc.path,
        move=f"salesctl contest standings {contest.id}, then write `result` in {each.doc.path}",
    )
