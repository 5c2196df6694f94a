"""What one person reached in a contest: sums, target, the time before it, and the score of its mode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from salesctl.core.calendar import Calendar, Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.contest.calendar import days_of
from salesctl.systems.contest.documents import Contest
from salesctl.systems.metric.figures import totals
from salesctl.systems.recipe.figures import metric, weekly_target

LONGEST = 400  # days; what is longer is no contest, and is not worked out
_NEVER_LOGGED = "nothing logged"
_SEARCH = 800  # how many days back the working days before a contest are looked for


@dataclass(frozen=True, slots=True)
class Part:
    """One metric of the sum: what it weighs, and what was logged of it (0 where the log leaves it out)."""

    metric: str
    weight: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """The target of a contest's days: terms of (weekly target, working days), over the days of the person's week."""

    terms: tuple[tuple[Fraction, int], ...]
    week: int

    @property
    def amount(self) -> Fraction:
        """The target itself: weekly target x working days inside / working days of the week."""
        return sum((weekly * days / self.week for weekly, days in self.terms), Fraction())


@dataclass(frozen=True, slots=True)
class Reached:
    """What one person reached, and every number behind it.

    `score` is in the unit of the mode: the sum, or percent of target, or percent more than before. It is None where
    there is none, and `lacks` says why. `ties` are the sums of the tie-break metrics, in their order.
    """

    who: str
    parts: tuple[Part, ...]
    score: Fraction | None
    ties: tuple[Fraction | None, ...] = ()
    total: Fraction | None = None
    target: Target | None = None
    before: Fraction | None = None
    lacks: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """What is the same for everybody in a contest: its days so far, what counts, and the days before it."""

    contest: Contest
    days: Days
    so_far: Days
    weights: Mapping[str, Decimal]
    before: Days | None


def field_of(team: Team, contest: Contest, day: date) -> Field:
    """Return what is the same for everybody, with the logs of up to a day."""
    days = days_of(contest)
    before = _before(team, days) if contest.mode == "most-improved" else None
    return Field(contest, days, Days(days.first, min(days.last, day)), weights_of(contest), before)


def weights_of(contest: Contest) -> Mapping[str, Decimal]:
    """Return what each metric weighs in the sum: the points of a contest on points, else 1 for its metric."""
    if contest.points and (contest.metric is None or contest.mode == "points"):
        return contest.points
    return {} if contest.metric is None else {contest.metric: Decimal(1)}


def reached(team: Team, field: Field, who: str) -> Reached:
    """Return what a person reached.

    The sum is over the contest's days alone: joining late and leave change no sum, only the target. A week that was
    logged at once counts whole on its Monday, as in every sum of the logs. Who logged nothing has no score, and that is
    not 0; who logged days without the metric has 0 of it.
    """
    contest = field.contest
    if not field.weights or len(field.days) > LONGEST:
        return Reached(who, (), None, lacks="nothing to count" if not field.weights else "longer than a contest can be")
    logged = totals(team, who, field.so_far) if len(field.so_far) else {}
    if not _has_logged(team, logged, field.weights):
        return Reached(who, (), None, (None,) * len(contest.tie_break), lacks=_NEVER_LOGGED)
    parts = _parts(logged, field.weights)
    total = sum_of(parts)
    ties = tuple(Fraction(logged.get(name, 0)) for name in contest.tie_break)
    found = Reached(who, parts, total, ties, total)
    match contest.mode:
        case "percent-of-target":
            return _of_target(team, field, found, total)
        case "most-improved":
            return _improved(team, field, found, total)
    return found


def _parts(logged: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> tuple[Part, ...]:
    return tuple(Part(name, weight, logged.get(name, Decimal(0))) for name, weight in weights.items())


def sum_of(parts: Collection[Part]) -> Fraction:
    """Return the weighted sum of what was logged; exact, so that equal scores are ties."""
    return sum((Fraction(part.weight) * Fraction(part.total) for part in parts), Fraction())


def _has_logged(team: Team, logged: Mapping[str, Decimal], weights: Collection[str]) -> bool:
    """Tell whether a person logged at all: where the metric is the person's own, what the CRM knows is no log."""
    if all(_is_imported(team, name) for name in weights):
        return bool(logged)
    return any(not _is_imported(team, name) for name in logged)


def _is_imported(team: Team, name: str) -> bool:
    known = metric(team, name)
    return known is not None and bool(known.source == "crm")


# ---- percent of target


def _of_target(team: Team, field: Field, found: Reached, total: Fraction) -> Reached:
    target = target_of(team, found.who, field.weights, field.days)
    if target is None or target.amount <= 0:
        lacks = "no weekly target" if target is None else "no working day"
        return replace(found, score=None, target=target, lacks=lacks)
    return replace(found, score=total / target.amount * 100, target=target)


def target_of(team: Team, who: str, weights: Mapping[str, Decimal], days: Days) -> Target | None:
    """Return a person's target for some days; None where neither plan nor recipe names one above zero.

    Days before a joiner's first and after a leaver's last, leave and holidays take nothing from the score: they are no
    working days, and so not in the target.
    """
    person = team.person(who)
    calendar = team.calendar_of(who)
    inside = days if person is None else days.overlap(person.employed)
    terms = []
    for half, count in _by_half(calendar, inside).items():
        weekly = Fraction()
        for name, weight in weights.items():
            target = weekly_target(team, who, name, half)
            if target is None or target <= 0:
                return None
            weekly += Fraction(weight) * Fraction(target)
        terms.append((weekly, count))
    return Target(tuple(terms), max(1, len(calendar.week)))


def _by_half(calendar: Calendar, days: Days) -> Counter[Period]:
    return Counter(calendar.period(day, "half") for day in calendar.working(days))


# ---- most improved


def _before(team: Team, days: Days) -> Days | None:
    """Return the run of days before a contest with as many working days of the team as the contest has."""
    if not 0 < len(days) <= LONGEST:
        return None
    left, day = len(team.calendar.working(days)), days.first
    try:
        for _ in range(_SEARCH):
            if left <= 0:
                break
            day -= timedelta(days=1)
            left -= team.calendar.is_working(day)
        return Days(day, days.first - timedelta(days=1))
    except OverflowError:
        return None


def _improved(team: Team, field: Field, found: Reached, total: Fraction) -> Reached:
    """Compare with the time before; who was not there yet starts from 0, who was and logged nothing has no score."""
    before = None if field.before is None else _sum_before(team, found.who, field.weights, field.before)
    if before is None:
        return replace(found, score=None, lacks="nothing logged before it")
    return replace(found, score=(total - before) / max(before, Fraction(1)) * 100, before=before)


def _sum_before(team: Team, who: str, weights: Mapping[str, Decimal], days: Days) -> Fraction | None:
    logged = totals(team, who, days)
    if _has_logged(team, logged, weights):
        return sum_of(_parts(logged, weights))
    person = team.person(who)
    inside = days if person is None else days.overlap(person.employed)
    return None if team.calendar_of(who).working(inside) else Fraction()
