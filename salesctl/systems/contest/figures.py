"""Where a contest stands: scores, places and winners, each with the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from salesctl.core.calendar import Days
from salesctl.core.team import Team
from salesctl.systems.contest.calendar import (
    Listed,
    all_contests,
    contests_in,
    contests_of,
    days_of,
    eligible,
    find,
    members,
    people_named,
    running,
)
from salesctl.systems.contest.documents import Contest
from salesctl.systems.contest.reached import Field, Part, Reached, Target, field_of, reached, weights_of

__all__ = [
    "Field",
    "Listed",
    "Part",
    "Reached",
    "Standing",
    "Standings",
    "Target",
    "all_contests",
    "as_decimal",
    "contests_in",
    "contests_of",
    "days_of",
    "eligible",
    "find",
    "members",
    "people_named",
    "prize_winners",
    "running",
    "standings",
    "weights_of",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the standings: a person, or a team with its members.

    `place` is None where nobody is placed: without a score, or under the minimum; `lacks` says which.
    """

    name: str
    place: int | None
    score: Fraction | None
    ties: tuple[Fraction | None, ...]
    people: tuple[Reached, ...]
    lacks: str | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the people behind the line."""
        return tuple(each.who for each in self.people)


@dataclass(frozen=True, slots=True)
class Standings:
    """A contest as it stands at the end of a day, the first place first.

    `before` are the days that an improvement is measured against; `apart` those who may take part and are in no team.
    """

    contest: Contest
    days: Days
    day: date
    rows: tuple[Standing, ...]
    before: Days | None = None
    apart: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Tell whether its last day has passed."""
        return self.day > self.days.last

    @property
    def winners(self) -> tuple[str, ...]:
        """The ids of those in the first place, in the order of the standings: of a team, its members."""
        return self.on_places(frozenset({1}))

    @property
    def people(self) -> tuple[Reached, ...]:
        """What each person reached, in the order of the standings."""
        return tuple(each for row in self.rows for each in row.people)

    @property
    def scored(self) -> tuple[str, ...]:
        """The ids of those who are placed and have more than nothing to show."""
        return tuple(each.who for row in self.rows if row.place for each in row.people if (each.total or 0) > 0)

    def on_places(self, places: frozenset[int]) -> tuple[str, ...]:
        """Return the ids of those on some places."""
        return tuple(who for row in self.rows if row.place in places for who in row.members)


def standings(team: Team, contest: Contest, day: date) -> Standings:
    """Return where a contest stands at the end of a day; never later than today, since what is ahead was not logged.

    Scores are exact. Equal ones are told apart by the tie-break metrics, in their order; whoever is equal in all of
    them shares the place, and the next is skipped. In a `threshold` contest all who reach the minimum have the first.
    """
    field = field_of(team, contest, min(day, team.today))
    if contest.mode == "team":
        teams = members(team, contest)
        playing = {who for people in teams.values() for who in people}
        apart = tuple(who for who in eligible(team, contest) if who not in playing)
        lines = [_of_team(name, [reached(team, field, who) for who in people]) for name, people in teams.items()]
    else:
        apart = ()
        lines = [_of_person(reached(team, field, who)) for who in eligible(team, contest)]
    day = min(day, team.today)
    rows = _placed(contest, lines, is_over=day > field.days.last)
    return Standings(contest, field.days, day, rows, field.before, apart)


def prize_winners(found: Standings) -> tuple[str, ...]:
    """Return the ids of those on a place that has a prize; the first place always counts."""
    return found.on_places(frozenset({1, *(prize.place for prize in found.contest.prizes)}))


# ---- lines


def _of_person(found: Reached) -> Standing:
    return Standing(found.who, None, found.score, found.ties, (found,), found.lacks)


def _of_team(name: str, people: Sequence[Reached]) -> Standing:
    """Return a team's line: the mean a member, of those who logged. Who did not is no 0, and is said."""
    scores = [each.score for each in people if each.score is not None]
    score = sum(scores, Fraction()) / len(scores) if scores else None
    ties = tuple(_mean(values) for values in zip(*(each.ties for each in people), strict=True))
    return Standing(name, None, score, ties, tuple(people), None if scores else _lacks(people))


def _mean(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction()) / len(known) if known else None


def _lacks(people: Sequence[Reached]) -> str:
    return next((each.lacks for each in people if each.lacks), "nobody plays for it")


# ---- places


def _placed(contest: Contest, lines: Sequence[Standing], *, is_over: bool) -> tuple[Standing, ...]:
    """Give places to all who have one, best first; then those without, by score and name."""
    minimum = None if contest.minimum is None else Fraction(contest.minimum)
    best = sorted(lines, key=lambda line: line.name)
    best.sort(key=_rank, reverse=True)
    ahead = 0
    found: list[Standing] = []
    for line in best:
        lacks = line.lacks or _too_little(contest, line, minimum, is_over=is_over)
        place = None if lacks else _place(contest, line, ahead, found)
        ahead += place is not None
        found.append(Standing(line.name, place, line.score, line.ties, line.people, lacks))
    return tuple(found)


def _place(contest: Contest, line: Standing, ahead: int, found: Sequence[Standing]) -> int:
    if contest.mode == "threshold":
        return 1
    last = found[-1] if found else None
    return last.place if last is not None and last.place is not None and _rank(last) == _rank(line) else ahead + 1


def _too_little(contest: Contest, line: Standing, minimum: Fraction | None, *, is_over: bool) -> str | None:
    if minimum is None:
        return "no minimum is set" if contest.mode == "threshold" else None
    if line.score is not None and line.score >= minimum:
        return None
    return "under the minimum" if is_over else "not yet at the minimum"


def _rank(line: Standing) -> tuple[tuple[bool, Fraction], ...]:
    """Return what decides between two lines; nothing known counts less than any number."""
    return tuple((value is not None, value or Fraction()) for value in (line.score, *line.ties))


def as_decimal(value: Fraction, places: int = 1, *, short: bool = False) -> Decimal:
    """Return a score with a few decimals; one that is `short` of something is rounded down, lest it look as if not.

    >>> as_decimal(Fraction(250, 9)), as_decimal(Fraction(7996, 100), short=True), as_decimal(Fraction(80))
    (Decimal('27.8'), Decimal('79.9'), Decimal('80'))
    """
    scaled = value * 10**places
    whole = floor(scaled) if short else floor(scaled + Fraction(1, 2))
    return Decimal(whole // 10**places) if whole % 10**places == 0 else Decimal(whole).scaleb(-places)
