"""Which meetings there are and will be: their days, their sections, what was promised in them and what came of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from salesctl.core.calendar import WEEKDAYS
from salesctl.core.doc import Doc
from salesctl.core.duty import calendar_days_before
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.meeting.documents import Meeting, MeetingPolicy
from salesctl.systems.meeting.sections import (
    DEFAULT_AGENDA,
    TRAINING,
    agenda_of,
    clock_of,
    length,
    minute_of,
    sections_of,
    training_section,
)
from salesctl.systems.meeting.words import Word, word_of
from salesctl.systems.quota.figures import days_of

__all__ = [
    "DEFAULT_AGENDA",
    "TRAINING",
    "Slot",
    "Word",
    "agenda_due",
    "agenda_of",
    "clock_of",
    "coming",
    "day_of",
    "expected_day",
    "held_after",
    "held_before",
    "held_meetings",
    "is_held",
    "is_unseen",
    "length",
    "minute_of",
    "sections_of",
    "slot_of",
    "slots",
    "training_section",
    "word_of",
]


def day_of(doc: Doc[Meeting]) -> date:
    """Return the day a meeting takes place: that of its file unless it moved."""
    return doc.model.on(doc.period.date)


def expected_day(team: Team, week: Period) -> date | None:
    """Return the day the policy puts a week's meeting on; None where a holiday or a closed day leaves it out.

    A free day moves it to the next working day of the same week, or skips it, by the policy.
    """
    policy = team.policy(MeetingPolicy)
    try:
        first = date.fromisocalendar(week.year, week.number, WEEKDAYS.index(policy.weekday) + 1)
        days = [first + timedelta(days=step) for step in range(7 - first.weekday())]
    except (ValueError, OverflowError):
        return None
    if policy.holiday == "skip":
        days = days[:1]
    return next((day for day in days if team.calendar.is_open(day)), None)


def is_held(doc: Doc[Meeting], today: date) -> bool:
    """Tell whether a meeting was held: it started, on a day that has come."""
    return doc.model.started is not None and doc.model.cancelled is None and day_of(doc) <= today


def held_meetings(team: Team) -> tuple[Doc[Meeting], ...]:
    """Return the meetings held so far, by day."""
    docs, today = team.all(Meeting), team.today
    return team.once("meeting", "held", today, make=lambda: _held(docs, today))


def _held(docs: tuple[Doc[Meeting], ...], today: date) -> tuple[Doc[Meeting], ...]:
    return tuple(sorted((doc for doc in docs if is_held(doc, today)), key=lambda doc: (day_of(doc), doc.path)))


def held_before(team: Team, day: date) -> Doc[Meeting] | None:
    """Return the last meeting held before a day."""
    held = held_meetings(team)
    index = bisect_left(held, day, key=day_of)
    return held[index - 1] if index else None


def held_after(team: Team, day: date) -> Doc[Meeting] | None:
    """Return the first meeting held after a day."""
    held = held_meetings(team)
    index = bisect_right(held, day, key=day_of)
    return held[index] if index < len(held) else None


# ---- week by week


@dataclass(frozen=True, slots=True)
class Slot:
    """The meeting of a week: its day, its file if there is one, and the day its file is named for (else the policy's).

    A meeting that moved keeps its name and takes place on its new day.
    """

    week: Period
    day: date
    named: date
    doc: Doc[Meeting] | None = None

    @property
    def meeting(self) -> Meeting | None:
        """What is written of it."""
        return self.doc.model if self.doc else None

    @property
    def is_on(self) -> bool:
        """Tell whether it was not cancelled."""
        return self.doc is None or self.doc.model.cancelled is None


def slot_of(team: Team, week: Period) -> Slot | None:
    """Return the meeting of a week; None where there is none by the policy and none is written.

    Nor is there one in a week that reaches past the end of the calendar.
    """
    if days_of(team, week) is None:
        return None
    day = expected_day(team, week)
    docs = _by_week(team).get(week, ())
    if docs:
        doc = min(docs, key=lambda each: (not is_held(each, team.today), each.model.cancelled is not None, each.path))
        return Slot(week, day_of(doc), doc.period.date, doc)
    return None if day is None else Slot(week, day, day)


def is_unseen(team: Team, slot: Slot) -> bool:
    """Tell whether a file of the week is there and cannot be read, or meetings are kept where we cannot look."""
    return slot.doc is None and any(team.unseen(Meeting, date=day) for day in team.calendar.days(slot.week))


def _by_week(team: Team) -> Mapping[Period, tuple[Doc[Meeting], ...]]:
    docs = team.all(Meeting)
    return team.once("meeting", "by week", make=lambda: _weeks(docs))


def _weeks(docs: tuple[Doc[Meeting], ...]) -> Mapping[Period, tuple[Doc[Meeting], ...]]:
    found: dict[Period, list[Doc[Meeting]]] = {}
    for doc in docs:
        found.setdefault(Period.of_week(doc.period.date), []).append(doc)
    return {week: tuple(each) for week, each in found.items()}


def agenda_due(team: Team, slot: Slot) -> date:
    """Return the day by which the agenda of a meeting is to be in: the policy's calendar days before it."""
    try:
        return calendar_days_before(slot.day, team.policy(MeetingPolicy).agenda_days_before)
    except OverflowError:
        return slot.day


def coming(team: Team, weeks: int = 9) -> Iterator[Slot]:
    """Yield the meetings still to be held in the weeks from today's on, the next one first."""
    week = Period.of_week(team.today)
    for slot in slots(team, (team.calendar.shift(week, step) for step in range(weeks))):
        if slot.is_on and slot.day >= team.today and not (slot.doc and is_held(slot.doc, team.today)):
            yield slot


def slots(team: Team, weeks: Iterable[Period]) -> Iterator[Slot]:
    """Yield the meetings of some weeks."""
    for week in weeks:
        slot = slot_of(team, week)
        if slot is not None:
            yield slot
