"""The format of the meeting: its sections, how long they last, and when the meeting starts."""

from __future__ import annotations

from datetime import time

from salesctl.core.team import Team
from salesctl.systems.meeting.documents import Agenda, Meeting, Section

TRAINING = "training"  # the key of the section that a session without a start of its own fills
DEFAULT_AGENDA = Agenda(
    start=time(8, 30),
    sections=(
        Section(key="wins", title="Wins, and how the week was", minutes=8, positive=True),
        Section(key="pipeline", title="Pipeline and last week's commitments", minutes=20),
        Section(key="numbers", title="The numbers", minutes=7),
        Section(key="marketing", title="News from marketing", minutes=5),
        Section(key=TRAINING, title="Training or role play", minutes=12),
        Section(key="company", title="Contest and company", minutes=4),
        Section(key="close", title="Commitments and close", minutes=4),
    ),
)


# ---- the format


def agenda_of(team: Team) -> Agenda:
    """Return the format of the team's meeting; the usual seven sections where meetings/agenda.yaml says none."""
    doc = team.get(Agenda)
    return doc.model if doc else DEFAULT_AGENDA


def sections_of(agenda: Agenda, meeting: Meeting | None = None) -> tuple[tuple[Section, int], ...]:
    """Return the sections of a meeting with their minutes; what it drops with 0 is left out."""
    other = meeting.minutes if meeting else {}
    timed = ((section, other.get(section.key, section.minutes)) for section in agenda.sections)
    return tuple((section, minutes) for section, minutes in timed if minutes)


def length(agenda: Agenda, meeting: Meeting | None = None) -> int:
    """Return the minutes of all sections of a meeting."""
    return sum(minutes for _, minutes in sections_of(agenda, meeting))


def training_section(agenda: Agenda, meeting: Meeting | None = None) -> int:
    """Return the minutes of the training section; 0 where the meeting has none."""
    return next((minutes for section, minutes in sections_of(agenda, meeting) if section.key == TRAINING), 0)


def minute_of(clock: time) -> int:
    """Return the minute of the day.

    >>> minute_of(time(8, 30))
    510
    """
    return clock.hour * 60 + clock.minute


def clock_of(minute: int) -> str:
    """Return a minute of the day as a clock shows it.

    >>> clock_of(510)
    '08:30'
    """
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
