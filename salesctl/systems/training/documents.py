"""The shape of training/<quarter>.yaml, and the policy on training."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Planned, Shape
from salesctl.core.types import (
    Clock,
    Count,
    Day,
    DocPath,
    Many,
    Percent,
    PersonId,
    PersonOrAll,
    Rating,
    SkillId,
    Text,
    choice,
)


class Need(Shape):
    """A skill that people need, and the document that shows it."""

    skill: SkillId
    people: Many[PersonOrAll] = ()
    from_: DocPath | None = Field(default=None, alias="from")


class Session(Planned):
    """One session. It was held once `attendees` are written; without `start` it is a section of that day's meeting."""

    date: Day
    start: Clock | None = None
    minutes: Count
    topic: Text
    objective: Text
    leader: PersonId
    audience: Many[PersonOrAll] = Field(default=...)
    skills: Many[SkillId] = Field(default=...)
    type: choice("product", "skill", "process", "market", "belief", "role-play") | None = None  # type: ignore[valid-type]
    backup: PersonId | None = None
    attendees: Many[PersonId] = ()
    led: PersonId | None = None
    rating: Rating | None = None
    check: Text | None = None

    @property
    def held_by(self) -> str:
        """Who delivered it, or will."""
        return self.led or self.leader


class Training(Document):
    """training/<quarter>.yaml: the 90-day plan."""

    kind: ClassVar[str] = "training"

    planned: Day | None = None
    focus: SkillId
    needs: Many[Need] = ()
    sessions: Many[Session] = ()


class TrainingPolicy(Policy):
    """How early the plan is due, how many sessions, the longest hole, and the manager's share in percent."""

    section: ClassVar[str] = "training"

    due_days_before: Count = 14
    min_sessions: Count = 6
    max_gap_days: Count = 21
    manager_share: Percent = Decimal(0)
