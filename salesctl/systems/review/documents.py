"""The shapes of reviews/<person>/<month>.yaml and <quarter>.yaml, and the policy on reviews."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import NEEDED, Document, Item, Planned, Shape
from salesctl.core.types import (
    AccountId,
    Clock,
    Count,
    Day,
    DocPath,
    Many,
    Mapped,
    Money,
    PersonId,
    Rating,
    SkillId,
    Text,
)


class Pipeline(Shape):
    """The pipeline on the day of the review."""

    open: Money | None = None
    created: Money | None = None
    advanced: Count | None = None
    stalled: Many[AccountId] = ()


class Review(Document, Planned):
    """A monthly review: planned until `held`."""

    kind: ClassVar[str] = "review"
    in_force: ClassVar[str | None] = "held"

    planned: Day | None = None
    start: Clock | None = None
    held: Day | None = None
    rating: Annotated[Rating | None, NEEDED] = None
    agreed: Annotated[Many[Item], NEEDED] = ()
    pipeline: Pipeline | None = None
    support: Many[Item] = ()
    note: Text | None = None


class SkillRating(Shape):
    """A skill as the salesperson and the manager see it, and what shows it."""

    skill: SkillId
    self: Rating | None = None
    manager: Rating | None = None
    evidence: DocPath | None = None


class Goal(Item):
    """An item that may say how it is measured."""

    measure: Text | None = None


class FormalReview(Review):
    """A formal quarterly review: the self-assessment is the salesperson's, and both sign."""

    kind: ClassVar[str] = "formal-review"

    self_assessment: Annotated[Text | None, NEEDED] = None
    ratings: Annotated[Many[SkillRating], NEEDED] = ()
    one_focus: Annotated[SkillId | None, NEEDED] = None
    goals: Annotated[Many[Goal], NEEDED] = ()
    signed: Mapped[PersonId, Day] = Field(default_factory=dict)


class ReviewPolicy(Policy):
    """How many working days after its period a review is due."""

    section: ClassVar[str] = "review"

    monthly_within_days: Count = 5
    quarterly_within_days: Count = 15
