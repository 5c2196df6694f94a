"""What is due of reviews: one a month, a formal one a quarter in place of its last month's, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, Want, item_wants, settled
from salesctl.core.period import Period
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.review.documents import FormalReview, Review, ReviewPolicy
from salesctl.systems.review.figures import is_stood_in, manager_signature, signed_on


def duties(team: Team) -> Iterator[Duty]:
    """Yield the duties of reviews: each month's, each quarter's, then what they agreed."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    deadlines = Deadlines(team)
    for month in team.periods("month"):
        if not is_stood_in(team, month):
            for person in team.salespeople(team.calendar.days(month)):
                yield _monthly(team, deadlines, month, person)
    for quarter in team.periods("quarter"):
        for person in team.salespeople(team.calendar.days(quarter)):
            yield _formal(team, deadlines, quarter, person)
    yield from _agreed(team)


# ---- when


class Deadlines:
    """The days reviews fall due, worked out once for each period and manager."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.within = team.policy(ReviewPolicy)
        self._days: dict[tuple[Period, str | None], date] = {}

    def due(self, period: Period, manager: str | None) -> date:
        """Return the day the review of a period is due from a manager: the policy's working days after it."""
        key = (period, manager)
        if key not in self._days:
            within = self.within.quarterly_within_days if period.unit == "quarter" else self.within.monthly_within_days
            last = self.team.calendar.days(period).last
            self._days[key] = self.team.calendar_of(manager).add(last, within) if within else last
        return self._days[key]

    def manager(self, period: Period, who: str) -> str:
        """Return who owes somebody the review of a period: the manager on the day it is due."""
        return self.team.manager_of(who, self.due(period, None))

    def closes(self, period: Period, manager: str) -> date:
        """Return the day the next review of its kind falls due; a formal one stands in for its month's."""
        following = self.team.calendar.shift(period, 1)
        if is_stood_in(self.team, following):
            following = self.team.calendar.period(self.team.calendar.days(following).last, "quarter")
        return self.due(following, manager)


def _due(team: Team, deadlines: Deadlines, period: Period, manager: str, who: str) -> date:
    """Return the day a review is due: one on leave is reviewed on coming back."""
    return team.calendar_of(who).back_from_leave(deadlines.due(period, manager))


# ---- the reviews


def _monthly(team: Team, deadlines: Deadlines, month: Period, person: Doc[Person]) -> Want:
    doc = team.get(Review, person=person.owner, month=month)
    want = _want(team, deadlines, month, person.owner, doc)
    unseen = doc is None and team.unseen(Review, person=person.owner, month=month)
    return replace(want, done=doc.model.held if doc else None, unseen=unseen)


def _formal(team: Team, deadlines: Deadlines, quarter: Period, person: Doc[Person]) -> Want:
    who = person.owner
    doc = team.get(FormalReview, person=who, quarter=quarter)
    want = _want(team, deadlines, quarter, who, doc)
    unseen = doc is None and team.unseen(FormalReview, person=who, quarter=quarter)
    if doc is None or not team.has_happened(doc.model.held):
        return replace(want, unseen=unseen)
    return replace(want, done=_settled_on(team, doc), part=_signatures(team, doc), move=_sign(team, doc))


def _want(team: Team, deadlines: Deadlines, period: Period, who: str, doc: Doc[Review] | None) -> Want:
    manager = deadlines.manager(period, who)
    formal = period.unit == "quarter"
    return Want(
        id=f"review/{'formal' if formal else 'monthly'}/{who}/{period}",
        system="review",
        what="formal review" if formal else "monthly review",
        who=manager,
        due=_due(team, deadlines, period, manager, who),
        about=who,
        period=period,
        closes=deadlines.closes(period, manager),
        excuse=f"cancelled: {doc.model.cancelled}" if doc and doc.model.cancelled else None,
        part=_appointment(doc.model) if doc else None,
        path=doc.path if doc else None,
        move=f"write `held` in {doc.path}" if doc else f"salesctl new review {who} {period}",
    )


def _appointment(review: Review) -> str | None:
    if review.moved_to is not None:
        return f"moved to {day_name(review.moved_to)}" + (f": {review.why}" if review.why else "")
    return f"planned for {day_name(review.planned)}" if review.planned else None


# ---- signatures


def _settled_on(team: Team, doc: Doc[FormalReview]) -> date | None:
    """Return the day the last of three happened: held, signed by the person, signed by the manager."""
    days = (doc.model.held, signed_on(doc.model, doc.owner), manager_signature(team, doc))
    if any(not team.has_happened(day) for day in days):
        return None
    return max(day for day in days if day is not None)


def _signatures(team: Team, doc: Doc[FormalReview]) -> str | None:
    own = team.has_happened(signed_on(doc.model, doc.owner))
    theirs = team.has_happened(manager_signature(team, doc))
    if own and theirs:
        return None
    if own or theirs:
        return "signed by the manager only" if theirs else f"signed by {doc.owner} only"
    return "held, not signed yet"


def _sign(team: Team, doc: Doc[FormalReview]) -> str:
    if not team.has_happened(manager_signature(team, doc)):
        return f"salesctl review sign {doc.owner} {doc.period}"
    return f"{doc.owner}: salesctl review sign {doc.period}"


# ---- what was agreed


def _agreed(team: Team) -> Iterator[Want]:
    """Yield the items of reviews. Support is asked of the manager, who owes it where the item names nobody else."""
    docs = (*team.all(Review), *team.all(FormalReview))
    owners = {doc.path: doc for doc in docs}
    for want in item_wants(team, "review", docs):
        doc = owners[want.path or ""]
        if want.who == doc.owner and want.id.startswith(f"{doc.path}#support/"):
            yield replace(want, who=team.manager_of(doc.owner, doc.model.held or want.due), about=doc.owner)
        else:
            yield want
