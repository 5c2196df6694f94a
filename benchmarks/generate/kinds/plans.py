"""quotas/ and plans/."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.book import Line, book, owes_plan, partner
from benchmarks.generate.days import Span, half, next_half
from benchmarks.generate.items import item
from benchmarks.generate.kinds.people import SKILLS
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.values import Value
    from benchmarks.generate.world import Person, World

_HOW = (
    "course",
    "two ride-alongs with a colleague",
    "a book and a role play each week",
    "watching recordings of own calls",
)


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the numbers of each year and everybody's plan for each half that is written by now."""
    for year in world.years(1):
        if world.since.year <= year and date(year, 1, 1) - timedelta(31) < world.today:
            yield f"quotas/{year}.yaml", _quotas(world, year)
    for span in _written_halves(world):
        for person in world.people:
            if owes_plan(world, person, span):
                yield f"plans/{span.id}/{person.id}.yaml", _plan(world, person, span)


def _written_halves(world: World) -> list[Span]:
    coming = next_half(world.halves[-1])
    written = world.today > world.workdays.before(coming.first, 8)
    return [*world.halves, coming] if written else list(world.halves)


def _quotas(world: World, year: int) -> Fields:
    halves = [span for span in (half(year, 1), half(year, 2)) if span.first >= world.since]
    quotas = {person.id: _numbers(world, person, halves) for person in world.people}
    sums = {span.id[-2:]: sum(book(world, each, span).quota for each in world.employed(span)) for span in halves}
    return {
        "target": {key: round(total * 0.95 / 10_000) * 10_000 for key, total in sums.items()},
        "quotas": {person: numbers for person, numbers in quotas.items() if numbers},
    }


def _numbers(world: World, person: Person, halves: list[Span]) -> Fields:
    """Return the person's numbers; one in seven has the second half in quarters."""
    numbers: Fields = {}
    for span in halves:
        if not world.worked(person, span):
            continue
        quota = book(world, person, span).quota
        if span.id.endswith("H2") and person.index % 7 == 3:
            third = round(quota * 0.45 / 500) * 500
            numbers |= {"Q3": third, "Q4": quota - third}
        else:
            numbers[span.id[-2:]] = quota
    return numbers


def _plan(world: World, person: Person, span: Span) -> Fields:
    draw = chance(world.scale.seed, "plan", person.id, span.id)
    own = book(world, person, span)
    submitted = _submitted(world, person, span, draw)
    accepted = world.workdays.after(submitted, draw.randint(1, 4))
    return some(
        submitted=submitted,
        accepted=accepted if accepted < world.today else None,
        quota=own.quota,
        lookback=_lookback(world, person, draw),
        forecast=[_line(world, person, span, line, draw) for line in own.lines],
        activity={"calls": draw.randint(50, 70), "meetings": draw.randint(6, 9), "proposals": draw.randint(2, 4)},
        training=_training(world, span, draw),
        personal_goals=[item(draw, words.personal_goal(draw), _day(world, span, draw), world.today)],
        actions=_items(world, person, span, draw, draw.randint(3, 6)),
        obstacles=_obstacles(world, person, span, draw) if draw.random() < 0.4 else None,
    )


def _submitted(world: World, person: Person, span: Span, draw: Random) -> date:
    if person.starts in span:
        return world.workdays.after(person.starts, draw.randint(10, 18))
    return world.workdays.until(span.first - timedelta(draw.randint(11, 18)))


def _lookback(world: World, person: Person, draw: Random) -> Fields:
    accounts = draw.sample(world.accounts[person.id], 6)
    return {
        "worked": [words.worked(draw, account) for account in accounts[: draw.randint(1, 3)]],
        "did_not": [words.did_not(draw, account) for account in accounts[3 : draw.randint(4, 5)]],
        "change": [words.change(draw, account) for account in accounts[4 : draw.randint(5, 6)]],
    }


def _line(world: World, person: Person, span: Span, line: Line, draw: Random) -> Fields:
    by_month = draw.random() < 0.6
    settled = line.won or line.lost
    other = partner(world, person, span) if line.shared_with else None
    return some(
        account=line.account,
        amount=line.amount,
        close=line.close.isoformat()[:7] if by_month else line.close,
        source=draw.choice(("pipeline", "pipeline", "lead", "target", "existing")),
        probability=100 if line.won else line.probability,
        **{"with": [other.id] if other else None},
        next=None if settled else _next(world, line, draw),
        won=line.close if line.won else None,
        lost=line.lost,
        crm=f"MI-{draw.randint(1000, 99999)}" if draw.random() < 0.7 else None,
    )


def _next(world: World, line: Line, draw: Random) -> Fields:
    by = world.workdays.before(line.close, draw.randint(2, 5))
    what = draw.choice(
        ("demo", "site visit", "second quote", "meeting with the board", "reference call", "contract draft")
    )
    return {"what": what, "by": max(by, world.workdays.from_(world.today))}


def _training(world: World, span: Span, draw: Random) -> list[Value]:
    by = _day(world, span, draw)
    done = by - timedelta(draw.randint(1, 9)) if by < world.today else None
    skill = draw.choice(SKILLS)
    return [
        some(skill=skill, by=by, how=draw.choice(_HOW), why=f"{skill} is where most of my lost offers ended", done=done)
    ]


def _items(world: World, person: Person, span: Span, draw: Random, count: int) -> list[Value]:
    accounts = draw.sample(world.accounts[person.id], count)
    return [item(draw, words.task(draw, account), _day(world, span, draw), world.today) for account in accounts]


def _obstacles(world: World, person: Person, span: Span, draw: Random) -> list[Value]:
    what = f"{words.task(draw, world.accounts[person.id][0])} with a loan unit from the warehouse"
    return [item(draw, what, _day(world, span, draw), world.today, who=world.manager.id)]


def _day(world: World, span: Span, draw: Random) -> date:
    """Return a working day in the second to the last month of `span`."""
    return draw.choice(world.workdays.within(span.first + timedelta(50), span.last))
