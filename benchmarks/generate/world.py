"""Who is on the team, from when to when, and which accounts are whose: what every document agrees on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.generate import days, names
from benchmarks.generate.days import Span, Workdays
from benchmarks.generate.values import chance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.generate.scale import Scale

ACCOUNTS_A_PERSON = 10
RAMP_DAYS = 180


@dataclass(frozen=True, slots=True)
class Person:
    """One of the team; `level` is how much of the usual activity this person shows."""

    index: int
    id: str
    name: str
    starts: date
    ends: date | None
    away: tuple[tuple[date, date], ...]
    level: float

    def works_on(self, day: date) -> bool:
        """Whether the person is employed on `day` and not away."""
        return self.employed_on(day) and not any(first <= day <= last for first, last in self.away)

    def employed_on(self, day: date) -> bool:
        """Whether `day` lies between the person's first and last day."""
        return self.starts <= day <= (self.ends or date.max)


@dataclass(frozen=True)
class World:
    """A team and its days; the same scale gives the same world."""

    scale: Scale

    @property
    def today(self) -> date:
        """Return the day on which the team is written down."""
        return self.scale.today

    @cached_property
    def halves(self) -> tuple[Span, ...]:
        """Return the halves covered, the running one last."""
        spans = [days.half_of(self.today)]
        while len(spans) < self.scale.halves:
            spans.insert(0, days.last_half(spans[0]))
        return tuple(spans)

    @property
    def since(self) -> date:
        """Return the day the method started here."""
        return self.halves[0].first

    @cached_property
    def workdays(self) -> Workdays:
        """Return the working days, with a year to spare at each side."""
        return Workdays.of(self.years(1))

    def years(self, margin: int = 0) -> range:
        """Return the calendar years covered, and `margin` more at each side."""
        return range(self.since.year - margin, self.today.year + margin + 1)

    @cached_property
    def months(self) -> tuple[Span, ...]:
        """Return the months from the start to the running one."""
        return tuple(days.months(Span(self.since, self.today, "")))

    @cached_property
    def quarters(self) -> tuple[Span, ...]:
        """Return the quarters from the start to the running one."""
        return tuple(span for half in self.halves for span in days.quarters(half) if span.first <= self.today)

    @cached_property
    def manager(self) -> Person:
        """Return the manager, who sells nothing."""
        name = next(names.people(self.scale.seed))
        return Person(-1, names.slug(name), name, date(self.since.year - 6, 9, 1), None, (), 1.0)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Return the salespeople."""
        given = islice(names.people(self.scale.seed), 1, max(self.scale.people, 2))
        return tuple(_person(self, index, name) for index, name in enumerate(given))

    @cached_property
    def accounts(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of each salesperson's accounts."""
        supply = names.companies(self.scale.seed)
        return {person.id: tuple(islice(supply, ACCOUNTS_A_PERSON)) for person in self.people}

    def employed(self, span: Span, least: int = 5) -> list[Person]:
        """Return the salespeople employed on at least `least` working days of `span`."""
        return [each for each in self.people if len(self.worked(each, span)) >= least]

    def there(self, day: date) -> list[Person]:
        """Return the salespeople at work on `day`."""
        return [each for each in self.people if each.works_on(day)]

    def within(self, span: Span) -> tuple[date, ...]:
        """Return the team's working days in `span`."""
        return self.workdays.within(span.first, span.last)

    def worked(self, person: Person, span: Span) -> tuple[date, ...]:
        """Return the working days of `span` on which `person` is employed; leave counts."""
        return self.workdays.within(max(span.first, person.starts), min(span.last, person.ends or date.max))


def _person(world: World, index: int, name: str) -> Person:
    draw = chance(world.scale.seed, "person", index)
    return Person(
        index,
        names.slug(name),
        name,
        _start(world, index),
        _end(world, index),
        tuple(_leave(year, draw.randrange(6)) for year in world.years()),
        round(draw.uniform(0.8, 1.25), 2),
    )


def _start(world: World, index: int) -> date:
    """Return a first day: one in nine joins while the method runs, at a quarter's second month."""
    draw = chance(world.scale.seed, "start", index)
    joined = [span for span in world.months[1:-2] if span.first.month % 6 in {2, 5}]
    if index % 9 == 4 and joined:
        return world.workdays.from_(draw.choice(joined).first)
    return date(world.since.year - draw.randint(1, 8), draw.randint(1, 12), 1)


def _end(world: World, index: int) -> date | None:
    """Return a last day: one in fourteen has left at the end of a half."""
    past = world.halves[:-1]
    return chance(world.scale.seed, "end", index).choice(past).last if index % 14 == 8 and past else None


def _leave(year: int, week: int) -> tuple[date, date]:
    """Return two weeks of summer leave, Monday to Friday week."""
    first = date(year, 7, 13) + timedelta(7 * week)
    monday = first - timedelta(first.weekday())
    return monday, monday + timedelta(11)
