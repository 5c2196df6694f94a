"""The shape of coaching/<person>/<date>[-slug].yaml, and the policy on coaching."""

from __future__ import annotations

from typing import Annotated, ClassVar

from salesctl.core.settings import Policy
from salesctl.core.shape import NEEDED, Document, Item, Planned, Shape
from salesctl.core.types import AccountId, Clock, Count, Day, Many, PersonId, Rating, SkillId, Text, choice


class Before(Shape):
    """What was agreed before the call: its objective, and the skills to watch."""

    objective: Text | None = None
    skills: Many[SkillId] = ()


class Score(Shape):
    """A skill as the coach saw it, and what showed it."""

    skill: SkillId
    score: Rating
    evidence: Text | None = None


class Outcome(Shape):
    """What came of the call."""

    met: choice("yes", "partly", "no") | None = None  # type: ignore[valid-type]  # a type made of its words
    next: Text | None = None
    by: Day | None = None


class Debrief(Shape):
    """The talk after the call."""

    date: Day
    strengths: Many[Text] = ()
    improve: Many[Text] = ()


class Coaching(Document, Planned):
    """One coached sales call: booked, then debriefed."""

    kind: ClassVar[str] = "coaching"
    in_force: ClassVar[str | None] = "debrief"

    booked: Annotated[Day | None, NEEDED] = None
    start: Clock | None = None
    coach: Annotated[PersonId | None, NEEDED] = None
    mode: Annotated[choice("observe", "joint", "demonstrate") | None, NEEDED] = None  # type: ignore[valid-type]
    account: AccountId | None = None
    before: Before | None = None
    seen: Many[Text] = ()
    interventions: Count | None = None
    ratings: Many[Score] = ()
    outcome: Outcome | None = None
    debrief: Debrief | None = None
    commitments: Many[Item] = ()


class CoachingPolicy(Policy):
    """How many calls a person and month, how much notice, how soon the debrief, how many improvements at once."""

    section: ClassVar[str] = "coaching"

    calls_per_month: Count = 2
    notice_days: Count = 2
    debrief_within_days: Count = 2
    max_improvements: Count = 2
