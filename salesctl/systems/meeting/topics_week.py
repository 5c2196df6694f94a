"""What the week holds for the meeting: the number, what closes, who trains and is coached, which contest runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from salesctl.core.calendar import Days
from salesctl.core.report import Cell
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, in_money, in_percent
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.contest.documents import Contest
from salesctl.systems.contest.figures import all_contests, as_decimal, days_of, running, standings
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.meeting.figures import Slot, is_held
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import close_days, open_lines
from salesctl.systems.quota.figures import (
    attained,
    carriers,
    elapsed,
    measure_of,
    quota_of,
    target_of,
    team_attained,
    team_quota,
)
from salesctl.systems.training.figures import sessions_in

__all__ = ["NAMED", "closes", "coached", "contests", "cut", "number", "training"]

_RECENT = timedelta(weeks=5)  # how long a contest that is over is spoken of
_PLACES = 3  # how many places of a contest are named
NAMED = 12  # how many people or lines a subject names


def cut(lines: Sequence[str], command: str) -> Iterator[str]:
    """Yield the first lines, and the command that shows the rest."""
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"{len(lines) - NAMED} more: {command}"


def _week(team: Team, slot: Slot) -> Days:
    return team.calendar.days(slot.week)


# ---- the number


def number(team: Team, slot: Slot) -> Iterator[str]:
    """Say where the team stands in the quarter, then each person, the best first."""
    quarter = team.calendar.period(slot.day, "quarter")
    currency = team.settings.currency
    target, reached = target_of(team, quarter), team_attained(team, quarter)
    whole = team_quota(team, quarter) if target is None else target
    gone, days = elapsed(team, quarter)
    time = f"after {in_percent(gone, days)} of the working days" if days else ""
    if whole and whole > 0:
        got = reached or Decimal(0)
        yield (
            f"{quarter}: {in_money(got, currency)} of {in_money(whole, currency)}, {in_percent(got, whole)} {time}; "
            + (f"to go {in_money(whole - got, currency)}" if got < whole else "reached")
        )
    shares = []
    for who in carriers(team, quarter):
        given, own = quota_of(team, who, quarter), attained(team, who, quarter)
        if given and given > 0 and own is not None:
            counted_in = measure_of(team, who, quarter)
            shares.append((own / given, f"{who} {in_percent(own, given)}" + (f" ({counted_in})" if counted_in else "")))
    shares.sort(key=lambda share: (-share[0], share[1]))
    if shares:
        more = f", {len(shares) - NAMED} more: salesctl quota show" if len(shares) > NAMED else ""
        yield ", ".join(said for _, said in shares[:NAMED]) + more


# ---- this week


def closes(team: Team, slot: Slot) -> Iterator[str]:
    """Name the forecast lines whose last day lies in the week, and count those that are past theirs."""
    week, currency = _week(team, slot), team.settings.currency
    due, past = [], []
    for doc in team.all(Plan, half=team.calendar.period(slot.day, "half")):
        for _, line in open_lines(doc.model, team.today):
            try:
                last = close_days(team, line).last
            except (ValueError, OverflowError):
                continue
            if last in week:
                due.append((last, doc.owner, line))
            elif last < team.today:
                past.append(line.amount)
    due.sort(key=lambda each: (each[0], each[1], -each[2].amount))
    lines = [f"{who}: {line.account}, {in_money(line.amount, currency)}, by {day_name(day)}" for day, who, line in due]
    if due:
        yield f"{counted(len(due), 'line')}, {in_money(sum((each[2].amount for each in due), Decimal(0)), currency)}"
    yield from cut(lines, "salesctl plan open")
    yield from _promised(team, slot)
    if past:
        total = in_money(sum(past, Decimal(0)), currency)
        yield f"past their close and still open: {counted(len(past), 'line')}, {total} (salesctl plan open)"


def _promised(team: Team, slot: Slot) -> Iterator[str]:
    """Name the promises of money that fall due in the week, from whichever meeting."""
    week, currency = _week(team, slot), team.settings.currency
    lines = [
        f"promised by {item.who or 'nobody'}: {in_money(item.amount, currency)}, by {day_name(item.due)}"
        for doc in team.all(Meeting)
        if is_held(doc, team.today)
        for item in doc.model.commitments
        if item.amount is not None and item.due is not None and item.due in week and not item.is_closed
    ]
    yield from cut(lines, "salesctl meeting due")


def training(team: Team, slot: Slot) -> Iterator[str]:
    """Name the sessions of the week."""
    for booked in sessions_in(team, _week(team, slot)):
        session = booked.session
        when = f"{day_name(booked.day)} {session.start:%H:%M}" if session.start else f"here, {session.minutes} minutes"
        yield f"{when}: {session.topic}, {session.leader}"


def coached(team: Team, slot: Slot) -> Iterator[str]:
    """Name the coached calls of the week."""
    week = _week(team, slot)
    found: list[tuple[tuple[Cell, ...], str]] = []
    for doc in team.all(Coaching):
        day = doc.model.on(doc.period.date)
        if day in week and doc.model.cancelled is None:
            start = f" {doc.model.start:%H:%M}" if doc.model.start else ""
            account = f", {doc.model.account}" if doc.model.account else ""
            coach = f", with {doc.model.coach}" if doc.model.coach else ""
            found.append(((day, start, doc.owner), f"{day_name(day)}{start}: {doc.owner}{account}{coach}"))
    yield from cut([line for _, line in sorted(found, key=lambda each: str(each[0]))], "salesctl coaching due")


# ---- the contest

_PERCENT = ("percent-of-target", "most-improved")


def contests(team: Team, slot: Slot) -> Iterator[str]:
    """Say where each contest stands that runs on the day, and which one is over and waits for its result."""
    if not team.is_on("contest"):
        return
    for contest in running(team, slot.day):
        yield f"{contest.name}, until {day_name(days_of(contest).last)}: {_places(team, slot, contest)}"
    for each in all_contests(team):
        if each.is_on and not each.has_result and timedelta() < slot.day - each.days.last <= _RECENT:
            places = _places(team, slot, each.contest)
            yield f"{each.contest.name}, over since {day_name(each.days.last)} and without a result: {places}"


def _places(team: Team, slot: Slot, contest: Contest) -> str:
    """Name the first places; while nobody is placed, the best scores."""
    unit = " %" if contest.mode in _PERCENT else ""
    scored = [row for row in standings(team, contest, slot.day).rows if row.score is not None]
    placed = [row for row in scored if row.place is not None]
    best = [
        f"{'' if row.place is None else f'{row.place} '}{row.name} "
        f"{as_decimal(row.score or Fraction(), short=row.place is None):,f}{unit}"
        for row in (placed or scored)[:_PLACES]
    ]
    if not best:
        return "nobody has a score yet"
    return ", ".join(best) if placed else f"nobody is placed yet; {', '.join(best)}"
