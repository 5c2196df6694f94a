"""Who is there on a day."""

from __future__ import annotations

from datetime import date

from salesctl.core.team import Team

__all__ = ["absence"]


def absence(team: Team, who: str, day: date) -> str | None:
    """Say why somebody cannot be there on a day: on leave, or not in the team; None for anybody who can, or is unknown.

    The words stand behind a name: `is away`, `has not started yet`, `is no longer in the team`.
    """
    person = team.person(who)
    if person is None:
        return None
    if day not in person.employed:
        return "has not started yet" if day < person.employed.first else "is no longer in the team"
    return "is away" if team.calendar_of(who).is_away(day) else None
