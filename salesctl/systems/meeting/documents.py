"""The shapes of meetings/agenda.yaml and meetings/<date>.yaml, and the policy on meetings."""

from __future__ import annotations

from datetime import time
from typing import Annotated, ClassVar

from pydantic import Field

from salesctl.core.calendar import WEEKDAYS
from salesctl.core.settings import Policy
from salesctl.core.shape import NEEDED, Document, Item, Planned, Shape
from salesctl.core.types import (
    AccountId,
    Clock,
    Count,
    Day,
    Flag,
    Many,
    Mapped,
    Money,
    PersonId,
    Rating,
    Slug,
    Text,
    choice,
)


class Section(Shape):
    """One section of the agenda; `lead` is a name or a part, such as the facilitator."""

    key: Slug
    title: Text
    minutes: Count
    lead: Text | None = None
    positive: Flag = False


class Agenda(Document):
    """meetings/agenda.yaml: the fixed format of the Monday meeting."""

    kind: ClassVar[str] = "agenda"

    start: Clock
    sections: Many[Section] = Field(default=...)


class Win(Shape):
    """A win of the week."""

    who: PersonId
    what: Text


class Commitment(Item):
    """What somebody promised; a promise of money has an amount, and `got` once it fell short."""

    amount: Money | None = None
    accounts: Many[AccountId] = ()
    got: Money | None = None


class Meeting(Document, Planned):
    """One Monday meeting: its plan, then its notes once `started`."""

    kind: ClassVar[str] = "meeting"
    in_force: ClassVar[str | None] = "started"

    facilitator: Annotated[PersonId | None, NEEDED] = None
    scribe: PersonId | None = None
    agenda_sent: Day | None = None
    minutes: Mapped[Slug, Count] = Field(default_factory=dict)
    note: Text | None = None
    started: Clock | None = None
    ended: Clock | None = None
    present: Many[PersonId] = ()
    wins: Many[Win] = ()
    ratings: Mapped[PersonId, Rating] = Field(default_factory=dict)
    commitments: Many[Commitment] = ()
    help: Many[Item] = ()
    actions: Many[Item] = ()
    notes_sent: Day | None = None


class MeetingPolicy(Policy):
    """When the meeting is, how long, and how early its agenda and how late its notes may be."""

    section: ClassVar[str] = "meeting"

    weekday: choice(*WEEKDAYS) = "mon"  # type: ignore[valid-type]  # a type made of its words
    latest_start: Clock = time(8, 30)
    max_minutes: Count = 60
    agenda_days_before: Count = 1
    notes_within_days: Count = 1
    holiday: choice("move", "skip") = "move"  # type: ignore[valid-type]
