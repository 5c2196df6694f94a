"""Rules on what a training plan trains, and on what is written of its sessions afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.training.documents import Training
from salesctl.systems.training.figures import is_held, sessions_of


@rule("TRN014", "focus-not-trained", "training")
def focus_not_trained(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """The focus of the quarter is the subject of none of its sessions.

    Why: One skill a quarter, practised again and again, changes how a team sells. A focus nobody trains is a slogan.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            start: 10:30
            minutes: 60
            topic: The first minute
            objective: begin without the machine
            leader: bo
            audience: [all]
            skills: [opening]

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

    Fix: Plan a session on the focus, or write down the focus you have.
    """
    del team
    booked = sessions_of(doc)
    skills = {skill for each in booked for skill in each.session.skills}
    if booked and doc.model.focus not in skills:
        yield Problem(
            ("focus",),
            f"none of the {counted(len(booked), 'session')} trains {doc.model.focus}, the focus of {doc.period}",
            f"plan a session with `skills: [{doc.model.focus}]`; the plan now trains {listed(sorted(skills))}",
        )


@rule("TRN015", "learning-not-checked", "training", Severity.INFO)
def learning_not_checked(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """Most sessions that were held do not say how anybody will know that something was learned.

    Why: That people liked a session proves nothing. A quiz after two weeks, or a colleague who counts in the next
        visit, shows what is left of it.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-07-09
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]
            attendees: [ana]

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-07-09
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]
            attendees: [ana]
            check: one trade in each offer of the next month

    Fix: Add `check:` and what will be looked at, and look at it.
    """
    held = [each for each in sessions_of(doc) if is_held(each, team.today)]
    silent = [each for each in held if each.session.check is None]
    if len(silent) * 2 > len(held):
        yield Problem(
            silent[-1].at,
            f"{len(silent)} of {counted(len(held), 'session')} held in {doc.period} say no `check`",
            "add how it will show that something was learned, such as `check: a colleague counts in the next visit`",
            tuple(Related(doc.path, each.at, "no check") for each in silent[:-1]),
        )


@rule("TRN016", "held-impossibly", "training")
def held_impossibly(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """Attendees are written for a session that was cancelled, or whose day has not come.

    Why: Attendees are what shows that a session was held. On a day that has not come they prove nothing, and a
        cancelled session had none.

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
            attendees: [ana]

    Good:
        --- today 2026-09-25
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
            attendees: [ana]

    Fix: Write `attendees` after the session. If it was held on another day, write `moved_to:` with `why:`; if it was
        held after all, take `cancelled` out.
    """
    for index, session in enumerate(doc.model.sessions):
        day = session.on(session.date)
        if not session.attendees:
            continue
        if session.cancelled is not None:
            yield Problem(
                ("sessions", index, "attendees"),
                f"`{session.topic}` was cancelled and has attendees",
                "take out `cancelled`, or the attendees",
            )
        elif day > team.today:
            yield Problem(
                ("sessions", index, "attendees"),
                f"`{session.topic}` is on {day_name(day)}, and today is {day_name(team.today)}",
                "write the attendees after it, or the day it was held: `moved_to:` with `why:`",
            )


@rule("TRN017", "moved-without-why", "training")
def moved_without_why_in_training(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session was moved to another day without a reason.

    Why: Anything may move once. The reason is what is learned from it, and without one training is what always gives
        way.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            moved_to: 2026-09-29
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
            moved_to: 2026-09-29
            why: Bo shows the crane at the fair that week
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Fix: Add `why:` with one sentence.
    """
    del team
    for index, session in enumerate(doc.model.sessions):
        if session.moved_to is not None and session.why is None:
            yield Problem(
                ("sessions", index, "moved_to"),
                f"`{session.topic}` was moved to {session.moved_to} without a reason",
                "add `why:` and one sentence below it",
            )
