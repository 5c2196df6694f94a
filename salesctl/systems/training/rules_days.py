"""Rules on when training takes place: often enough, evenly, and on days on which people can come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.meeting.figures import Slot, agenda_of, length, minute_of, slot_of
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.documents import Training, TrainingPolicy
from salesctl.systems.training.figures import Booked, audience_of, sessions_by_day, sessions_of


@rule("TRN007", "too-few-sessions", "training")
def too_few_sessions(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A quarter has fewer sessions than the policy asks for.

    Why: A skill that is practised twice a quarter is heard of, not learned. Cancelled sessions are none; moved ones
        count once. A quarter in which the method began is left alone.

    Bad:
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

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01
        policy: {training: {min_sessions: 1}}
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

    Fix: Add sessions. Twelve minutes in the Monday meeting count as one: leave `start` out. What a small team can do is
        set by `min_sessions` in the policy.
    """
    quarter = days_of(team, doc.period)
    if not doc.model.sessions or quarter is None or quarter.first < team.since:
        return
    number, asked = len(sessions_of(doc)), team.policy(TrainingPolicy).min_sessions
    if number < asked:
        yield Problem(
            ("sessions",),
            f"{counted(number, 'session')} in {doc.period}; the policy asks for {asked}",
            f"add {asked - number}: a short one can be the training section of a Monday meeting",
        )


@rule("TRN008", "hole-in-the-quarter", "training")
def hole_in_the_quarter(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """More days than the policy allows lie between two sessions, or before the first or after the last.

    Why: Practice works by repetition. Six sessions in June are one long day and eleven weeks of forgetting.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: ana, audience: [all], skills: [opening]}
          - {date: 2026-09-17, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation]}

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-16, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: ana, audience: [all], skills: [opening]}
          - {date: 2026-08-06, start: 10:30, minutes: 60, topic: Listening, objective: three questions in a row,
             leader: bo, audience: [all], skills: [listening]}
          - {date: 2026-08-27, start: 10:30, minutes: 60, topic: Value, objective: ten years of cost on one page,
             leader: ana, audience: [all], skills: [value]}
          - {date: 2026-09-17, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation]}

    Fix: Move a session into the hole, or put a short one into a Monday meeting. The longest hole is set by
        `max_gap_days` in the policy.
    """
    quarter = days_of(team, doc.period)
    if quarter is None or quarter.last < team.since:
        return
    booked = [each for each in sessions_of(doc) if each.day in quarter]
    if not booked:
        return
    longest = team.policy(TrainingPolicy).max_gap_days
    first = max(quarter.first, team.since)
    edges: list[tuple[date, date, KeyPath]] = [(first, booked[0].day, _day_at(booked[0]))]
    edges += [(before.day, after.day, _day_at(after)) for before, after in pairwise(booked)]
    edges += [(booked[-1].day, quarter.last, _day_at(booked[-1]))]
    for begin, end, at in edges:
        days = (end - begin).days
        if days > longest:
            yield Problem(
                at,
                f"no training for {days} days, from {day_name(begin)} to {day_name(end)}; the policy allows {longest}",
                f"plan a session between {begin} and {end}, or move one there",
            )


def _day_at(booked: Booked) -> KeyPath:
    return (*booked.at, "moved_to" if booked.session.moved_to else "date")


@rule("TRN009", "outside-the-quarter", "training")
def outside_the_quarter(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session is planned for a day outside the quarter of its file.

    Why: Most often it is the year or the month that was mistyped, and the session is then in nobody's calendar.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2025-09-24
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
          - date: 2026-09-24
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Fix: Correct the day, or plan the session in the file of its quarter. A session that moved keeps its planned day and
        its file.
    """
    quarter = days_of(team, doc.period)
    for index, session in enumerate(doc.model.sessions):
        if quarter is not None and session.date not in quarter:
            home = team.calendar.period(session.date, "quarter")
            yield Problem(
                ("sessions", index, "date"),
                f"{day_name(session.date)} is not in {doc.period}, {day_name(quarter.first)} to "
                f"{day_name(quarter.last)}",
                f"correct the day, or plan it in training/{home}.yaml",
            )


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
                    _day_at(each),
                    f"`{other.session.topic}` is for {_some(both)} on {day_name(each.day)} too",
                    "move one of the two: `moved_to:` with `why:`",
                    (Related(other.doc.path, other.at, "the other session"),),
                )


def _some(people: frozenset[str]) -> str:
    names = sorted(people)
    return listed(names) if len(names) <= 3 else f"{names[0]} and {len(names) - 1} others"


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
                _day_at(each),
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
                f"the meeting of {day_name(each.day)} lasts from {_clock(first)} to {_clock(last)}",
                f"begin at {_clock(last)} or later, or leave `start` out: then it is the meeting's training section",
                (Related(slot.doc.path, (), "the meeting"),) if slot.doc else (),
            )


def _meeting_on(team: Team, day: date) -> Slot | None:
    """Return the meeting that takes place on a day, if the team holds meetings."""
    if not team.is_on("meeting"):
        return None
    slot = slot_of(team, Period.of_week(day))
    return slot if slot is not None and slot.day == day and slot.is_on else None


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


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
                _day_at(each),
                f"`{each.session.topic}` has no `start`, and no meeting is on {day_name(each.day)}",
                "add a time such as `start: 10:30`, or take the day of a meeting",
            )
