"""The shape of recipe.yaml, and the policy on the recipe."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from salesctl.core.settings import Policy
from salesctl.core.shape import Document, Shape
from salesctl.core.types import Count, Day, Many, Mapped, MetricId, Number, Slug, Text, choice


class Metric(Shape):
    """One metric: `target` is for a person and a week."""

    kind: choice("activity", "pipeline", "result")  # type: ignore[valid-type]  # a type made of its words
    unit: choice("count", "money", "minutes", "percent") = "count"  # type: ignore[valid-type]
    means: Text | None = None
    target: Number | None = None
    source: choice("self", "crm") = "self"  # type: ignore[valid-type]


class Changed(Shape):
    """A conversion that is `times` what it was, from that ISO week on."""

    from_: Slug = Field(alias="from")
    to: Slug
    since: Text
    times: Number | None = None


class Checked(Shape):
    """The last backtest: its error in percent, its verdict, which metrics predict, which stopped, and what changed.

    The names are those of the recipe of that day, which may know them no longer.
    """

    date: Day
    error: Number | None = None
    verdict: choice("comfortable", "not yet", "no signal") | None = None  # type: ignore[valid-type]
    predicts: Many[Slug] = ()
    stopped: Many[Slug] = ()
    changed: Many[Changed] = ()


class Recipe(Document):
    """recipe.yaml: the metrics, and the one they predict."""

    kind: ClassVar[str] = "recipe"

    outcome: MetricId
    metrics: Mapped[Slug, Metric] = Field(default=...)
    funnel: Many[MetricId] = ()
    checked: Checked | None = None


class RecipePolicy(Policy):
    """How old the last backtest may be."""

    section: ClassVar[str] = "recipe"

    backtest_max_age_days: Count = 90
