"""Moments of the story: somebody commits something at some minute."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SPREAD = 50  # minutes over which things that happen at the same hour are spread


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One commit to be: when, by whom, under which subject. `web`: made on the git host's page."""

    when: datetime
    who: str
    subject: str
    web: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """From the first commit to the last moment that may be told of; `manager` writes the first one."""

    start: datetime
    end: datetime
    zone: ZoneInfo
    manager: str

    @property
    def first(self) -> Event:
        """The first commit: everything that was on paper before."""
        return Event(self.start, self.manager, "Start with what we have on paper")

    def at(self, day: date, hour: int, who: str, subject: str) -> Event:
        """Return the event of a person at an hour of a day, moved inside the story.

        The minute follows from who and what, so that the same documents always tell the same story.
        """
        seed = zlib.crc32(f"{who} {subject} {day}".encode())
        when = datetime.combine(day, time(hour, seed % SPREAD), self.zone)
        if when <= self.start:
            return self.first
        return Event(min(when, self.end), who, subject, web=seed % 5 == 0)
