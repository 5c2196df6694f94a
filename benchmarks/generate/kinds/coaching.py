"""coaching/: a coached sales call a person and month, by the manager and by peers in turn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.items import item
from benchmarks.generate.kinds.people import SKILLS
from benchmarks.generate.names import slug
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.days import Span
    from benchmarks.generate.world import Person, World

_SEEN = (
    "asked {n} open questions in the first ten minutes",
    "let {role} speak for {n} minutes without a break",
    "named the price before {topic} was clear",
    "wrote down {n} dates and read them back",
    "answered an objection with a question about {topic}",
    "left with a day for the next talk with {role}",
)
_EVIDENCE = ("asked who else decides", "went on after a no", "summed up before the price", "did not ask about {topic}")


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the coached calls that are held, and those booked for the rest of the month."""
    for month in world.months:
        for person in world.employed(month):
            planned = call(world, person, month)
            if planned is not None:
                day, account, coach = planned
                if day <= world.today + timedelta(14):
                    yield path(person, day, account), _call(world, person, day, account, coach)


def path(person: Person, day: date, account: str) -> str:
    """Return where the call of `day` is kept."""
    return f"coaching/{person.id}/{day.isoformat()}-{slug(account)}.yaml"


def call(world: World, person: Person, month: Span) -> tuple[date, str, Person] | None:
    """Return day, account and coach of the month's call, or nothing for who is away the whole month."""
    draw = chance(world.scale.seed, "call", person.id, month.id)
    coach = world.manager
    if (person.index + month.first.month) % 2 and len(world.people) > 1:
        peers = [each for each in world.people if each.index != person.index and each.employed_on(month.first)]
        coach = draw.choice(peers) if peers else coach
    days = [day for day in world.worked(person, month) if person.works_on(day) and coach.works_on(day)]
    return (draw.choice(days), draw.choice(world.accounts[person.id]), coach) if days else None


def _call(world: World, person: Person, day: date, account: str, coach: Person) -> Fields:
    draw = chance(world.scale.seed, "coaching", person.id, day)
    skills = draw.sample(SKILLS, draw.randint(1, 2))
    planned: Fields = {
        "booked": min(world.workdays.before(day - timedelta(draw.randint(3, 9))), world.workdays.before(world.today)),
        "start": f"{draw.randint(9, 16):02}:{draw.choice(('00', '15', '30'))}",
        "coach": coach.id,
        "mode": draw.choice(("observe", "observe", "joint")),
        "account": slug(account),
        "before": {"objective": words.task(draw, account), "skills": skills},
    }
    return {**planned, **_seen(world, day, account, skills, draw)} if day < world.today else planned


def _seen(world: World, day: date, account: str, skills: list[str], draw: Random) -> Fields:
    debriefed = world.workdays.after(day) if draw.random() < 0.3 else day
    if debriefed >= world.today:
        return {}
    first = draw.randint(2, 4)
    scores = [first, first % 4 + 1]
    asked = [words.task(draw, account) for _ in range(draw.randint(1, 2))]
    return some(
        seen=[words.fill(draw, pattern, account) for pattern in draw.sample(_SEEN, 2)],
        interventions=0,
        ratings=[
            {"skill": skill, "score": score, "evidence": words.fill(draw, draw.choice(_EVIDENCE), account)}
            for skill, score in zip(skills, scores, strict=False)
        ],
        outcome={"met": "partly", "next": words.task(draw, account), "by": world.workdays.after(day, 8)},
        debrief={
            "date": debriefed,
            "strengths": [words.worked(draw, account)],
            "improve": [words.change(draw, account)],
        },
        commitments=[item(draw, what, world.workdays.after(day, draw.randint(4, 12)), world.today) for what in asked],
    )
