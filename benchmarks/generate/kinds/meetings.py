"""meetings/: the agenda, and each Monday's plan and notes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.generate import words
from benchmarks.generate.book import book
from benchmarks.generate.days import half_of
from benchmarks.generate.items import item
from benchmarks.generate.names import slug
from benchmarks.generate.values import Document, Fields, chance, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.generate.values import Value
    from benchmarks.generate.world import Person, World

ROOM = 40  # a larger team meets in turns: nobody hears a thousand commitments in an hour
_SECTIONS = (
    ("wins", "Wins and rating of the week", 8),
    ("pipeline", "Pipeline and commitments", 20),
    ("numbers", "Numbers", 7),
    ("marketing", "Marketing", 5),
    ("training", "Training or role play", 12),
    ("contest", "Contest and company", 4),
    ("close", "Commitments and close", 4),
)


def documents(world: World) -> Iterator[tuple[str, Document]]:
    """Return the agenda and the meetings up to today's, which is planned and not yet held."""
    yield "meetings/agenda.yaml", _agenda()
    for number, day in enumerate(mondays(world)):
        yield f"meetings/{day.isoformat()}.yaml", _meeting(world, number, day)


def mondays(world: World) -> Iterator[date]:
    """Return the days of the meetings: each Monday, or the working day after a holiday, unless all are away."""
    monday = world.since + timedelta(-world.since.weekday() % 7)
    while monday <= world.today:
        day = world.workdays.from_(monday)
        if world.there(day):
            yield day
        monday += timedelta(7)


def _agenda() -> Fields:
    sections = [_section(key, title, minutes) for key, title, minutes in _SECTIONS]
    return {"start": "08:30", "sections": sections}


def _section(key: str, title: str, minutes: int) -> Fields:
    return {"key": key, "title": title, "minutes": minutes, **({"positive": True} if key == "wins" else {})}


def _meeting(world: World, number: int, day: date) -> Fields:
    draw = chance(world.scale.seed, "meeting", day)
    there = world.there(day)
    present = [there[(number * ROOM + seat) % len(there)] for seat in range(min(ROOM, len(there)))]
    facilitator, scribe = present[number % len(present)], present[(number + 1) % len(present)]
    planned: Fields = {
        "facilitator": facilitator.id,
        "scribe": scribe.id,
        "agenda_sent": world.workdays.before(day),
    }
    return {**planned, **_notes(world, day, present, draw)} if day < world.today else planned


def _notes(world: World, day: date, present: list[Person], draw: Random) -> Fields:
    commitments = [_commitment(world, day, person, draw) for person in present]
    return some(
        minutes={"training": 15, "marketing": 2} if draw.random() < 0.1 else None,
        started="08:30",
        ended=f"09:{draw.randint(18, 29)}",
        present=[person.id for person in present],
        wins=_wins(world, day, present, draw),
        ratings={person.id: draw.choice((2, 3, 3, 4, 4, 5)) for person in present},
        commitments=commitments,
        help=_help(world, day, present, draw),
        actions=[_task(world, day, draw.choice(present), draw)],
        notes_sent=day,
    )


def _wins(world: World, day: date, present: list[Person], draw: Random) -> list[Value]:
    """Return last week's orders, or at least something good that happened."""
    week = (day - timedelta(7), day - timedelta(1))
    orders = [(each, line) for each in present for line in book(world, each, half_of(week[0])).wins(*week)]
    if not orders:
        each = draw.choice(present)
        return [{"who": each.id, "what": words.worked(draw, draw.choice(world.accounts[each.id]))}]
    return [{"who": each.id, "what": f"{line.account} signed, {line.amount} euros"} for each, line in orders]


def _commitment(world: World, day: date, person: Person, draw: Random) -> Fields:
    account = draw.choice(world.accounts[person.id])
    by = _friday(world, day)
    if draw.random() < 0.6:
        return item(draw, words.task(draw, account), by, world.today, who=person.id)
    amount = draw.randint(4, 30) * 1000
    what = f"an order from {account}"
    promised = item(draw, what, by, world.today, who=person.id, amount=amount, accounts=[slug(account)])
    return (
        {**promised, "got": amount - 1000 * draw.randint(1, 3)}
        if "done" in promised and draw.random() < 0.2
        else promised
    )


def _help(world: World, day: date, present: list[Person], draw: Random) -> list[Value] | None:
    if len(present) < 2 or draw.random() < 0.4:
        return None
    asked, helper = draw.sample(present, 2)
    what = f"{words.task(draw, draw.choice(world.accounts[asked.id]))}, asked by {asked.name}"
    return [item(draw, what, _friday(world, day), world.today, who=helper.id)]


def _task(world: World, day: date, person: Person, draw: Random) -> Fields:
    what = words.task(draw, draw.choice(world.accounts[person.id]))
    return item(draw, what, world.workdays.after(day, 8), world.today, who=person.id)


def _friday(world: World, day: date) -> date:
    return world.workdays.until(day + timedelta(4 - day.weekday()))
