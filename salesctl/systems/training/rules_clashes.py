"""Rules on days and hours at which people can come: no holiday, no meeting, no second session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, few
from salesctl.systems.meeting.figures import Slot, agenda_of, clock_of, length, minute_of, slot_of
from salesctl.systems.training.documents import Training
from salesctl.systems.training.figures import audience_of, sessions_by_day, sessions_of
from salesctl.systems.training.rules_days import day_at


@rule("TRN010", "two-on-one-day", "training")
def two_on_one_day(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """Two sessions on one day are for the same people.

    Why: What is heard in the morning is gone after the second session, and a day without customers is dear.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-09-24, start: 09:00, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: ana, audience: [all], skills: [opening]}
          - {date: 2026-09-24, start: 14:00, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [ana], skills: [negotiation]}

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-09-17, start: 09:00, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: ana, audience: [all], skills: [opening]}
          - {date: 2026-09-24, start: 14:00, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [ana], skills: [negotiation]}

    Fix: Move one of them: `moved_to:` with `why:`.
    """
    for each in sessions_of(doc):
        for other in sessions_by_day(team).get(each.day, ()):
            if other.order >= each.order:
                break
            both = audience_of(team, each.session, each.day) & audience_of(team, other.session, other.day)
            if both:
                yield Problem(
                    day_at(each),
                    f"`{other.session.topic}` is for {few(sorted(both), 3)} on {day_name(each.day)} too",
                    "move one of the two: `moved_to:` with `why:`",
                    (Related(other.doc.path, other.at, "the other session"),),
                )


@rule("TRN011", "on-a-free-day", "training")
def on_a_free_day(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session falls on a public holiday, a closed day or a day of the week that the team does not work.

    Why: Nobody will come, and the plan shows a session that will not be.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-08-15
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-08-13
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Fix: Take another day.
    """
    for each in sessions_of(doc):
        if not team.calendar.is_open(each.day):
            yield Problem(
                day_at(each),
                f"{day_name(each.day)} is {_free(team, each.day)}",
                f"take {team.calendar.on_or_after(each.day)}, or another working day",
            )


def _free(team: Team, day: date) -> str:
    holiday = team.calendar.holiday(day)
    if holiday:
        return f"a public holiday, {holiday}"
    return "a closed day" if day in team.calendar.closed else "no working day of the team"


@rule("TRN012", "clash-with-the-meeting", "training")
def clash_with_the_meeting(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session takes place at the time of that day's meeting.

    Why: The same people cannot be in both rooms. A session without `start` is the training section of the meeting, and
        no clash.

    Bad:
        --- training/2026-Q3.yaml
        focus: opening
        sessions:
          - date: 2026-09-21
            start: 09:00
            minutes: 60
            topic: The first minute
            objective: begin without the machine
            leader: bo
            audience: [all]
            skills: [opening]

    Good:
        --- training/2026-Q3.yaml
        focus: opening
        sessions:
          - date: 2026-09-21
            minutes: 12
            topic: The first minute
            objective: begin without the machine
            leader: bo
            audience: [all]
            skills: [opening]

    Fix: Begin after the meeting, or leave `start` out and make it the meeting's training section.
    """
    for each in sessions_of(doc):
        slot = _meeting_on(team, each.day)
        if each.session.start is None or slot is None:
            continue
        agenda = agenda_of(team)
        first = minute_of(slot.meeting.started if slot.meeting and slot.meeting.started else agenda.start)
        last = first + length(agenda, slot.meeting)
        begin = minute_of(each.session.start)
        if begin < last and begin + each.session.minutes > first:
            yield Problem(
                (*each.at, "start"),
                f"the meeting of {day_name(each.day)} lasts from {clock_of(first)} to {clock_of(last)}",
                f"begin at {clock_of(last)} or later, or leave `start` out: then it is the meeting's training section",
                (Related(slot.doc.path, (), "the meeting"),) if slot.doc else (),
            )


def _meeting_on(team: Team, day: date) -> Slot | None:
    """Return the meeting that takes place on a day, if the team holds meetings."""
    if not team.is_on("meeting"):
        return None
    slot = slot_of(team, Period.of_week(day))
    return slot if slot is not None and slot.day == day and slot.is_on else None


@rule("TRN013", "no-start-and-no-meeting", "training")
def no_start_and_no_meeting(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session has no `start`, and no meeting of that day could hold it.

    Why: Without a time of its own a session is the training section of that day's meeting. Where no meeting is, nobody
        knows when to come.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Fix: Add `start:`, or take the day of a meeting.
    """
    for each in sessions_of(doc):
        if each.session.start is None and _meeting_on(team, each.day) is None:
            yield Problem(
                day_at(each),
                f"`{each.session.topic}` has no `start`, and no meeting is on {day_name(each.day)}",
                "add a time such as `start: 10:30`, or take the day of a meeting",
            )
