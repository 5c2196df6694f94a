"""Rules on the rhythm of training: often enough, evenly, and inside its quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.documents import Training, TrainingPolicy
from salesctl.systems.training.figures import Booked, sessions_of


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
    edges: list[tuple[date, date, KeyPath]] = [(first, booked[0].day, day_at(booked[0]))]
    edges += [(before.day, after.day, day_at(after)) for before, after in pairwise(booked)]
    edges += [(booked[-1].day, quarter.last, day_at(booked[-1]))]
    for begin, end, at in edges:
        days = (end - begin).days
        if days > longest:
            yield Problem(
                at,
                f"no training for {days} days, from {day_name(begin)} to {day_name(end)}; the policy allows {longest}",
                f"plan a session between {begin} and {end}, or move one there",
            )


def day_at(booked: Booked) -> KeyPath:
    """Return where the day of a session stands."""
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
