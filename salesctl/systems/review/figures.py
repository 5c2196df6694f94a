"""Which reviews there are, in order, and who has signed them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.beside import Activity, Result, activity_of, plan_open, result_of
from salesctl.systems.review.documents import FormalReview, Review

__all__ = [
    "Activity",
    "Result",
    "activity_of",
    "formal_before",
    "is_manager_of",
    "is_stood_in",
    "manager_signature",
    "plan_open",
    "result_of",
    "review_before",
    "reviews_of",
    "self_assessment_lines",
    "signed_on",
]


def is_stood_in(team: Team, period: Period) -> bool:
    """Tell whether a formal review stands in for a period: the last month of a quarter."""
    if period.unit != "month":
        return False
    last = team.calendar.days(period).last
    return team.calendar.days(team.calendar.period(last, "quarter")).last == last


def signed_on(review: FormalReview, who: str) -> date | None:
    """Return the day somebody signed, or None."""
    return review.signed.get(who)


def manager_signature(team: Team, doc: Doc[FormalReview]) -> date | None:
    """Return the day the manager signed: whoever managed the person when it was held or signed."""
    own = [day for who, day in doc.model.signed.items() if who != doc.owner and is_manager_of(team, who, doc, day)]
    return min(own, default=None)


def is_manager_of(team: Team, who: str, doc: Doc[FormalReview], day: date) -> bool:
    """Tell whether somebody may sign for the manager: the manager of the day it was held or of the day of signing.

    A person's file names one manager and not since when, so whoever managed people then may have been it.
    """
    days = (day, doc.model.held or day)
    person = team.person(who)
    managed = person is not None and person.role == "manager" and any(each in person.employed for each in days)
    return managed or any(team.manager_of(doc.owner, each) == who for each in days)


def reviews_of(team: Team, person: str) -> tuple[Doc[Review], ...]:
    """Return a person's reviews, monthly and formal, by the end of their period; a formal one after its month's."""
    monthly, formal = team.all(Review, person=person), team.all(FormalReview, person=person)
    key = ("review", "of", person)
    if key not in team.memo:
        team.memo[key] = tuple(sorted((*monthly, *formal), key=lambda doc: _order(team, doc)))
    found: tuple[Doc[Review], ...] = team.memo[key]
    return found


def _order(team: Team, doc: Doc[Review]) -> tuple[date, bool]:
    days = days_of(team, doc.period)
    return (days.last if days else date.max), doc.period.unit == "quarter"


def review_before(team: Team, doc: Doc[Review]) -> Doc[Review] | None:
    """Return the last review held with the same person for an earlier period; None where there is none."""
    own = _order(team, doc)
    earlier = reviews_of(team, doc.owner)
    place = bisect_left(earlier, own, key=lambda each: _order(team, each))
    held = (each for each in reversed(earlier[:place]) if team.has_happened(each.model.held))
    return next(held, None)


def formal_before(team: Team, doc: Doc[FormalReview]) -> Doc[FormalReview] | None:
    """Return the same person's formal review of the quarter before, or None."""
    return team.get(FormalReview, person=doc.owner, quarter=team.calendar.shift(doc.period, -1))


def self_assessment_lines(text: str) -> Iterator[int]:
    """Yield the numbers of the lines of a formal review's text that hold words of the self-assessment."""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        words = line
        if line.startswith("self_assessment:"):
            inside, words = True, line.partition(":")[2].strip(" \t\r|>+-0123456789")
        elif line[:1].strip():
            inside = False
        if inside and words.strip() and not words.startswith("#"):
            yield number
