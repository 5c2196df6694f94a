"""The contests of every year, on the days they run or ran, and who may take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.contest.documents import Contest, Contests
from salesctl.systems.quota.figures import is_manager

ALL = "all"


@dataclass(frozen=True, slots=True)
class Listed:
    """One contest where it stands: its file, and its place in the list from 0."""

    doc: Doc[Contests]
    index: int
    contest: Contest

    @property
    def days(self) -> Days:
        """The days it runs: the planned ones unless it moved."""
        return days_of(self.contest)

    @property
    def at(self) -> KeyPath:
        """Its key path in the file."""
        return ("contests", self.index)

    @property
    def is_on(self) -> bool:
        """Tell whether it was not cancelled."""
        return self.contest.cancelled is None

    @property
    def has_result(self) -> bool:
        """Tell whether a result is written."""
        return self.contest.result is not None

    @property
    def order(self) -> tuple[date, date, str, int]:
        """Sort contests by their days."""
        return self.days.first, self.days.last, self.doc.path, self.index


def days_of(contest: Contest) -> Days:
    """Return the days of a contest, both ends included; one that moved keeps its length."""
    first = contest.on(contest.starts)
    try:
        return Days(first, first + (contest.ends - contest.starts))
    except OverflowError:
        return Days(first, date.max)


def contests_in(doc: Doc[Contests]) -> tuple[Listed, ...]:
    """Return the contests of a year as its file lists them, the cancelled too."""
    return tuple(Listed(doc, index, contest) for index, contest in enumerate(doc.model.contests))


def all_contests(team: Team) -> tuple[Listed, ...]:
    """Return the contests of every year by their days, the cancelled too."""
    found = (each for doc in team.all(Contests) for each in contests_in(doc))
    return tuple(sorted(found, key=lambda each: each.order))


def contests_of(team: Team, year: Period) -> tuple[Listed, ...]:
    """Return the contests in the file of a fiscal year by their days, the cancelled too."""
    doc = team.get(Contests, year=year)
    return () if doc is None else tuple(sorted(contests_in(doc), key=lambda each: each.order))


def find(team: Team, name: str) -> Listed | None:
    """Return the contest with an id; of several the last, since years repeat names. None where there is none."""
    return next((each for each in reversed(all_contests(team)) if each.contest.id == name), None)


def running(team: Team, day: date) -> tuple[Contest, ...]:
    """Return the contests that run on a day, the one that ends first at the front; a cancelled one never runs."""
    found = [each for each in all_contests(team) if each.is_on and day in each.days]
    return tuple(each.contest for each in sorted(found, key=lambda each: (each.days.last, each.order)))


# ---- who takes part


def takes_part(team: Team, who: str, days: Days) -> bool:
    """Tell whether somebody can take part: employed on some of the days, and never the manager."""
    if is_manager(team, who) or who not in team.person_ids():
        return False
    person = team.person(who)
    return person is None or len(person.employed.overlap(days)) > 0


def eligible(team: Team, contest: Contest) -> tuple[str, ...]:
    """Return the ids of those who may win, sorted; `all` means the salespeople. The manager never."""
    days = days_of(contest)
    named = set(contest.eligible) - {ALL}
    if ALL in contest.eligible:
        named |= {doc.owner for doc in team.salespeople(days)}
    return tuple(sorted(who for who in named if takes_part(team, who, days)))


def members(team: Team, contest: Contest) -> dict[str, tuple[str, ...]]:
    """Return who plays for which team, as written; only those who may take part, and are eligible by name or as all."""
    days, open_to_all = days_of(contest), ALL in contest.eligible
    return {
        name: tuple(
            who
            for who in dict.fromkeys(people)
            if takes_part(team, who, days) and (open_to_all or who in contest.eligible)
        )
        for name, people in contest.teams.items()
    }


def is_individual(contest: Contest) -> bool:
    """Tell whether people compete one by one."""
    return bool(contest.mode != "team")


def people_named(team: Team, contest: Contest, names: Iterable[str]) -> Iterator[str]:
    """Yield the people that the names of a result mean: a team's name stands for its members."""
    teams = members(team, contest)
    for name in names:
        yield from teams.get(name, (name,)) if contest.mode == "team" else (name,)
