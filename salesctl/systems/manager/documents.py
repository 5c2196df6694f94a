"""The shapes of manager/todo.yaml and manager/days.yaml, and the policy on being under control."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Item, Shape
from salesctl.core.types import Count, Day, Flag, Many, Mapped, Percent, PersonId, choice

OWN_KINDS = ("hire", "plan", "train", "review", "meeting", "contest", "coach", "recipe", "strategy", "admin")
OTHERS_KINDS = ("deal", "customer", "quote", "chase", "fix")


class TodoItem(Item):
    """One thing on the manager's list: whose it is, who raised it, whether it was handed on and came back."""

    kind: choice(*OWN_KINDS, *OTHERS_KINDS)  # type: ignore[valid-type]  # a type made of its words
    added: Day
    by: Day | None = None
    minutes: Count | None = None
    raised_by: PersonId | None = None
    belongs_to: PersonId | None = None
    handed_on: Day | None = None
    came_back: Count = 0

    @property
    def is_others(self) -> bool:
        """Tell whether this kind of work is never the manager's."""
        return self.kind in OTHERS_KINDS


class Todo(Document):
    """manager/todo.yaml: the manager's list."""

    kind: ClassVar[str] = "todo"
    inside: ClassVar[str | None] = "items"

    items: Many[TodoItem] = ()


class ManagerDay(Shape):
    """One day: first in, last out, minutes of lunch. What is not written is a no."""

    first: Flag = False
    last: Flag = False
    lunch: Count | None = None


class ManagerDays(Document):
    """manager/days.yaml: the manager's days."""

    kind: ClassVar[str] = "days"
    inside: ClassVar[str | None] = "days"

    days: Mapped[Day, ManagerDay] = Field(default_factory=dict)

    def on(self, day: date) -> ManagerDay | None:
        """Return what is written of a day."""
        return self.days.get(day)


class ControlPolicy(Policy):
    """The share (percent) of others' work on the manager's list that warns, and the share that fails."""

    section: ClassVar[str] = "control"

    dependency_warn: Percent = Decimal(20)
    dependency_fail: Percent = Decimal(40)
