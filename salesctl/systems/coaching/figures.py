"""The coached calls: on which day, debriefed or not, what they scored, and who gets how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.coaching.documents import Coaching

__all__ = [
    "Scored",
    "calls_in",
    "calls_of",
    "coach_of",
    "coached_calls",
    "counts",
    "day_of",
    "debriefed_on",
    "last_quarter",
    "scores_of",
    "upcoming",
]


@dataclass(frozen=True, slots=True)
class Scored:
    """A skill as it was scored on one call, from 1 to 5, and where that stands."""

    skill: str
    score: int
    day: date
    evidence: str | None
    path: str
    at: KeyPath


def day_of(doc: Doc[Coaching]) -> date:
    """Return the day of a call: the planned one unless it moved."""
    return doc.model.on(doc.period.date)


def coach_of(team: Team, doc: Doc[Coaching]) -> str:
    """Return who coaches a call: as written, else the person's manager on that day."""
    return doc.model.coach or team.manager_of(doc.owner, day_of(doc))


def debriefed_on(doc: Doc[Coaching], today: date) -> date | None:
    """Return the day a call was talked over; None for one that was not, was cancelled, or lies ahead."""
    debrief = doc.model.debrief
    return debrief.date if debrief is not None and debrief.date <= today and doc.model.cancelled is None else None


def calls_of(team: Team, who: str) -> tuple[Doc[Coaching], ...]:
    """Return a person's calls that were not cancelled, by day: each once, on its new day if it moved."""
    docs = team.all(Coaching, person=who)
    return team.once("coaching", "calls", who, make=lambda: _in_order(docs))


def _in_order(docs: Iterable[Doc[Coaching]]) -> tuple[Doc[Coaching], ...]:
    return tuple(sorted((doc for doc in docs if doc.model.cancelled is None), key=_order))


def _order(doc: Doc[Coaching]) -> tuple[date, str]:
    return day_of(doc), doc.path


def coached_calls(team: Team, who: str) -> tuple[Doc[Coaching], ...]:
    """Return a person's calls that were talked over, by day."""
    return tuple(doc for doc in calls_of(team, who) if debriefed_on(doc, team.today) is not None)


def calls_in(team: Team, who: str, days: Days) -> tuple[Doc[Coaching], ...]:
    """Return a person's calls of some days that were not cancelled, by day."""
    return tuple(doc for doc in calls_of(team, who) if day_of(doc) in days)


def upcoming(team: Team) -> tuple[Doc[Coaching], ...]:
    """Return every call from today on that is neither cancelled nor talked over, by day and hour."""
    ahead = (doc for doc in team.all(Coaching) if doc.model.debrief is None and doc.model.cancelled is None)
    found = [doc for doc in ahead if day_of(doc) >= team.today]
    return tuple(sorted(found, key=lambda doc: (day_of(doc), str(doc.model.start or ""), doc.path)))


def scores_of(team: Team, who: str) -> Iterator[Scored]:
    """Yield every score of a person's debriefed calls, by day."""
    for doc in coached_calls(team, who):
        for index, rating in enumerate(doc.model.ratings):
            at = ("ratings", index)
            yield Scored(rating.skill, rating.score, day_of(doc), rating.evidence, doc.path, at)


def last_quarter(team: Team) -> Period:
    """Return the last fiscal quarter that is over."""
    return team.calendar.shift(team.calendar.period(team.today, "quarter"), -1)


def counts(team: Team, days: Days) -> Mapping[str, int]:
    """Return how many calls of some days were talked over with each salesperson employed then; nobody is left out."""
    people = tuple(doc.owner for doc in team.salespeople(days))
    docs = team.all(Coaching)
    return team.once("coaching", "counts", days, make=lambda: _counts(people, docs, days, team.today))


def _counts(people: Iterable[str], docs: Iterable[Doc[Coaching]], days: Days, today: date) -> Mapping[str, int]:
    found = Counter(doc.owner for doc in docs if day_of(doc) in days and debriefed_on(doc, today) is not None)
    return {who: found[who] for who in people}
