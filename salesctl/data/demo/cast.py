"""Who plays in the story: the team's documents, its people, and the days they work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from salesctl.core.calendar import Days
from salesctl.core.doc import AnyDoc
from salesctl.core.history import Absence, History, Reason
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.data.demo.event import Event, Timeline
from salesctl.run.open import Opened, open_team
from salesctl.run.source import TextSource
from salesctl.run.store import Loaded
from salesctl.systems import all_systems

MORNING = time(8)
LONG_AGO = date(1970, 1, 1)
SEARCHED = timedelta(days=30)  # how far back a day of work is looked for


@dataclass(frozen=True)
class Cast:
    """The team whose documents are told, and the time between its first commit and now."""

    opened: Opened
    line: Timeline

    @property
    def team(self) -> Team:
        """The team."""
        return self.opened.team

    @property
    def manager(self) -> str:
        """The manager, who owes what nobody else does."""
        return self.team.settings.manager

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody by id."""
        return {doc.owner: doc.model for doc in self.team.all(Person)}

    def at(self, day: date, hour: int, who: str | None, subject: str) -> Event:
        """Return the event of a person; of the manager where the person has no file."""
        return self.line.at(day, hour, who if who and who in self.people else self.manager, subject)

    def early(self, day: date, days: int, hour: int, who: str | None, subject: str) -> Event:
        """Return an event on the last day the person works at least so many calendar days before a day."""
        calendar, last = self.team.calendar_of(who), day - timedelta(days=days)
        worked = calendar.working(Days(last - SEARCHED, last))
        return self.at(worked[-1] if worked else last, hour, who, subject)

    def loaded(self) -> Iterator[Loaded]:
        """Yield every file of a kind, readable or not."""
        for kind in self.opened.store.kinds:
            yield from self.opened.store.load(kind)

    def docs(self, kind: str) -> tuple[AnyDoc, ...]:
        """Return the documents of a kind."""
        return self.opened.store.docs(kind)

    def identity(self, who: str, *, web: bool) -> tuple[str, str]:
        """Return the name and the address a person commits under; on the git host's page the address it gives."""
        person = self.people.get(who)
        if person is None or not person.emails:
            return (person.name if person else who), f"{who}@example.invalid"
        noreply = [email for email in person.emails if "noreply" in email]
        return person.name, noreply[0] if web and noreply else person.emails[0]

    def has_web_address(self, who: str) -> bool:
        """Tell whether a person sometimes writes on the git host's page."""
        person = self.people.get(who)
        return person is not None and any("noreply" in email for email in person.emails)


def cast_of(files: Mapping[str, bytes], today: date | None) -> Cast:
    """Open the team of some files. `today` ends the story; without it the day team.yaml pins."""
    opened = open_team(
        TextSource(files), all_systems(), name="example", clock=_no_clock, today=today, history=_no_history
    )
    settings = opened.team.settings
    zone = ZoneInfo(settings.timezone)
    first = opened.team.calendar.on_or_after(settings.since)
    end = datetime.combine(opened.team.today, MORNING, zone)
    start = min(datetime.combine(first, MORNING, zone), end)
    return Cast(opened, Timeline(start, end, zone, settings.manager))


def _no_clock(_zone: str) -> date:
    raise ValueError("a story needs a last day: pin `today` in team.yaml, or give one")


def _no_history() -> History:
    return History(Absence(Reason.NO_COMMIT, "the history is being told", ""))
