"""reviews/: each month, and the formal one at each quarter's end."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.book import book
from benchmarks.generate.days import Span, half_of, months, quarter_of
from benchmarks.generate.items import item
from benchmarks.generate.kinds import coaching
from benchmarks.generate.kinds.people import SKILLS
from benchmarks.generate.names import slug
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from benchmarks.generate.values import Value
    from benchmarks.generate.world import Person, World


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the reviews held by today; the formal one stands in for its quarter's third month."""
    for month in world.months:
        formal = month.first.month % 3 == 0
        period = quarter_of(month.first) if formal else month
        for person in world.employed(period):
            held = _held(world, person, month, 12 if formal else 4)
            if held < world.today and person.employed_on(held):
                document = _formal if formal else _monthly
                yield f"reviews/{person.id}/{period.id}.yaml", document(world, person, period, held)


def _held(world: World, person: Person, month: Span, within: int) -> date:
    draw = chance(world.scale.seed, "held", person.id, month.id)
    day = world.workdays.after(month.last, draw.randint(1, within))
    while not person.works_on(day) and person.employed_on(day):
        day = world.workdays.after(day)
    return day


def _monthly(world: World, person: Person, period: Span, held: date) -> Fields:
    draw = chance(world.scale.seed, "review", person.id, period.id)
    return some(
        planned=held,
        start=f"{draw.randint(9, 17):02}:00",
        held=held,
        rating=draw.choice((2, 3, 3, 4, 4)),
        agreed=_agreed(world, person, held, draw),
        pipeline=_pipeline(world, person, period, draw),
        support=_support(world, person, held, draw) if draw.random() < 0.3 else None,
        note=words.worked(draw, draw.choice(world.accounts[person.id])) if draw.random() < 0.5 else None,
    )


def _formal(world: World, person: Person, period: Span, held: date) -> Fields:
    draw = chance(world.scale.seed, "formal", person.id, period.id)
    accounts = draw.sample(world.accounts[person.id], draw.randint(4, 6))
    skills = draw.sample(SKILLS, 3)
    return {
        **_monthly(world, person, period, held),
        "self_assessment": words.paragraph(draw, accounts),
        "ratings": [_rating(world, person, period, skill, draw) for skill in skills],
        "one_focus": skills[0],
        "goals": [
            item(
                draw,
                words.task(draw, account),
                world.workdays.after(held, 45),
                world.today,
                measure=f"{draw.randint(2, 9)} in writing",
            )
            for account in accounts[:2]
        ],
        "signed": {person.id: held, world.manager.id: held},
    }


def _agreed(world: World, person: Person, held: date, draw: Random) -> list[Value]:
    accounts = draw.sample(world.accounts[person.id], draw.randint(2, 4))
    return [
        item(draw, words.task(draw, each), world.workdays.after(held, draw.randint(5, 15)), world.today)
        for each in accounts
    ]


def _support(world: World, person: Person, held: date, draw: Random) -> list[Value]:
    what = words.task(draw, draw.choice(world.accounts[person.id]))
    return [item(draw, f"{what}, together", world.workdays.after(held, 10), world.today, who=world.manager.id)]


def _pipeline(world: World, person: Person, period: Span, draw: Random) -> Fields:
    open_lines = [line for line in book(world, person, half_of(period.last)).lines if line.is_open_on(period.last)]
    stalled = [slug(line.account) for line in draw.sample(open_lines, min(len(open_lines), draw.randint(0, 2)))]
    return some(
        open=sum(line.amount for line in open_lines),
        created=Decimal(draw.randint(40_000, 400_000)) / (1 if draw.random() < 0.8 else 4),
        advanced=draw.randint(1, 7),
        stalled=stalled or None,
    )


def _rating(world: World, person: Person, period: Span, skill: str, draw: Random) -> Fields:
    """Return a skill's rating; a coached call of the period is the evidence, where there is one."""
    manager = draw.choice((2, 3, 3, 4))
    own = manager + draw.choice((0, 0, 1)) if manager < 4 else manager
    calls = [held for month in months(period) if (held := coaching.call(world, person, month)) is not None]
    day, account, _ = draw.choice(calls) if calls else (None, "", None)
    evidence = coaching.path(person, day, account) if day else None
    return some(skill=skill, self=own, manager=manager, evidence=evidence)
