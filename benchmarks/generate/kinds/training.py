"""training/: a programme a quarter, led by the salespeople in turn, one session a week for each group."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.book import owes_plan
from benchmarks.generate.days import Span, half_of, quarter_of
from benchmarks.generate.kinds.people import SKILLS
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.values import Value
    from benchmarks.generate.world import Person, World

GROUP = 13  # as many as there are weeks in a quarter: everybody leads once
MOST_GROUPS = 10
_TITLES = (
    "Trading, not giving",
    "The first minute",
    "Who decides, and how",
    "Silence as a tool",
    "The price comes last",
    "What a no is worth",
    "Numbers on one page",
    "A demo without a unit",
)


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the programme of each quarter that is planned by now."""
    coming = quarter_of(world.quarters[-1].last + timedelta(1))
    spans = (*world.quarters, coming) if world.today > coming.first - timedelta(14) else world.quarters
    for number, span in enumerate(spans):
        yield f"training/{span.id}.yaml", _programme(world, number, span)


def _programme(world: World, number: int, span: Span) -> Fields:
    draw = chance(world.scale.seed, "training", span.id)
    team = world.employed(span)
    count = min(MOST_GROUPS, ceil(len(team) / GROUP))
    groups = [team[start::count] for start in range(count)]
    days = _days(world, span)
    sessions = [
        _session(world, day, group, number + week, ["all"] if count == 1 else _ids(group))
        for week, day in enumerate(days)
        for group in groups
    ]
    return some(
        planned=world.workdays.until(span.first - timedelta(16)),
        focus=draw.choice(SKILLS),
        needs=_needs(world, span, team, draw) or None,
        sessions=sessions,
    )


def _days(world: World, span: Span) -> list[date]:
    """Return the Thursdays of `span` on which people work."""
    return [day for day in world.within(span) if day.weekday() == 3]


def _needs(world: World, span: Span, team: list[Person], draw: Random) -> list[Value]:
    half = half_of(span.first)
    named = [each for each in draw.sample(team, min(3, len(team))) if owes_plan(world, each, half)]
    return [
        {"skill": draw.choice(SKILLS), "people": [each.id], "from": f"plans/{half.id}/{each.id}.yaml"} for each in named
    ]


def _ids(group: list[Person]) -> list[str]:
    return [each.id for each in group]


def _session(world: World, day: date, group: list[Person], turn: int, audience: list[str]) -> Fields:
    draw = chance(world.scale.seed, "session", day, group[0].id)
    there = [each for each in group if each.works_on(day)] or group
    leader, backup = there[turn % len(there)], there[(turn + 1) % len(there)]
    skill = draw.choice(SKILLS)
    held = day < world.today
    came = _ids([each for each in there if each is not leader and draw.random() < 0.95])
    return some(
        date=day,
        start="10:30",
        minutes=draw.choice((45, 60)),
        topic=f"{draw.choice(_TITLES)}: {skill}",
        objective=f"everybody can {words.fill(draw, 'settle {topic} with {role}', '')}",
        leader=leader.id,
        audience=audience,
        skills=[skill],
        type=draw.choice(("product", "skill", "process", "market", "role-play")),
        backup=backup.id if backup is not leader else None,
        attendees=came or None if held else None,
        rating=draw.choice((3, 4, 4)) if held and came else None,
        check="each shows it in the next coached call" if held and came else None,
    )
