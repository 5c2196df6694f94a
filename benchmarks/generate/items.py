"""Items: something to do by a day, and how it was closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate.values import Fields, Value, some

if TYPE_CHECKING:
    from random import Random

_REASONS = (
    "the customer asked for another week",
    "the part was not in stock",
    "ill for two days",
    "the budget round came first",
)


def item(draw: Random, what: str, by: date, today: date, *, who: str | None = None, **more: Value) -> Fields:
    """Return an item due `by`; what is due before `today` is closed, mostly done, sometimes moved or dropped."""
    start = {**some(what=what, who=who), "by": by, **more}
    if by >= today:
        return start
    roll = draw.random()
    if roll < 0.03:
        return {**start, "dropped": "the customer chose to stay as is"}
    if roll < 0.08 and by + timedelta(7) < today:
        return {**start, "moved_to": by + timedelta(7), "why": draw.choice(_REASONS), "done": by + timedelta(6)}
    return {**start, "done": by - timedelta(draw.randint(0, 2))}
