"""What is known before a meeting: whose turn it is, the agenda, and what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.meeting.figures import Slot, agenda_of, held_before, sections_of
from salesctl.systems.meeting.turns import facilitator_of, scribe_of
from salesctl.systems.training.figures import sessions_in


def meeting(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a meeting: `date` in parts."""
    day = date.fromisoformat(parts["date"])
    slot = Slot(Period.of_week(day), day, day)
    salespeople = team.salespeople(Days(day, day))
    agenda = agenda_of(team)
    beside = [
        ("The agenda", [f"{minutes:3} {section.title}" for section, minutes in sections_of(agenda)]),
        ("Promised and still open", list(_promised(team, day))),
        ("Training that day", [booked.session.topic for booked in sessions_in(team, Days(day, day))]),
    ]
    return {
        "facilitator": _unless_manager(team, day, facilitator_of(team, slot)),
        "scribe": _unless_manager(team, day, scribe_of(team, slot)),
        "beside": [each for each in beside if each[1]],
        "start": agenda.start.isoformat("minutes"),
        "people": [doc.owner for doc in salespeople if not team.calendar_of(doc.owner).is_away(day)],
        "example_day": day + timedelta(days=4),
    }


def _unless_manager(team: Team, day: date, who: str) -> str | None:
    """Return somebody whose turn it is; None where only the manager is left, who is not to be written down for it."""
    return None if who == team.manager_on(day) else who


def _promised(team: Team, day: date) -> Iterator[str]:
    before = held_before(team, day)
    for item in before.model.commitments if before else ():
        if not item.is_closed:
            yield f"{item.who or 'nobody'}: {item.what}" + (f", by {item.due}" if item.due else "")
