"""What is known before a meeting: whose turn it is, the agenda, and what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from salesctl.core.calendar import Days
from salesctl.core.team import Team
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.meeting.figures import agenda_of, held_before, sections_of
from salesctl.systems.training.figures import sessions_in

CYCLE = timedelta(weeks=26)


def meeting(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a meeting: `date` in parts."""
    day = date.fromisoformat(parts["date"])
    people = _people(team, day)
    facilitator = _next(team, people, "facilitator", day)
    agenda = agenda_of(team)
    beside = [
        ("The agenda", [f"{minutes:3} {section.title}" for section, minutes in sections_of(agenda)]),
        ("Promised and still open", list(_promised(team, day))),
        ("Training that day", [booked.session.topic for booked in sessions_in(team, Days(day, day))]),
    ]
    return {
        "facilitator": facilitator,
        "scribe": _next(team, [who for who in people if who != facilitator], "scribe", day),
        "beside": [each for each in beside if each[1]],
        "start": agenda.start.isoformat("minutes"),
        "people": people,
        "example_day": day + timedelta(days=4),
    }


def _people(team: Team, day: date) -> list[str]:
    """Return the salespeople who work that day."""
    return [doc.owner for doc in team.salespeople(Days(day, day)) if not team.calendar_of(doc.owner).is_away(day)]


def _next(team: Team, people: list[str], role: str, day: date) -> str | None:
    """Return whose turn it is: who has had a role for the longest time not."""
    last = dict.fromkeys(people, date.min)
    for doc in team.all(Meeting):
        who, when = getattr(doc.model, role), doc.period.date
        if who in last and day - CYCLE <= when and when != day:
            last[who] = max(last[who], when)
    return min(people, key=lambda who: (last[who], who), default=None)


def _promised(team: Team, day: date) -> Iterator[str]:
    before = held_before(team, day)
    for item in before.model.commitments if before else ():
        if not item.is_closed:
            yield f"{item.who or 'nobody'}: {item.what}" + (f", by {item.due}" if item.due else "")
