"""What a salesperson means to sell in a half, and what became of it: the numbers behind plan, quota and metrics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.generate.names import slug
from benchmarks.generate.values import chance

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from benchmarks.generate.days import Span
    from benchmarks.generate.world import Person, World

PLAN_LEAST_DAYS = 30
SHARED = 0.3
_LOST = (
    "went with the cheaper offer",
    "no budget before next year",
    "the project was stopped",
    "bought a used unit instead",
    "stayed with the supplier they know",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a forecast; it closes on a day, even where the plan names the month only."""

    account: str
    amount: int
    close: date
    probability: int
    shared_with: str | None = None
    won: bool = False
    lost: str | None = None

    def is_open_on(self, day: date) -> bool:
        """Whether the line was neither won nor lost by the end of `day`."""
        return self.close > day or not (self.won or self.lost)


@dataclass(frozen=True, slots=True)
class Book:
    """A person's half: the number and the lines that add up to it three times."""

    quota: int
    lines: tuple[Line, ...]

    def wins(self, first: date, last: date) -> list[Line]:
        """Return the lines won from `first` to `last`."""
        return [line for line in self.lines if line.won and first <= line.close <= last]

    def open_on(self, day: date) -> int:
        """Return the money still open at the end of `day`."""
        return sum(line.amount for line in self.lines if line.is_open_on(day))


@cache
def book(world: World, person: Person, half: Span) -> Book:
    """Return what `person` forecast for `half`, with its outcomes up to the world's day."""
    draw = chance(world.scale.seed, "book", person.id, half.id)
    share = len(world.worked(person, half)) / len(world.within(half))
    quota = max(round(draw.randint(50, 120) * share), 10) * 5000
    if not owes_plan(world, person, half):
        return Book(quota, ())
    lines = _lines(world, person, half, quota, draw)
    return Book(quota, tuple(_settled(lines, quota, half, world.today, draw)))


def owes_plan(world: World, person: Person, half: Span) -> bool:
    """Whether enough of `half` is worked by `person` for a plan to be due."""
    return len(world.worked(person, half)) >= PLAN_LEAST_DAYS


def partner(world: World, person: Person, half: Span) -> Person | None:
    """Return with whom `person` shares an account this half: neighbours do now and then."""
    index = person.index ^ 1
    if index >= len(world.people) or chance(world.scale.seed, "shared", person.index // 2, half.id).random() > SHARED:
        return None
    other = world.people[index]
    return other if owes_plan(world, other, half) and owes_plan(world, person, half) else None


def _lines(world: World, person: Person, half: Span, quota: int, draw: Random) -> list[Line]:
    """Return a line for each account: the first eight hold more than three times the number, two come on top."""
    accounts = draw.sample(world.accounts[person.id], len(world.accounts[person.id]))
    weights = [draw.uniform(0.7, 1.3) for _ in accounts]
    scale = quota * draw.uniform(3.3, 3.8) / sum(weights[:8])
    # Plans are made before the half, or by a starter in the first four weeks.
    first = max(half.first, world.workdays.after(person.starts, 22) if person.starts in half else half.first)
    days = world.workdays.within(first, min(half.last, person.ends or half.last))
    lines = [
        Line(slug(name), round(weight * scale / 500) * 500, draw.choice(days), draw.choice((40, 50, 60, 70)))
        for name, weight in zip(accounts, weights, strict=True)
    ]
    return _shared(world, person, half, lines)


def _shared(world: World, person: Person, half: Span, lines: list[Line]) -> list[Line]:
    """Return `lines` with the first one on the account that two people work on, each with an own share."""
    other = partner(world, person, half)
    if other is None:
        return lines
    name = slug(world.accounts[min(person, other, key=lambda each: each.index).id][0])
    rest = [line for line in lines if line.account != name]
    return [replace(lines[0], account=name, shared_with=other.id), *rest[1:]]


def _settled(lines: list[Line], quota: int, half: Span, today: date, draw: Random) -> list[Line]:
    """Return `lines` with outcomes: in order of closing, won until the number is about met, else lost."""
    outcomes = {line.account: line for line in lines}
    aim = quota * draw.uniform(0.75, 1.0)
    # In a running half the book stays three times the number, so only what came on top of that is lost.
    spare = sum(line.amount for line in lines) - 3.05 * quota if today <= half.last else float("inf")
    for line in sorted(lines, key=lambda line: line.close):
        if line.close >= today:
            break
        if aim > line.amount / 2 and draw.random() < 0.7:
            outcomes[line.account] = replace(line, won=True)
            aim -= line.amount
        elif line.amount <= spare:
            outcomes[line.account] = replace(line, lost=draw.choice(_LOST))
            spare -= line.amount
        else:
            outcomes[line.account] = replace(line, close=half.last)
    return list(outcomes.values())
