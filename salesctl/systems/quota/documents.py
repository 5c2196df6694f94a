"""The shape of quotas/<year>.yaml, and the policy on quotas."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Shape
from salesctl.core.types import Count, Mapped, MetricId, Money, PersonId


class Numbers(Shape):
    """A number by half or by quarter: a half written as quarters was changed inside it."""

    H1: Money | None = None
    H2: Money | None = None
    Q1: Money | None = None
    Q2: Money | None = None
    Q3: Money | None = None
    Q4: Money | None = None

    def written(self) -> dict[str, Decimal]:
        """Return the numbers that are written, by their part of the year."""
        parts = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
        return {part: value for part in parts if (value := getattr(self, part)) is not None}


class Quota(Numbers):
    """One person's number. With `measure` it counts another metric, and is not in the team's sum."""

    measure: MetricId | None = None


class Quotas(Document):
    """quotas/<year>.yaml: the team's target and everybody's number."""

    kind: ClassVar[str] = "quota"

    target: Numbers | None = None
    quotas: Mapped[PersonId, Quota] = Field(default=...)


class QuotaPolicy(Policy):
    """How early the numbers are due."""

    section: ClassVar[str] = "quota"

    due_days_before: Count = 30
