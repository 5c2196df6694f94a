"""The sessions of every training plan: on which day, for whom, held or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.training.documents import Session, Training

__all__ = [
    "ALL",
    "Booked",
    "audience_of",
    "is_held",
    "is_invited",
    "plan_of",
    "present_of",
    "sessions_by_day",
    "sessions_in",
    "sessions_of",
]

ALL = "all"


@dataclass(frozen=True, slots=True)
class Booked:
    """One session where it stands: its plan, its place in it from 0, and the day it takes place or took place."""

    doc: Doc[Training]
    index: int
    session: Session

    @property
    def day(self) -> date:
        """The day it takes place: the planned one unless it moved."""
        return self.session.on(self.session.date)

    @property
    def at(self) -> KeyPath:
        """Its key path in the plan."""
        return ("sessions", self.index)

    @property
    def is_on(self) -> bool:
        """Tell whether it was not cancelled."""
        return self.session.cancelled is None

    @property
    def order(self) -> tuple[date, time, str, int]:
        """Sort sessions by day and time; those of a meeting come before the rest of their day."""
        return self.day, self.session.start or time.min, self.doc.path, self.index


def plan_of(team: Team, quarter: Period) -> Doc[Training] | None:
    """Return the training plan of a quarter; None where there is none or it cannot be read."""
    return team.get(Training, quarter=quarter)


def sessions_of(doc: Doc[Training]) -> tuple[Booked, ...]:
    """Return the sessions of a plan that are on, by day: each once, on its new day if it moved."""
    booked = (Booked(doc, index, session) for index, session in enumerate(doc.model.sessions))
    return tuple(sorted((each for each in booked if each.is_on), key=lambda each: each.order))


def sessions_by_day(team: Team) -> Mapping[date, tuple[Booked, ...]]:
    """Return the sessions that are on, of every plan, by the day they take place."""
    docs = team.all(Training)
    return team.once("training", "by day", make=lambda: _by_day(docs))


def _by_day(docs: tuple[Doc[Training], ...]) -> Mapping[date, tuple[Booked, ...]]:
    found: dict[date, list[Booked]] = {}
    for booked in sorted((each for doc in docs for each in sessions_of(doc)), key=lambda each: each.order):
        found.setdefault(booked.day, []).append(booked)
    return {day: tuple(each) for day, each in found.items()}


def sessions_in(team: Team, days: Days) -> tuple[Booked, ...]:
    """Return the sessions that take place on some days, in order, whichever plan they stand in."""
    return tuple(each for day, found in sessions_by_day(team).items() if day in days for each in found)


# ---- one session


def is_held(booked: Booked, today: date) -> bool:
    """Tell whether a session was held: who attended is written, and its day has come."""
    return bool(booked.session.attendees) and booked.is_on and booked.day <= today


def audience_of(team: Team, session: Session, day: date) -> frozenset[str]:
    """Return the ids of the people a session is for; `all` means the salespeople employed that day."""
    named = frozenset(session.audience)
    if ALL not in named:
        return named
    return (named - {ALL}) | {doc.owner for doc in team.salespeople(Days(day, day))}


def is_invited(team: Team, booked: Booked, who: str) -> bool:
    """Tell whether a session is for somebody."""
    session = booked.session
    if who in session.audience:
        return True
    person = team.person(who) if ALL in session.audience else None
    return person is not None and person.is_salesperson and booked.day in person.employed


def present_of(booked: Booked) -> frozenset[str]:
    """Return the ids of those who were there: the attendees, and whoever led it."""
    return frozenset(booked.session.attendees) | {booked.session.held_by}
