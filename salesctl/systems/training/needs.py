"""What people need to learn, by what is written: weak scores, their own plans, and the needs of the training plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.plan.documents import Plan
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.documents import FormalReview
from salesctl.systems.training.documents import Training
from salesctl.systems.training.figures import ALL

__all__ = ["WEAK", "Evidence", "evidence", "hidden"]

WEAK = 2  # a score of this or less shows a need
LOOK_BACK = timedelta(days=182)  # how old a score may be to speak of today


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that somebody needs a skill, or no longer does: where it stands, when it was written, and the score.

    `own_by` and `own_done` are the days of a skill in the person's own plan.
    """

    who: str
    skill: str
    day: date
    source: str
    path: str
    score: int | None = None
    own_by: date | None = None
    own_done: date | None = None
    how: str | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether the person's own plan says it."""
        return self.source == "own plan"


def evidence(team: Team, quarter: Period, today: date) -> Iterator[Evidence]:
    """Yield everything that speaks of a need on a day: scores of half a year, plans in force, the quarter's needs.

    Of scores of one skill only the last one counts: what was weak in spring and good in autumn is no need.
    """
    last: dict[tuple[str, str], Evidence] = {}
    for each in sorted((*_coached(team, today), *_reviewed(team, today)), key=lambda each: (each.day, each.path)):
        last[each.who, each.skill] = each
    yield from (each for each in last.values() if each.score is not None and each.score <= WEAK)
    yield from _planned(team, quarter, today)
    yield from _needed(team, quarter, today)


def _coached(team: Team, today: date) -> Iterator[Evidence]:
    for doc in team.all(Coaching):
        debrief = doc.model.debrief
        if debrief is not None and doc.model.cancelled is None and _is_recent(debrief.date, today):
            for each in doc.model.ratings:
                yield Evidence(doc.owner, each.skill, debrief.date, "coached call", doc.path, each.score)


def _reviewed(team: Team, today: date) -> Iterator[Evidence]:
    for doc in team.all(FormalReview):
        held = doc.model.held
        if held is not None and _is_recent(held, today):
            for each in doc.model.ratings:
                score = each.self if each.manager is None else each.manager
                yield Evidence(doc.owner, each.skill, held, "formal review", doc.path, score)


def _is_recent(day: date, today: date) -> bool:
    return day <= today and today - day <= LOOK_BACK


def _planned(team: Team, quarter: Period, today: date) -> Iterator[Evidence]:
    """Yield the training in the plans of today's half and of the half of the quarter, once they are submitted."""
    days = days_of(team, quarter)
    halves = {team.calendar.period(day, "half") for day in (today, days.first if days else today)}
    for half in sorted(halves):
        for doc in team.all(Plan, half=half):
            submitted = doc.model.submitted
            if submitted is None or submitted > today:
                continue
            for each in doc.model.training:
                done = each.done if each.done is not None and each.done <= today else None
                yield Evidence(*(doc.owner, each.skill, submitted, "own plan", doc.path, None, each.by, done, each.how))


def _needed(team: Team, quarter: Period, today: date) -> Iterator[Evidence]:
    doc, days = team.get(Training, quarter=quarter), days_of(team, quarter)
    if doc is None or days is None:
        return
    planned = min(doc.model.planned or days.first, today)
    for need in doc.model.needs:
        for who in dict.fromkeys(need.people):
            named = [each.owner for each in team.salespeople(days)] if who == ALL else [who]
            for one in named:
                yield Evidence(one, need.skill, planned, "training plan", need.from_ or doc.path)


def hidden(team: Team) -> tuple[str, ...]:
    """Name what is kept where we cannot look, so that needs in it are not seen."""
    kinds = (("coached calls", Coaching), ("reviews", FormalReview), ("plans", Plan))
    return tuple(name for name, kind in kinds if team.store.is_absent(kind.kind))
