"""Duties: something is due from somebody by a day. One function turns what a system knows into a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from salesctl.core.calendar import Days, later
from salesctl.core.period import Period
from salesctl.core.walk import item_name, items

if TYPE_CHECKING:
    from salesctl.core.doc import AnyDoc
    from salesctl.core.shape import Item
    from salesctl.core.team import Team

FEWEST_DAYS = 5  # a period with fewer working days employed owes nothing
UNREADABLE = "the document cannot be read"
LONG_AGO = timedelta(weeks=26)  # what was closed before then is in no list and in no score


class State(StrEnum):
    """How a duty stands."""

    OPEN = "open"
    LATE = "late"
    MISSED = "missed"
    DONE = "done"
    DONE_LATE = "done-late"
    EXCUSED = "excused"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty and how it stands. `about` is whom it concerns when that is not `who`; `days_late` are working days of
    `who`.

    `due` is the day after weekends, holidays and leave have moved it; `closes` the last day it can still be done.
    `why` says a state in words; `move` is the command or the edit that does it.
    """

    id: str
    system: str
    what: str
    who: str
    about: str | None
    period: Period | None
    due: date
    state: State
    done: date | None = None
    days_late: int = 0
    why: str | None = None
    path: str | None = None
    closes: date | None = None
    move: str | None = None

    @property
    def is_pending(self) -> bool:
        """Tell whether somebody still has to act."""
        return self.state in (State.OPEN, State.LATE)


@dataclass(frozen=True, slots=True)
class Want:
    """What a system knows of a duty before anyone asks how it stands.

    `due` is the day by the policy; `before` says that it must be ready before something, so that a free day moves it
    back and not on. `done` is the day written in the document; `closed` that it was closed without being done.
    `excuse` is a reason that it is not owed after all, `part` what is done of it so far.
    """

    id: str
    system: str
    what: str
    who: str
    due: date
    about: str | None = None
    period: Period | None = None
    before: bool = False
    exact: bool = False
    done: date | None = None
    closed: bool = False
    closes: date | None = None
    unseen: bool = False
    excuse: str | None = None
    part: str | None = None
    path: str | None = None
    move: str | None = None


def settle(team: Team, want: Want) -> Duty | None:
    """Say how a duty stands today; None when it is not owed at all: due before the method began, or hardly there."""
    due = due_day(team, want)
    if due < team.since or _hardly_there(team, want):
        return None
    done = want.done if team.has_happened(want.done) else None
    state, why = _state(team, want, due, done)
    late = 0
    if state in (State.LATE, State.MISSED, State.DONE_LATE):
        until = done or min(team.today, want.closes or team.today)
        late = team.calendar_of(want.who).count(due, until)
    return Duty(
        *(want.id, want.system, want.what, want.who, want.about, want.period, due, state),
        *(done, late, why, want.path, want.closes, want.move),
    )


def settled(team: Team, wants: Iterable[Want]) -> Iterator[Duty]:
    """Say how each duty stands, leaving out those not owed."""
    for want in wants:
        duty = settle(team, want)
        if duty is not None:
            yield duty


def due_day(team: Team, want: Want) -> date:
    """Return the day a duty is due once free days and leave have moved it."""
    if want.exact:
        return want.due
    calendar = team.calendar_of(want.who)
    due = calendar.on_or_before(want.due) if want.before else calendar.on_or_after(want.due)
    return calendar.back_from_leave(due)


def _state(team: Team, want: Want, due: date, done: date | None) -> tuple[State, str | None]:
    if want.unseen:
        return State.UNSEEN, want.part or UNREADABLE
    if done is not None:
        return (State.DONE if done <= due else State.DONE_LATE), want.part
    if want.closed:
        return State.DONE, want.part
    excuse = want.excuse or _absence(team, want) or _left(team, want, due)
    if excuse:
        return State.EXCUSED, excuse
    if team.today <= due:
        return State.OPEN, want.part
    if want.closes is not None and team.today > want.closes:
        return State.MISSED, want.part
    return State.LATE, want.part


def _hardly_there(team: Team, want: Want) -> bool:
    """Tell whether a period holds hardly a day on which the person was employed and the method had begun."""
    person = team.person(want.about or want.who)
    if want.period is None or want.period.unit == "day" or person is None:
        return False
    days = team.calendar.days(want.period)
    inside = days.overlap(person.employed)
    if want.period.unit != "week":  # a week that has just begun can still be logged whole
        inside = inside.overlap(Days(team.since, date.max))
    if inside == days:
        return False
    calendar = team.calendar_of(want.about or want.who)
    return sum(calendar.is_open(day) for day in inside) < FEWEST_DAYS


def _absence(team: Team, want: Want) -> str | None:
    """Excuse a duty whose period was mostly leave, for the one who acts or the one concerned."""
    if want.period is None or want.period.unit == "day":
        return None
    days = team.calendar.days(want.period)
    for who in {want.who, want.about} - {None}:
        if _mostly_away(team, who, days):
            return f"{who} is away for most of {want.period}"
    return None


def _mostly_away(team: Team, who: str | None, days: Days) -> bool:
    calendar = team.calendar_of(who)
    if not any(len(run.overlap(days)) for run in calendar.away):
        return False
    open_days = [day for day in days if calendar.is_open(day)]
    return sum(calendar.is_away(day) for day in open_days) * 2 > len(open_days)


def _left(team: Team, want: Want, due: date) -> str | None:
    """Excuse what was open when somebody left; what was missed before stays missed."""
    for who in (want.who, want.about):
        person = team.person(who)
        if person is None or person.ends is None:
            continue
        was_missed = want.closes is not None and want.closes <= person.ends
        if due > person.ends or (team.today > person.ends and not was_missed):
            return f"{who} leaves on {person.ends}" if team.today <= person.ends else f"{who} left on {person.ends}"
    return None


def item_wants(team: Team, system: str, docs: Iterable[AnyDoc], owner: str | None = None) -> Iterator[Want]:
    """Yield a duty for every item with a day, in documents that are in force; `owner` owes what names nobody.

    Items closed half a year ago are left out: a team writes tens of thousands, and nobody asks for them again.
    """
    since = team.today - LONG_AGO
    for doc in docs:
        if not doc.model.is_in_force:
            continue
        whose = owner or doc.person or team.settings.manager
        for at, item in items(doc.model):
            if item.due is None or _is_long_closed(item, since):
                continue
            who, name = item.who or whose, item_name(doc, at)
            yield Want(
                id=name,
                system=system,
                what=item.what,
                who=who,
                due=item.due,
                about=None if who == whose else whose,
                exact=True,
                done=item.done,
                closed=item.dropped is not None,
                part=item.dropped or (item.why if item.moved_to else None),
                path=doc.path,
                move=f"salesctl done {name}",
            )


def _is_long_closed(item: Item, since: date) -> bool:
    return item.is_closed and item.due is not None and max(item.due, item.done or item.due) < since


def calendar_days_before(day: date, days: int) -> date:
    """Return the day that many calendar days before a day: how the policy counts `…_before`."""
    return later(day, -days)
