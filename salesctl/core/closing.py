"""Whether items were closed and moved as they may be: what every system that keeps items checks alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.finding import KeyPath, Problem
from salesctl.core.shape import Planned, Shape
from salesctl.core.walk import items


def moved_without_why(model: Shape) -> Iterator[Problem]:
    """Yield a problem for the document itself and for each of its items that moved and does not say why."""
    if isinstance(model, Planned) and model.moved_to is not None and model.why is None:
        yield _unexplained((), str(model.moved_to))
    for at, item in items(model):
        if item.moved_to is not None and item.why is None:
            yield _unexplained(at, str(item.moved_to))


def _unexplained(at: KeyPath, day: str) -> Problem:
    return Problem(
        (*at, "moved_to"), f"this was moved to {day} without a reason", "add `why:` and one sentence below it"
    )


def closed_too_early(model: Shape, first: date | None, today: date) -> Iterator[Problem]:
    """Yield a problem for each item done before `first`, the day it could first be done, or after today."""
    for at, item in items(model):
        yield from done_impossibly((*at, "done"), item.done, first, today)


def done_impossibly(at: KeyPath, done: date | None, first: date | None, today: date) -> Iterator[Problem]:
    """Yield a problem where something was done before it could be, or on a day that has not come."""
    if done is None:
        return
    if done > today:
        yield Problem(
            at, f"this is done on {done}, and today is {today}", "write the day once it is done, or correct it"
        )
    elif first is not None and done < first:
        message = f"this was done on {done}, before it was written down on {first}"
        yield Problem(at, message, "correct the day; what was done before needs no line here")
