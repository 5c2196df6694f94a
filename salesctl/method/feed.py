"""The calendar feed: what is planned and what is due, as iCalendar (RFC 5545), for one person or for the whole team.

An entry is named by what it is, wherever it moves. Its stamps and its sequence are the last commit of the file that
says it (the committer date: since then it stands as it is), so the same input gives the same bytes and a calendar
sees a move. A duty without a file has those of team.yaml, which says when it is due. What is not committed yet begins
with sequence 0, and in a folder without git the day itself is all there is to go by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from salesctl.core.calendar import later
from salesctl.core.duty import Duty
from salesctl.core.team import Team
from salesctl.method.events import EVERYBODY, Event
from salesctl.method.zone import vtimezone

SINCE_2020 = datetime(2020, 1, 1, tzinfo=UTC)
AN_HOUR = 60  # how long a talk or a call stands in the calendar where no length is written
REFRESH = timedelta(hours=12)
TEAM_FILE = "team.yaml"
AGENDA = "meetings/agenda.yaml"  # says when meetings start, and the sessions that are part of one
EVENTS_THEMSELVES = ("meeting/held/", "training/session/")  # due on a day that stands in the feed as an event
ONE_DAY = timedelta(days=1)
A_DAY_OF_MINUTES = 24 * 60
FAR_YEARS = 40
LAST_SEQUENCE = 2**31 - 1  # RFC 5545 knows no larger number


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a feed is for: one person, or with None the whole team; `private` are folders not everybody may read.

    `private_systems` are the systems whose documents lie in such folders.
    """

    person: str | None
    private: frozenset[str] = frozenset()
    private_systems: frozenset[str] = frozenset()

    def sees(self, event: Event) -> bool:
        """Tell whether an event belongs into the feed."""
        is_private = event.path.split("/", 1)[0] in self.private
        if self.person is None:
            return not is_private
        named = self.person in event.who or self.person == event.lead
        return named or (EVERYBODY in event.who and not is_private)

    def owes(self, duty: Duty) -> bool:
        """Tell whether a duty belongs into the feed."""
        if self.person is not None:
            return duty.who == self.person
        folder = duty.path.split("/", 1)[0].removeprefix("private:") if duty.path else ""
        return duty.system not in self.private_systems and folder not in self.private


def feed(team: Team, found: Iterable[Event], duties: Iterable[Duty], audience: Audience) -> bytes:
    """Return the feed as the bytes of an .ics file: what its audience may see, by day and name.

    What is dated more than forty years from today is left out: it was mistyped, and calendars cannot show it.
    """
    seen = [event for event in found if audience.sees(event) and _is_near(event.day, team.today)]
    owed = [
        duty
        for duty in duties
        if duty.is_pending
        and audience.owes(duty)
        and not duty.id.startswith(EVENTS_THEMSELVES)
        and _is_near(duty.due, team.today)
    ]
    made = _calendar(team, audience)
    years = [event.day.year for event in seen] or [team.today.year]
    made.add_component(vtimezone(team.settings.timezone, min(years), max(years)))
    for uid, event in _named(seen):
        made.add_component(_event(team, event, uid))
    for duty in owed:
        made.add_component(_duty(team, duty, audience))
    return bytes(made.to_ical())


def _is_near(day: date, today: date) -> bool:
    return abs(day.year - today.year) <= FAR_YEARS


def _calendar(team: Team, audience: Audience) -> Calendar:
    person = audience.person
    name = f"{team.settings.name}: {team.name_of(person)}" if person else team.settings.name
    made = Calendar()
    made.add("prodid", "-//salesctl//sales management as code//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-caldesc", f"For {team.name_of(person)} alone" if person else "For everybody in the team")
    made.add("x-wr-timezone", team.settings.timezone)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    return made


def _named(found: Sequence[Event]) -> Iterator[tuple[str, Event]]:
    """Yield the events with names that differ, even where a team gave two contests one id."""
    seen: dict[str, int] = {}
    for event in found:
        number = seen[event.uid] = seen.get(event.uid, 0) + 1
        yield (event.uid if number == 1 else f"{event.uid}-{number}"), event


def _event(team: Team, event: Event, uid: str) -> Entry:
    made = Entry()
    paths = (event.path, AGENDA) if event.system in ("meeting", "training") else (event.path,)
    _identify(made, team, uid, _changed(team, paths, event.day))
    made.add("summary", event.title)
    for key, moment in zip(("dtstart", "dtend"), span(event, ZoneInfo(team.settings.timezone)), strict=True):
        made.add(key, moment)
    lead = f"{team.name_of(event.lead)} leads" if event.lead else ""
    _describe(made, (event.note, lead, event.cancelled and f"cancelled: {event.cancelled}", event.path))
    made.add("categories", [event.system])
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("transp", "OPAQUE" if event.start and not event.cancelled else "TRANSPARENT")
    return made


def span(event: Event, zone: ZoneInfo) -> tuple[date, date]:
    """Return the start and the end of an event: moments, or days with the end exclusive where it has no hour."""
    if event.start is None or event.last is not None:
        return event.day, later(max(event.last or event.day, event.day), 1)
    start = datetime.combine(event.day, event.start, zone)
    minutes = AN_HOUR if event.minutes is None else min(event.minutes, A_DAY_OF_MINUTES)
    return start, (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)


def _duty(team: Team, duty: Duty, audience: Audience) -> Entry:
    made = Entry()
    _identify(made, team, f"due/{duty.id}", _changed(team, (duty.path or TEAM_FILE,), duty.due))
    about = duty.about if duty.about and duty.about not in duty.what else None
    words = (duty.what, str(duty.period) if duty.period else None, f"for {about}" if about else None)
    whose = "" if audience.person else f"{duty.who}: "
    made.add("summary", f"Due: {whose}{' '.join(word for word in words if word)}")
    made.add("dtstart", duty.due)
    made.add("dtend", duty.due + ONE_DAY)
    _describe(made, (duty.why, duty.move, duty.path))
    made.add("categories", ["due", duty.system])
    made.add("status", "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made


def _identify(made: Entry, team: Team, uid: str, changed: datetime) -> None:
    made.add("uid", f"{uid}@{domain(team.settings.name)}")
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("sequence", min(max(0, (changed - SINCE_2020) // timedelta(minutes=1)), LAST_SEQUENCE))


def _describe(made: Entry, lines: Collection[str | None]) -> None:
    said = "\n".join(line for line in lines if line)
    if said:
        made.add("description", said)


def _changed(team: Team, paths: Collection[str], day: date) -> datetime:
    """Return when the newest of some files was last committed."""
    if team.history.state == "absent":
        return max(SINCE_2020, datetime.combine(day, time(), UTC))
    lives = [team.history.of(path.removeprefix("private:")) for path in paths]
    committed = [life.last.committed.astimezone(UTC) for life in lives if life.last is not None]
    return max(committed, default=SINCE_2020)


def domain(name: str) -> str:
    """Return what follows the @ in the names of a team's entries.

    >>> domain("Harbor Instruments, field sales")
    'harbor-instruments-field-sales.salesctl'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return f"{re.sub('[^a-z0-9]+', '-', plain).strip('-') or 'team'}.salesctl"
