"""Last week's word: what was promised in a meeting, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.meeting.documents import Commitment, Meeting


@dataclass(frozen=True, slots=True)
class Word:
    """What became of the promises of a meeting, by the people who made them; one name a promise."""

    kept: tuple[str, ...]
    short: tuple[str, ...]
    silent: tuple[str, ...]
    running: tuple[str, ...]

    def say(self) -> str:
        """Say it in a line; the people are named where it went wrong."""
        parts = [f"{len(self.kept)} kept"]
        if self.short:
            parts.append(f"{len(self.short)} short ({listed(sorted(set(self.short)))})")
        if self.silent:
            parts.append(f"{len(self.silent)} silent ({listed(sorted(set(self.silent)))})")
        if self.running:
            parts.append(f"{len(self.running)} not due yet")
        return ", ".join(parts)


def last_meeting(team: Team) -> Doc[Meeting] | None:
    """Return the last meeting held before today."""
    held = [doc for doc in team.all(Meeting) if doc.model.started and doc.model.on(doc.period.date) < team.today]
    return max(held, key=lambda doc: doc.model.on(doc.period.date), default=None)


def word_of(doc: Doc[Meeting], today: date) -> Word:
    """Sort the promises of a meeting.

    Kept, short (moved, dropped, or less money than promised), silent, still running.
    """
    sorted_out: dict[str, list[str]] = {"kept": [], "short": [], "silent": [], "running": []}
    for promise in doc.model.commitments:
        sorted_out[outcome(promise, today)].append(promise.who or doc.model.facilitator or "nobody")
    return Word(*(tuple(sorted_out[name]) for name in ("kept", "short", "silent", "running")))


def outcome(promise: Commitment, today: date) -> str:
    """Return what became of a promise by a day: kept, short, silent or running."""
    if promise.got is not None and promise.amount is not None and promise.got < promise.amount:
        return "short"
    if promise.dropped is not None or promise.moved_to is not None:
        return "short"
    if promise.done is not None and promise.done <= today:
        return "kept"
    return "silent" if promise.by is not None and promise.by < today else "running"


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
