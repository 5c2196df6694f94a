"""What waits for the manager in all documents: open items that plans, reviews, meetings and coached calls made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salesctl.core.doc import AnyDoc
from salesctl.core.shape import Document
from salesctl.core.team import Team
from salesctl.core.walk import item_name, items
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.plan.documents import Plan
from salesctl.systems.review.documents import FormalReview, Review

_MAKERS: tuple[type[Document], ...] = (Plan, Review, FormalReview, Meeting, Coaching)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open item for the manager: its name, what it is, whose document asks for it, and when it is due now."""

    name: str
    what: str
    asked_by: str | None
    due: date | None


def waiting(team: Team, manager: str) -> tuple[Waiting, ...]:
    """Return the open items of a manager in all documents in force but the to-do list, the longest due first."""
    found = (each for model in _MAKERS for doc in team.all(model) for each in _of(team, doc, manager))
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.name)))


def _of(team: Team, doc: AnyDoc, manager: str) -> Iterator[Waiting]:
    if not doc.model.is_in_force:
        return
    owner = doc.person or team.manager_on(doc.period.date)
    for at, item in items(doc.model):
        is_open = item.dropped is None and not team.has_happened(item.done)
        if is_open and (item.who or owner) == manager:
            yield Waiting(item_name(doc, at), item.what, doc.person, item.due)
