"""What is due of training: each quarter's plan from the manager, each session from whoever leads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, Want, calendar_days_before, settled
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.training.documents import Session, Training, TrainingPolicy

HELD_WITHIN = 5  # working days after its day in which a session can still be held


def duties(team: Team) -> Iterator[Duty]:
    """Yield the training plan of each quarter, and each of its sessions."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    for quarter in team.periods("quarter"):
        doc = team.get(Training, quarter=quarter)
        yield _plan(team, quarter, doc)
        if doc is not None:
            for index, session in enumerate(doc.model.sessions):
                yield _session(team, doc, index, session)


def _plan(team: Team, quarter: Period, doc: Doc[Training] | None) -> Want:
    days = team.calendar.days(quarter)
    due = calendar_days_before(days.first, team.policy(TrainingPolicy).due_days_before)
    planned = doc is not None and bool(doc.model.sessions)
    return Want(
        id=f"training/plan/{quarter}",
        system="training",
        what="training plan",
        who=team.manager_on(due),
        due=due,
        period=quarter,
        before=True,
        done=doc.model.planned if doc and planned else None,
        closed=doc is not None and planned and doc.model.planned is None,
        closes=days.last,
        unseen=doc is None and team.unseen(Training, quarter=quarter),
        part="a plan without sessions is there" if doc and not planned else None,
        path=doc.path if doc else None,
        move=f"add sessions to {doc.path}" if doc else f"salesctl new training {quarter}",
    )


def _session(team: Team, doc: Doc[Training], index: int, session: Session) -> Want:
    day = session.on(session.date)
    return Want(
        id=f"training/session/{doc.period}/{index + 1}",
        system="training",
        what="training session",
        who=session.leader,
        due=day,
        period=Period.of_day(day),
        exact=True,
        done=day if session.attendees and session.cancelled is None else None,
        closes=team.calendar.add(day, HELD_WITHIN),
        excuse=f"cancelled: {session.cancelled}" if session.cancelled else None,
        part=_part(session, day),
        path=doc.path,
        move=f"write `attendees` in {doc.path}",
    )


def _part(session: Session, day: date) -> str:
    """Say what the session is about, and where it moved from."""
    if day == session.date:
        return session.topic
    return f"{session.topic}, moved from {day_name(session.date)}" + (f": {session.why}" if session.why else "")
