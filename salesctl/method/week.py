"""Today and the week: what is planned, and what falls due. What there is a lot of is counted, never listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import chain

from salesctl.core.duty import Duty, State
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.method import say
from salesctl.method.events import Event
from salesctl.method.whole import Whole
from salesctl.method.word import say_word
from salesctl.systems.meeting.figures import held_before

_WEEK, _AHEAD = 7, 3
_NOTHING = f", today or in the next {_AHEAD} weeks"
_ALONE = 3  # of one kind on one day; more are counted
_MOST_PLANNED = 8
_KINDS = {"coaching": "coached call", "training": "training session", "review": "review", "meeting": "meeting"}
_MORE = {
    "coaching": "coaching show",
    "training": "training calendar",
    "review": "review due",
    "meeting": "meeting next",
}


def today(whole: Whole) -> Iterator[str]:
    """Say what is planned today, or what comes next, and what became of last week's word."""
    team = whole.team
    now = _planned(whole, 0, 0)
    for group in _groups(now):
        if len(group) == 1:
            yield f"{say.event(group[0], team)}{_agenda(whole, group[0].uid)}"
        else:
            yield f"{_many(group)}{_hours(group)}: salesctl {_MORE[group[0].system]}"
    if not now:
        coming = _planned(whole, 1, _AHEAD * _WEEK)
        then = f"; next is {say.day(coming[0].day, team.today)}, {say.event(coming[0], team)}" if coming else _NOTHING
        yield f"nothing is planned{then}"
    held = held_before(team, team.today) if team.is_on("meeting") else None
    if held is not None and held.model.commitments and team.today - held.period.date <= timedelta(weeks=2):
        whose = "this" if Period.of_week(held.period.date) == Period.of_week(team.today) else "last"
        yield f"{whose} week's word: {say_word(held, team)}"


def week(whole: Whole) -> tuple[str, tuple[str, ...]]:
    """Return the week's label, with how much there is, and its lines: what is planned, then what falls due."""
    team = whole.team
    until = team.today + timedelta(days=_WEEK)
    planned = _planned(whole, 1, _WEEK)
    # A meeting and a session are a duty too: each is said once.
    seen = {event.uid for event in whole.planned(0, _WEEK)}
    due = [
        duty
        for duty in whole.duties
        if duty.state is State.OPEN and duty.due <= until
        if duty.id.replace("/held/", "/").replace("/session/", "/") not in seen
    ]
    if not planned and not due:
        return "WEEK", (f"nothing is planned and nothing is due before {say.day(until, team.today)}",)
    lines = [say.some(_said(planned, team), _MOST_PLANNED, "salesctl calendar")] if planned else []
    if due:
        lines.append(f"due: {', '.join(_owed(due))}: salesctl due --within {_WEEK}d")
    return f"WEEK {len(planned) + len(due):,}", tuple(lines)


def _owed(due: Sequence[Duty]) -> Iterator[str]:
    """Count what is due by kind, the most first, and last the items that somebody promised."""
    groups = [duties for duties in say.by_kind(due).values() if not say.is_promised(duties[0])]
    yield from map(say.of_kind, sorted(groups, key=len, reverse=True))
    promised = sum(map(say.is_promised, due))
    if promised:
        yield counted(promised, "item")


def _planned(whole: Whole, first: int, last: int) -> list[Event]:
    return [event for event in whole.planned(first, last) if event.system != "contest"]


def _groups(found: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Put together what there are more than a few of, of one kind on one day; the rest stays alone."""
    groups: dict[tuple[date, str], list[Event]] = {}
    for event in found:
        groups.setdefault((event.day, event.system), []).append(event)
    parts = ([group] if len(group) > _ALONE else [[event] for event in group] for group in groups.values())
    yield from sorted(chain.from_iterable(parts), key=lambda group: (group[0].day, group[0].start or time()))


def _many(group: Sequence[Event]) -> str:
    return counted(len(group), _KINDS[group[0].system])


def _hours(group: Sequence[Event]) -> str:
    hours = sorted(event.start for event in group if event.start is not None)
    if not hours:
        return ""
    return f", {hours[0]:%H:%M}" + (f" to {hours[-1]:%H:%M}" if hours[-1] != hours[0] else "")


def _said(planned: Sequence[Event], team: Team) -> Iterator[str]:
    for group in _groups(planned):
        day = group[0].day
        yield f"{day:%a} {day.day} {say.event(group[0], team) if len(group) == 1 else _many(group)}"


def _agenda(whole: Whole, uid: str) -> str:
    for duty in whole.of("meeting"):
        if duty.id == uid.replace("meeting/", "meeting/agenda/"):
            if duty.done is not None:
                return f", agenda in since {say.day(duty.done, whole.team.today)}"
            return ", no agenda yet" if duty.is_pending else ""
    return ""
