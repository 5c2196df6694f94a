"""Last week's word: what was promised in a meeting, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.meeting.figures import Word, word_of

_NAMED = (Word.SHORT, Word.MOVED, Word.DROPPED, Word.SILENT)


def say_word(doc: Doc[Meeting], team: Team) -> str:
    """Say in a line what became of the promises of a meeting; people are named where it went wrong."""
    people: dict[Word, list[str]] = defaultdict(list)
    for promise in doc.model.commitments:
        people[word_of(promise, team.today)].append(promise.who or doc.model.facilitator or team.settings.manager)
    wrong = [word for word in _NAMED if people[word]]
    parts = [f"{len(people[Word.KEPT])} kept"] if people[Word.KEPT] or wrong else []
    parts += [f"{len(people[word])} {word} ({listed(sorted(set(people[word])))})" for word in wrong]
    if people[Word.OPEN]:
        parts.append(f"{len(people[Word.OPEN])} not due yet")
    return ", ".join(parts)


def promised(team: Team, days: Days) -> tuple[Decimal, Decimal]:
    """Return the money promised for some days and what has come of it."""
    total = got = Decimal(0)
    for doc in team.all(Meeting):
        for promise in doc.model.commitments:
            if promise.amount is None or promise.due is None or promise.due not in days or promise.dropped:
                continue
            total += promise.amount
            got += promise.got if promise.got is not None else promise.amount if team.has_happened(promise.done) else 0
    return total, got


def open_promises(team: Team, days: Days) -> Decimal:
    """Return the money promised for some days that is still to come."""
    return sum(
        (
            promise.amount - (promise.got or 0)
            for doc in team.all(Meeting)
            for promise in doc.model.commitments
            if promise.amount is not None and not promise.is_closed and promise.due is not None and promise.due in days
        ),
        Decimal(0),
    )
