"""The shape of contests/<year>.yaml, and the policy on contests."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Planned, Shape
from salesctl.core.types import (
    Count,
    Day,
    Flag,
    Many,
    Mapped,
    MetricId,
    Money,
    Number,
    PersonId,
    PersonOrAll,
    Slug,
    Text,
    choice,
)

MODES = ("rank", "threshold", "percent-of-target", "most-improved", "points", "team")


class Prize(Shape):
    """What a place wins, and what it is worth."""

    place: Count = 1
    what: Text
    value: Money | None = None


class Result(Shape):
    """The result as it was announced."""

    date: Day
    winners: Many[Text] = ()


class Contest(Planned):
    """One contest. Its score is the metric's sum over its days, or a weighted sum of `points`."""

    id: Slug
    name: Text
    planned: Day | None = None
    objective: Text | None = None
    starts: Day
    ends: Day
    metric: MetricId | None = None
    points: Mapped[MetricId, Number] = Field(default_factory=dict)
    mode: choice(*MODES) = "rank"  # type: ignore[valid-type]  # a type made of its words
    minimum: Number | None = None
    eligible: Many[PersonOrAll] = ("all",)
    teams: Mapped[Slug, Many[PersonId]] = Field(default_factory=dict)
    tie_break: Many[MetricId] = ()
    prizes: Many[Prize] = ()
    result: Result | None = None


class Contests(Document):
    """contests/<year>.yaml: the contests of a fiscal year."""

    kind: ClassVar[str] = "contests"

    contests: Many[Contest] = Field(default=...)


class ContestPolicy(Policy):
    """How early, how many a quarter, how long at most, and whether cash is a prize."""

    section: ClassVar[str] = "contest"

    due_days_before: Count = 14
    per_quarter: Count = 1
    cash: Flag = False
    max_days: Count = 90
