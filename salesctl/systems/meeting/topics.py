"""What is to be spoken of in a meeting: last week's word, the number, what closes, trains and runs this week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.report import Cell
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, in_money, listed
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.contest.documents import Contest
from salesctl.systems.contest.figures import running, standings
from salesctl.systems.meeting.documents import Commitment, Meeting
from salesctl.systems.meeting.figures import Slot, Word, day_of, held_before, is_held, word_of
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

__all__ = ["Topic", "topics"]

_PLACES = 3  # how many places of a contest it names
_NAMED = 12  # how many people or lines a topic names


@dataclass(frozen=True, slots=True)
class Topic:
    """Lines on one subject, and the keys of the sections it belongs to, the best one first.

    `brief` is what a file keeps of it, in one line; empty for nothing.
    """

    name: str
    keys: tuple[str, ...]
    lines: tuple[str, ...]
    brief: str = ""


def topics(team: Team, slot: Slot) -> tuple[Topic, ...]:
    """Return what there is to speak of, in the order of the usual sections; a subject without anything is left out."""
    last = held_before(team, slot.day)
    made = (
        *(_of_last(team, slot, last) if last else ()),
        _topic("Closing this week", ("pipeline", "numbers"), _closes(team, slot)),
        _topic("The number", ("numbers", "number"), _number(team, slot)),
        _topic("Training", ("training",), _training(team, slot), whole=True),
        _topic("Coached calls", ("training", "coaching"), _coached(team, slot), whole=True),
        _topic("Contest", ("contest", "company"), _contests(team, slot), whole=True),
    )
    return tuple(topic for topic in made if topic.lines)


def _topic(name: str, keys: tuple[str, ...], lines: Iterable[str], *, whole: bool = False) -> Topic:
    """Make a topic whose brief is its first line, or all of them."""
    found = tuple(lines)
    return Topic(name, keys, found, "; ".join(found if whole else found[:1]))


def _of_last(team: Team, slot: Slot, last: Doc[Meeting]) -> tuple[Topic, ...]:
    """Return what the last meeting leaves to speak of; one of longer ago than last week is named by its day."""
    is_last_week = (slot.day - day_of(last)).days <= 7
    when = "last week" if is_last_week else day_name(day_of(last))
    wins = _cut([f"{win.who}: {win.what}" for win in last.model.wins], f"salesctl meeting show {last.period}")
    word = "Last week's word" if is_last_week else f"Word of {when}"
    return (
        Topic(f"Wins of {when}", ("wins",), tuple(wins)),
        _topic(word, ("pipeline", "commitments"), _words(team, last)),
    )


def _week(team: Team, slot: Slot) -> Days:
    return team.calendar.days(slot.week)


def _cut(lines: Sequence[str], command: str) -> Iterator[str]:
    yield from lines[:_NAMED]
    if len(lines) > _NAMED:
        yield f"{len(lines) - _NAMED} more: {command}"


# ---- last week


def _words(team: Team, last: Doc[Meeting]) -> Iterator[str]:
    """Say in one line what became of the commitments, then name those that were not kept."""
    if not last.model.commitments:
        return
    judged = [(word_of(item, team.today), item) for item in last.model.commitments]
    yield listed(_tally(word, [item for each, item in judged if each is word]) for word in Word if _any(judged, word))
    rest = [_said(team, word, item) for word, item in judged if word in (Word.SHORT, Word.SILENT, Word.MOVED)]
    yield from _cut(rest, f"salesctl meeting show {last.period}")


def _any(judged: Sequence[tuple[Word, Commitment]], word: Word) -> bool:
    return any(each is word for each, _ in judged)


def _tally(word: Word, items: Sequence[Commitment]) -> str:
    people = sorted({item.who for item in items if item.who})
    named = f" ({listed(people)})" if word in (Word.SHORT, Word.SILENT) and len(people) <= _NAMED else ""
    return f"{len(items)} {'not due yet' if word is Word.OPEN else word.value}{named}"


def _said(team: Team, word: Word, item: Commitment) -> str:
    who = f"{item.who}: " if item.who else ""
    money = ""
    if word is Word.SHORT and item.amount is not None and item.got is not None:
        money = f", {in_money(item.got, team.settings.currency)} of {in_money(item.amount, team.settings.currency)}"
    by = f", by {day_name(item.by)}" if item.by else ""
    moved = f", moved to {day_name(item.moved_to)}" if item.moved_to else ""
    return f"{word.value}: {who}{item.what}{money}{by}{moved}"


# ---- the number


def _number(team: Team, slot: Slot) -> Iterator[str]:
    quarter = team.calendar.period(slot.day, "quarter")
    currency = team.settings.currency
    target, reached = target_of(team, quarter), team_attained(team, quarter)
    whole = team_quota(team, quarter) if target is None else target
    gone, days = elapsed(team, quarter)
    time = f"after {gone * 100 // days} % of the working days" if days else ""
    if whole and whole > 0:
        got = reached or Decimal(0)
        yield (
            f"{quarter}: {in_money(got, currency)} of {in_money(whole, currency)}, {_percent(got, whole)} {time}; "
            + (f"to go {in_money(whole - got, currency)}" if got < whole else "reached")
        )
    shares = []
    for who in carriers(team, quarter):
        number, own = quota_of(team, who, quarter), attained(team, who, quarter)
        if number and number > 0 and own is not None:
            counted_in = measure_of(team, who, quarter)
            shares.append((own / number, f"{who} {_percent(own, number)}" + (f" ({counted_in})" if counted_in else "")))
    shares.sort(key=lambda share: (-share[0], share[1]))
    if shares:
        more = f", {len(shares) - _NAMED} more: salesctl quota show" if len(shares) > _NAMED else ""
        yield ", ".join(said for _, said in shares[:_NAMED]) + more


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{int(part * 100 / whole)} %"


# ---- this week


def _closes(team: Team, slot: Slot) -> Iterator[str]:
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
    yield from _cut(lines, "salesctl plan open")
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
    yield from _cut(lines, "salesctl meeting due")


def _training(team: Team, slot: Slot) -> Iterator[str]:
    for booked in sessions_in(team, _week(team, slot)):
        session = booked.session
        when = f"{day_name(booked.day)} {session.start:%H:%M}" if session.start else f"here, {session.minutes} minutes"
        yield f"{when}: {session.topic}, {session.leader}"


def _coached(team: Team, slot: Slot) -> Iterator[str]:
    week = _week(team, slot)
    found: list[tuple[tuple[Cell, ...], str]] = []
    for doc in team.all(Coaching):
        day = doc.model.on(doc.period.date)
        if day in week and doc.model.cancelled is None:
            start = f" {doc.model.start:%H:%M}" if doc.model.start else ""
            account = f", {doc.model.account}" if doc.model.account else ""
            coach = f", with {doc.model.coach}" if doc.model.coach else ""
            found.append(((day, start, doc.owner), f"{day_name(day)}{start}: {doc.owner}{account}{coach}"))
    yield from _cut([line for _, line in sorted(found, key=lambda each: str(each[0]))], "salesctl coaching due")


# ---- the contest

_PERCENT = ("percent-of-target", "most-improved")


def _contests(team: Team, slot: Slot) -> Iterator[str]:
    """Say where each contest stands that runs on the day: its first places."""
    for contest in running(team, slot.day) if team.is_on("contest") else ():
        yield f"{contest.name}, until {day_name(contest.on(contest.ends))}: {_places(team, slot, contest)}"


def _places(team: Team, slot: Slot, contest: Contest) -> str:
    found = [row for row in standings(team, contest, slot.day).rows if row.place is not None and row.score is not None]
    unit = " %" if contest.mode in _PERCENT else ""
    first = [f"{row.place} {row.name} {Decimal(floor((row.score or 0) * 10)) / 10:,}{unit}" for row in found[:_PLACES]]
    return ", ".join(first) or "nobody is placed yet"
