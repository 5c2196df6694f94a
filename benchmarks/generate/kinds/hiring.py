"""hiring/: the scorecard, who was hired or turned down, and the bench."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from benchmarks.generate import names, words
from benchmarks.generate.values import Document, Fields, chance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.values import Value
    from benchmarks.generate.world import Person, World

ROLE = "field-sales"
_EXPERIENCES = {
    "own-territory": "has run an own territory for two years",
    "new-accounts": "has won accounts nobody called before",
    "technical": "has sold something that needs explaining",
    "long-cycle": "has led deals of six months and more",
    "numbers": "has planned and kept a number",
}
_TRAITS = {
    "curious": "asks until it is clear",
    "steady": "does the same on a bad week",
    "candid": "says what went wrong first",
    "tidy": "writes it down the same day",
    "warm": "customers call back",
}
_MUST = {"new-accounts", "candid"}
_ROUNDS = ("phone", "panel", "role-play")
_FOUND = (
    "told of two cases with names and dates",
    "showed the figures",
    "asked back before answering",
    "two references agree",
)


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the scorecard, a bench of one for three salespeople, everybody hired, and some who were not."""
    yield f"hiring/{ROLE}/scorecard.yaml", _scorecard()
    hired = [person for person in world.people if person.starts > world.since]
    for person in hired:
        yield f"hiring/{ROLE}/{person.id}.yaml", _hired(world, person)
    bench = ceil(len(world.people) / 3)
    others = islice(names.people(world.scale.seed), len(world.people) + 1, None)
    for number, name in enumerate(islice(others, bench + len(hired))):
        document = _bench(name) if number < bench else _rejected(world, name)
        yield f"hiring/{ROLE}/{names.slug(name)}.yaml", document


def _scorecard() -> Fields:
    return {
        "outcomes": {"90": "runs own visits", "180": "has won three orders", "365": "carries a full number"},
        "experience": [_criterion(key, what) for key, what in _EXPERIENCES.items()],
        "traits": [_criterion(key, what) for key, what in _TRAITS.items()],
        "rounds": [
            {"key": "phone", "tests": ["own-territory", "new-accounts", "numbers"]},
            {"key": "panel", "tests": [*_EXPERIENCES, *_TRAITS]},
            {"key": "role-play", "tests": list(_TRAITS)},
        ],
        "pass_score": 60,
    }


def _criterion(key: str, what: str) -> Fields:
    return {"id": key, "what": what, **({"weight": 3, "must": True} if key in _MUST else {"weight": 2})}


def _hired(world: World, person: Person) -> Fields:
    draw = chance(world.scale.seed, "hired", person.id)
    decided = world.workdays.before(person.starts, 40)
    checks = {
        str(after): _check(draw) for after in (90, 180, 365) if person.starts + timedelta(after + 3) < world.today
    }
    return {
        "stage": "hired",
        "source": draw.choice(("referral", "job board", "knew her from a fair")),
        "interviews": _interviews(world, person.index, decided, draw, 4),
        "references": [
            {"date": world.workdays.before(decided, 2), "who": "a former head of sales", "note": draw.choice(_FOUND)}
        ],
        "decision": {
            "outcome": "hired",
            "date": decided,
            "who": world.manager.id,
            "why": "passed every round, both references agree",
        },
        "person": person.id,
        **({"checks": checks} if checks else {}),
    }


def _check(draw: Random) -> Fields:
    return {"met": draw.random() < 0.8, "note": words.fill(draw, "settled {topic} with {role} alone", "")}


def _interviews(world: World, index: int, decided: date, draw: Random, high: int) -> list[Value]:
    """Return each round by another interviewer, all within a point of each other."""
    there = [
        each for each in world.people if each.index != index and each.employed_on(world.workdays.before(decided, 30))
    ]
    interviewers = [world.manager, *draw.sample(there, min(2, len(there)))]
    tests = (["own-territory", "new-accounts", "numbers"], [*_EXPERIENCES, *_TRAITS], list(_TRAITS))
    return [
        {
            "round": key,
            "who": interviewers[number % len(interviewers)].id,
            "date": world.workdays.before(decided, 15 - 5 * number),
            "scores": {test: draw.choice((high, high, high + 1)) for test in tests[number]},
            "evidence": {test: draw.choice(_FOUND) for test in tests[number]},
            "recommend": high > 3,
        }
        for number, key in enumerate(_ROUNDS)
    ]


def _rejected(world: World, name: str) -> Fields:
    draw = chance(world.scale.seed, "rejected", name)
    decided = world.workdays.before(world.today, draw.randint(20, 120))
    return {
        "stage": "rejected",
        "source": "job board",
        "interviews": _interviews(world, -1, decided, draw, 2)[:1],
        "decision": {
            "outcome": "rejected",
            "date": decided,
            "who": world.manager.id,
            "why": "has never opened an account alone",
        },
    }


def _bench(name: str) -> Fields:
    return {"stage": "bench", "source": f"{name} was recommended by a customer"}
