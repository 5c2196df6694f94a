"""The shapes of hiring/<role>/scorecard.yaml and <candidate>.yaml, and the policy on hiring."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Shape
from salesctl.core.types import (
    Count,
    Day,
    Flag,
    Many,
    Mapped,
    Number,
    Percent,
    PersonId,
    Rating,
    Slug,
    Text,
    choice,
)
from salesctl.core.validators import fault, shown

STAGES = ("bench", "screen", "interview", "role-play", "reference", "offer", "hired", "declined", "rejected")
CHECK_DAYS = (90, 180, 365)
CHOSEN = ("offer", "hired")


def _check_day(value: object) -> int:
    text = str(value)
    if text.isdigit() and int(text) in CHECK_DAYS:
        return int(text)
    raise fault("bad-number", f"{shown(value)} is none of the checks", "checks are after 90, 180 and 365 days")


CheckDay = Annotated[int, PlainValidator(_check_day), WithJsonSchema({"type": "string", "enum": ["90", "180", "365"]})]


class Criterion(Shape):
    """One thing to look for. A `must` that fails decides against the candidate."""

    id: Slug
    what: Text
    weight: Number = Field(default=...)
    must: Flag = False


class Round(Shape):
    """One round of interviews, and what it tests."""

    key: Slug
    tests: Many[Slug] = ()


class Scorecard(Document):
    """hiring/<role>/scorecard.yaml: what the role asks for, written before anybody is met."""

    kind: ClassVar[str] = "scorecard"

    outcomes: Mapped[CheckDay, Text] = Field(default_factory=dict)
    experience: Many[Criterion] = Field(default=...)
    traits: Many[Criterion] = Field(default=...)
    rounds: Many[Round] = ()
    pass_score: Percent


class Interview(Shape):
    """One interview: scores by criterion, and what showed them."""

    round: Slug
    who: PersonId
    date: Day
    scores: Mapped[Slug, Rating] = Field(default_factory=dict)
    evidence: Mapped[Slug, Text] = Field(default_factory=dict)
    recommend: Flag | None = None


class Reference(Shape):
    """A talk with somebody who knows the candidate; `who` is free text."""

    date: Day
    who: Text
    note: Text | None = None


class Decision(Shape):
    """What was decided, when, by whom and why."""

    outcome: choice("hired", "declined", "rejected", "offer", "bench")  # type: ignore[valid-type]  # a type made of its words
    date: Day
    who: PersonId | None = None
    why: Text | None = None


class HireCheck(Shape):
    """Whether the outcome of the scorecard was met."""

    met: Flag
    note: Text | None = None
    date: Day | None = None


class Candidate(Document):
    """hiring/<role>/<candidate>.yaml: one candidate, from the bench to the checks after the hire."""

    kind: ClassVar[str] = "candidate"

    stage: choice(*STAGES)  # type: ignore[valid-type]  # a type made of its words
    name: Text | None = None
    source: Text | None = None
    interviews: Many[Interview] = ()
    references: Many[Reference] = ()
    decision: Decision | None = None
    person: PersonId | None = None
    checks: Mapped[CheckDay, HireCheck] = Field(default_factory=dict)
    note: Text | None = None


class HiringPolicy(Policy):
    """How many interviewers, and how many on the bench for how many salespeople."""

    section: ClassVar[str] = "hiring"

    min_interviewers: Count = 2
    bench_per_salespeople: Count = 3
