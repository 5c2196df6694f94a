"""Which meeting a report is asked for."""

from __future__ import annotations

from datetime import date

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.meeting.figures import Slot, coming, slot_of


def slot_asked(team: Team, ask: Ask) -> Slot:
    """Return the meeting of the week of a day, the next one when none is named.

    Raises UsageError for a word that is no day, and where no meeting is.
    """
    if ask.argument is not None:
        return slot_on(team, ask.argument)
    slot = next(coming(team), None)
    if slot is None:
        raise UsageError("no meeting is to come", "name a day: salesctl meeting agenda 2026-11-30")
    return slot


def slot_on(team: Team, word: str) -> Slot:
    """Return the meeting of the week of a day. Raises UsageError for a word that is no day, and where no meeting is."""
    try:
        day = date.fromisoformat(word) if len(word) == len("2026-11-30") else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(f"`{word}` is no day", f"write year-month-day, such as {team.today}")
    slot = slot_of(team, Period.of_week(day))
    if slot is None:
        raise UsageError(
            f"no meeting is in the week of {day_name(day)}",
            f"plan one: salesctl new meeting {day}, or name another day",
        )
    return slot
