"""Rules on the format of the meeting: within its time, early, and with a win first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import suggestion
from salesctl.systems.meeting.documents import Agenda, Meeting, MeetingPolicy
from salesctl.systems.meeting.figures import agenda_of, length, sections_of

_AGENDA = "meetings/agenda.yaml"


@rule("MTG001", "agenda-over-the-time", "agenda")
def agenda_over_the_time(doc: Doc[Agenda], team: Team) -> Iterator[Problem]:
    """The sections of the agenda add up to more minutes than a meeting may last.

    Why: A meeting that is planned too long runs over every week, and what stands last is never reached.

    Bad:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}
          - {key: pipeline, title: Pipeline, minutes: 45}
          - {key: close, title: Commitments, minutes: 15}

    Good:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}
          - {key: pipeline, title: Pipeline, minutes: 35}
          - {key: close, title: Commitments, minutes: 15}

    Fix: Shorten the longest section, or take one out. The longest meeting is set by `max_minutes` in the policy.
    """
    most, planned = team.policy(MeetingPolicy).max_minutes, length(doc.model)
    if planned > most:
        yield Problem(
            ("sections",),
            f"the sections add up to {planned} minutes; a meeting lasts {most} at most",
            f"take {planned - most} minutes out",
        )


@rule("MTG002", "starts-late", "agenda")
def starts_late(doc: Doc[Agenda], team: Team) -> Iterator[Problem]:
    """The meeting is planned to start later than the policy says.

    Why: The week starts with the meeting. An hour later the first calls are made, and somebody is always on the road.

    Bad:
        --- meetings/agenda.yaml
        start: 10:00
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}

    Good:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}

    Fix: Start at the time of the policy, or change `latest_start` there with the team.
    """
    latest = team.policy(MeetingPolicy).latest_start
    if doc.model.start > latest:
        yield Problem(
            ("start",),
            f"the meeting starts at {_clock(doc.model.start)}; the policy says {_clock(latest)} at the latest",
            f"write `start: {_clock(latest)}`, or change `latest_start` in team.yaml",
        )


def _clock(clock: time) -> str:
    return f"{clock:%H:%M}"


@rule("MTG003", "starts-without-a-win", "agenda")
def starts_without_a_win(doc: Doc[Agenda], team: Team) -> Iterator[Problem]:
    """The first section of the agenda is not a positive one.

    Why: The first five minutes set the tone of the week. A meeting that opens with what is missing ends with excuses.

    Bad:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: numbers, title: The numbers, minutes: 10}
          - {key: wins, title: Wins, minutes: 10, positive: true}

    Good:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}
          - {key: numbers, title: The numbers, minutes: 10}

    Fix: Put the wins first, and mark them with `positive: true`.
    """
    del team
    first = next(((index, each) for index, each in enumerate(doc.model.sections) if each.minutes), None)
    if first is not None and not first[1].positive:
        yield Problem(
            ("sections", first[0]),
            f"the meeting starts with `{first[1].title}`, which is not marked as positive",
            "put the wins first, with `positive: true`",
        )


@rule("MTG004", "section-twice", "agenda")
def section_twice(doc: Doc[Agenda], team: Team) -> Iterator[Problem]:
    """Two sections of the agenda have the same key.

    Why: A meeting changes the minutes of a section by its key, and cannot say which of the two it means.

    Bad:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}
          - {key: wins, title: Ratings, minutes: 10}

    Good:
        --- meetings/agenda.yaml
        start: 08:30
        sections:
          - {key: wins, title: Wins, minutes: 10, positive: true}
          - {key: ratings, title: Ratings, minutes: 10}

    Fix: Give one of the two a key of its own.
    """
    del team
    first: dict[str, int] = {}
    for index, section in enumerate(doc.model.sections):
        if first.setdefault(section.key, index) != index:
            yield Problem(
                ("sections", index, "key"),
                f"`{section.key}` is the key of section {first[section.key] + 1} too",
                "give one of the two another key",
                (Related(doc.path, ("sections", first[section.key]), "the other section"),),
            )


@rule("MTG005", "meeting-over-the-time", "meeting")
def meeting_over_the_time(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """With the minutes a meeting changes, its sections add up to more than a meeting may last.

    Why: More time for one section comes out of another one, or out of the working day of everybody in the room.

    Bad:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {training: 30}

    Good:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {training: 20, pipeline: 12}

    Fix: Take the minutes out of another section; 0 drops it for this once.
    """
    most, planned = team.policy(MeetingPolicy).max_minutes, length(agenda_of(team), doc.model)
    if planned > most and planned > length(agenda_of(team)):
        yield Problem(
            ("minutes",),
            f"the sections of this meeting add up to {planned} minutes; a meeting lasts {most} at most",
            f"take {planned - most} minutes out of another section, such as `marketing: 0`",
        )


@rule("MTG006", "unknown-section", "meeting")
def unknown_section(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting changes the minutes of a section that the agenda does not have.

    Why: The change reaches no section, and the meeting is as long as ever.

    Bad:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {trainig: 10}

    Good:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {training: 10}

    Fix: Write the key as the agenda does, or add the section there.
    """
    known = [section.key for section in agenda_of(team).sections]
    for key in doc.model.minutes:
        if key not in known:
            where = _AGENDA if team.exists(_AGENDA) else "the usual agenda"
            otherwise = f"its sections are {', '.join(known)}"
            yield Problem(("minutes", key), f"`{key}` is no section of {where}", suggestion(key, known, otherwise))


@rule("MTG007", "win-dropped", "meeting")
def win_dropped(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """A meeting drops the positive section that the agenda starts with.

    Why: The week in which nobody feels like a win is the week that needs one.

    Bad:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {wins: 0}

    Good:
        --- meetings/2026-09-21.yaml
        facilitator: ana
        minutes: {wins: 5}

    Fix: Make it short, and drop another section.
    """
    agenda = agenda_of(team)
    usual, first = sections_of(agenda), sections_of(agenda, doc.model)
    if usual and usual[0][0].positive and not (first and first[0][0].positive):
        key = usual[0][0].key
        yield Problem(
            ("minutes", key),
            f"this meeting drops `{usual[0][0].title}`, with which it starts",
            f"make it short, such as `{key}: 5`",
        )
