"""The shape of plans/<half>/<person>.yaml, and the policy on plans."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Item, Shape
from salesctl.core.types import (
    AccountId,
    Count,
    Day,
    Many,
    Mapped,
    MetricId,
    Money,
    MonthOrDay,
    Number,
    Percent,
    PersonId,
    SkillId,
    Text,
    choice,
)


class Lookback(Shape):
    """What the last half taught: what worked, what did not, what will change."""

    worked: Many[Text] = ()
    did_not: Many[Text] = ()
    change: Many[Text] = ()


class NextStep(Shape):
    """The next step on a deal."""

    what: Text
    by: Day | None = None


class Line(Shape):
    """One line of the forecast: the person's own share of a deal, until it is `won` on a day or `lost` for a reason."""

    account: AccountId
    amount: Money
    close: MonthOrDay
    source: choice("pipeline", "lead", "target", "existing")  # type: ignore[valid-type]  # a type made of its words
    probability: Percent | None = None
    with_: Many[PersonId] = Field(default=(), alias="with")
    next: NextStep | None = None
    won: Day | None = None
    lost: Text | None = None
    crm: Text | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the deal is neither won nor lost."""
        return self.won is None and self.lost is None


class OwnTraining(Shape):
    """A skill the salesperson will learn, by when and how."""

    skill: SkillId
    by: Day | None = None
    how: Text | None = None
    why: Text | None = None
    proof: Text | None = None
    done: Day | None = None


class Goal(Item):
    """An item that may say how it is measured."""

    measure: Text | None = None


class Plan(Document):
    """A business plan: a draft until `submitted`."""

    kind: ClassVar[str] = "plan"
    in_force: ClassVar[str | None] = "submitted"

    submitted: Day | None = None
    accepted: Day | None = None
    quota: Money | None = None
    lookback: Lookback | None = None
    forecast: Many[Line] = ()
    activity: Mapped[MetricId, Number] = Field(default_factory=dict)
    training: Many[OwnTraining] = ()
    personal_goals: Many[Goal] = ()
    actions: Many[Item] = ()
    obstacles: Many[Item] = ()


class PlanPolicy(Policy):
    """How much forecast, how early, and how much on one account (percent of the forecast)."""

    section: ClassVar[str] = "plan"

    coverage: Number = Decimal("3.0")
    due_days_before: Count = 10
    one_account_max: Percent = Decimal(33)
    min_actions: Count = 3


__all__ = ["Goal", "Line", "Lookback", "NextStep", "OwnTraining", "Plan", "PlanPolicy"]
