"""team.yaml, people/ and accounts.yaml."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate.days import COUNTRY, closed_days
from benchmarks.generate.names import slug
from benchmarks.generate.values import Document, Fields, chance, some
from benchmarks.generate.world import RAMP_DAYS, Person, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.generate.values import Value

SKILLS = (
    "preparation", "opening", "discovery", "listening", "qualification", "value",
    "demo", "objections", "negotiation", "closing", "follow-up", "crm",
)  # fmt: skip


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the team's own page, everybody's, and the accounts."""
    yield "team.yaml", _team(world)
    yield (
        f"people/{world.manager.id}.yaml",
        {
            "name": world.manager.name,
            "role": "manager",
            "emails": [_email(world.manager)],
            "starts": world.manager.starts,
        },
    )
    for person in world.people:
        yield f"people/{person.id}.yaml", _person(world, person)
    yield (
        "accounts.yaml",
        {slug(name): _account(world, each, name) for each in world.people for name in world.accounts[each.id]},
    )


def _team(world: World) -> Fields:
    return {
        "name": f"Meridian Instruments, {len(world.people)} in the field",
        "manager": world.manager.id,
        "timezone": "Europe/Lisbon",
        "currency": "EUR",
        "country": COUNTRY,
        "fiscal_year": {"starts": 1, "named_for": "end"},
        "working_days": ["mon", "tue", "wed", "thu", "fri"],
        "since": world.since,
        "closed": closed_days(world.years()),
        "skills": SKILLS,
        "policy": {"coaching": {"calls_per_month": 1}, "training": {"max_gap_days": 21}},
        "today": world.today,
    }


def _person(world: World, person: Person) -> Fields:
    draw = chance(world.scale.seed, "people", person.id)
    ramp: Value | None = {"until": person.starts + timedelta(RAMP_DAYS)} if person.starts > world.since else None
    first, last = person.name.split(" ", 1)
    return some(
        name=person.name,
        role="salesperson",
        emails=[_email(person)],
        starts=person.starts,
        ends=person.ends,
        ramp=ramp,
        crm_names=[f"{last}, {first}"] if draw.random() < 0.3 else None,
        away=[_away(first_day, last_day) for first_day, last_day in person.away if person.employed_on(first_day)]
        or None,
    )


def _away(first: date, last: date) -> Fields:
    return {"from": first, "to": last}


def _email(person: Person) -> str:
    return f"{person.id}@meridian.example"


def _owner(world: World, person: Person) -> Person:
    """Return who looks after the accounts of `person` today: of a leaver, the next colleague."""
    rest = world.people[person.index :] + world.people
    return next((each for each in rest if each.ends is None or each.ends >= world.today), person)


def _account(world: World, person: Person, name: str) -> Fields:
    draw = chance(world.scale.seed, "account", name)
    return {
        "name": name,
        "owner": _owner(world, person).id,
        "tier": draw.choice("AABBBCCCC"),
        "potential": draw.randint(10, 120) * 5000,
    }
