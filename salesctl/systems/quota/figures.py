"""The numbers that people carry, what they have reached of them, and how much of the time is gone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.period import Period, Unit
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.systems.metric.figures import total
from salesctl.systems.quota.documents import Numbers, Quota, Quotas
from salesctl.systems.recipe.figures import recipe_of

__all__ = [
    "HALVES",
    "STARTER_DAYS",
    "attained",
    "carriers",
    "counted_metric",
    "days_of",
    "elapsed",
    "entry_of",
    "half_of",
    "holders",
    "is_manager",
    "is_over",
    "measure_of",
    "number_in",
    "part_of",
    "quota_of",
    "target_of",
    "team_attained",
    "team_quota",
]

STARTER_DAYS = 20  # working days after `starts` by which a starter has a number and a plan
HALVES: Mapping[str, tuple[str, str]] = {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}
_NOTHING = Decimal(0)


# ---- what is written


def quota_of(team: Team, person: str, period: Period) -> Decimal | None:
    """Return the number a person carries in a year, half, quarter or month; None where none is written.

    In the team's currency, or in what `measure_of` says. A half is two equal quarters unless its quarters are written,
    a quarter three equal months. Nothing is pro-rated for starters and leavers. Weeks and days have no number.
    """
    entry = entry_of(team, person, period)
    return None if entry is None else _number(team, entry, period)


def target_of(team: Team, period: Period) -> Decimal | None:
    """Return the team's target in a year, half, quarter or month; None where none is written."""
    quotas = _quotas(team, period)
    return None if quotas is None or quotas.target is None else _number(team, quotas.target, period)


def measure_of(team: Team, person: str, period: Period) -> str | None:
    """Return the metric that a person's number counts instead of the recipe's outcome; None where it is money."""
    entry = entry_of(team, person, period)
    return None if entry is None else entry.measure


def entry_of(team: Team, person: str, period: Period) -> Quota | None:
    """Return a person's line in quotas/ of the fiscal year that holds a period."""
    quotas = _quotas(team, period)
    return None if quotas is None else quotas.quotas.get(person)


def _quotas(team: Team, period: Period) -> Quotas | None:
    year = _fiscal(team, period, "year")
    doc = None if year is None else team.get(Quotas, year=year)
    return None if doc is None else doc.model


def _fiscal(team: Team, period: Period, unit: Unit) -> Period | None:
    """Return the fiscal period that holds one; the period itself when it has that unit. None for weeks and days."""
    if period.unit == unit:
        return period
    if period.unit == "month":
        return team.calendar.period(date(period.year, period.number, 1), unit)
    return Period("year", period.year) if period.unit in ("half", "quarter") else None


def _number(team: Team, numbers: Numbers, period: Period) -> Decimal | None:
    if period.unit != "month":
        return number_in(numbers, period.part)
    quarter = _fiscal(team, period, "quarter")
    number = None if quarter is None else number_in(numbers, quarter.part)
    return None if number is None else number / 3


def number_in(numbers: Numbers, part: str) -> Decimal | None:
    """Return the number of a part of the year (H1 to Q4; empty for the whole year) by what is written of it.

    Both quarters of a half count for more than the half; one quarter leaves the rest of the half to the other.
    """
    written = numbers.written()
    if part in HALVES:
        return _half(written, part)
    if part:
        return _quarter(written, part)
    halves = [number for half in HALVES if (number := _half(written, half)) is not None]
    return sum(halves, _NOTHING) if halves else None


def _half(written: Mapping[str, Decimal], half: str) -> Decimal | None:
    quarters = [written[quarter] for quarter in HALVES[half] if quarter in written]
    if len(quarters) == 2 or (quarters and half not in written):
        return sum(quarters, _NOTHING)
    return written.get(half)


def _quarter(written: Mapping[str, Decimal], quarter: str) -> Decimal | None:
    half = half_of(quarter)
    if quarter in written or half not in written:
        return written.get(quarter)
    other = next(each for each in HALVES[half] if each != quarter)
    return written[half] - written[other] if other in written else written[half] / 2


def part_of(doc: Doc[Quotas], part: str) -> Period:
    """Return the half or quarter of a document's year that a part (H1 to Q4) names."""
    return Period.parse(f"{doc.period}-{part}")


def half_of(quarter: str) -> str:
    """Return the half of a quarter.

    >>> half_of("Q3")
    'H2'
    """
    return "H1" if quarter in HALVES["H1"] else "H2"


# ---- who carries, what is reached, what is gone


def carriers(team: Team, period: Period) -> tuple[str, ...]:
    """Return the ids of the people who carry a quota on some day of a period, sorted."""
    days = days_of(team, period)
    if days is None:
        return ()
    people = team.all(Person)
    return tuple(doc.owner for doc in people if doc.model.has_quota and len(doc.model.employed.overlap(days)) > 0)


def counted_metric(team: Team, person: str, period: Period) -> str | None:
    """Return the metric a person's number is counted in: its `measure`, else the recipe's outcome."""
    recipe = recipe_of(team)
    return measure_of(team, person, period) or (None if recipe is None else recipe.outcome)


def attained(team: Team, person: str, period: Period) -> Decimal | None:
    """Return what a person has logged of the counted metric in a period, up to today; None when nothing of it was."""
    metric, days = counted_metric(team, person, period), days_of(team, period)
    return None if metric is None or days is None else total(team, person, metric, days)


def team_quota(team: Team, period: Period) -> Decimal | None:
    """Return the sum of the numbers in money, the manager's left out; None where none is written."""
    found = [
        number
        for who in holders(team, period)
        if not is_manager(team, who) and measure_of(team, who, period) is None
        if (number := quota_of(team, who, period)) is not None
    ]
    return sum(found, _NOTHING) if found else None


def team_attained(team: Team, period: Period) -> Decimal | None:
    """Return what the whole team has logged of the recipe's outcome in a period, up to today; None when nothing was.

    Everybody who sells or carries a quota counts, also those whose own number counts something else.
    """
    recipe, days = recipe_of(team), days_of(team, period)
    if recipe is None or days is None:
        return None
    people = sorted({*holders(team, period), *(doc.owner for doc in team.salespeople(days))})
    found = [reached for who in people if (reached := total(team, who, recipe.outcome, days)) is not None]
    return sum(found, _NOTHING) if found else None


def holders(team: Team, period: Period) -> tuple[str, ...]:
    """Return the ids of those who carry a quota in a period, and of those who have a number written for it, sorted."""
    quotas = _quotas(team, period)
    written = () if quotas is None else tuple(who for who in quotas.quotas if quota_of(team, who, period) is not None)
    return tuple(sorted({*carriers(team, period), *written}))


def elapsed(team: Team, period: Period) -> tuple[int, int]:
    """Return how many of the team's working days of a period are over, and how many it has.

    Today is not over: on a period's first morning none is.
    """
    days = days_of(team, period)
    if days is None:
        return 0, 0
    working = team.calendar.working(days)
    return sum(day < team.today for day in working), len(working)


def is_manager(team: Team, who: str) -> bool:
    """Tell whether somebody manages: by role, or as the team's manager."""
    person = team.person(who)
    return who == team.settings.manager or (person is not None and person.role == "manager")


def is_over(team: Team, period: Period) -> bool:
    """Tell whether the last day of a period has passed; one past the calendar's ends never is."""
    days = days_of(team, period)
    return days is not None and days.last < team.today


def days_of(team: Team, period: Period) -> Days | None:
    """Return the days of a period; None where it lies past the ends of the calendar."""
    try:
        return team.calendar.days(period)
    except (ValueError, OverflowError):
        return None
