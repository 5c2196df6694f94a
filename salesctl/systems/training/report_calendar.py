"""The training of a quarter, week by week."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.asked import no_plan, quarter_asked
from salesctl.systems.training.documents import Session
from salesctl.systems.training.figures import Booked, audience_of, is_held, plan_of, sessions_in


def calendar(team: Team, ask: Ask) -> Report:
    """List every week of a quarter with its sessions; a week without one is there too, so that holes show.

    --who asks for the sessions somebody leads or is invited to. Raises UsageError for a word that is no quarter.
    """
    quarter = quarter_asked(team, ask)
    days = days_of(team, quarter)
    booked = [each for each in sessions_in(team, days) if _concerns(team, ask, each)] if days else []
    columns = (
        *(Column("Week", "period"), Column("Day", "day"), Column("Start", "time"), Column("Minutes", "count")),
        *(Column("Leader"), Column("Skills"), Column("State"), Column("Topic")),
    )
    weeks = team.calendar.over(days, "week") if days else ()
    rows = tuple(row for week in weeks for row in _rows(team, ask, week, booked))
    table = Table("Calendar", columns, rows if booked else (), f"no session is planned in {quarter}")
    return Report(f"Training, {quarter}", (table,), tuple(_notes(team, quarter)))


def _concerns(team: Team, ask: Ask, booked: Booked) -> bool:
    if not ask.who:
        return True
    return bool(ask.who & (audience_of(team, booked.session, booked.day) | {booked.session.held_by}))


def _rows(team: Team, ask: Ask, week: Period, booked: list[Booked]) -> Iterator[tuple[Cell, ...]]:
    mine = [each for each in booked if Period.of_week(each.day) == week]
    if not mine and not ask.who:
        yield (week, *(None,) * 7)
    for each in mine:
        session = each.session
        yield (
            *(week, each.day, session.start, session.minutes, session.held_by),
            *(", ".join(session.skills), _state(team, each), session.topic + _apart(session)),
        )


def _state(team: Team, booked: Booked) -> str:
    if is_held(booked, team.today):
        return f"{len(booked.session.attendees)} came"
    return "coming" if booked.day >= team.today else "not held"


def _apart(session: Session) -> str:
    """Say what is not usual about a session: its place, or its day."""
    meeting = ", in the meeting" if session.start is None else ""
    return meeting + (f", moved from {day_name(session.date)}" if session.moved_to else "")


def _notes(team: Team, quarter: Period) -> Iterator[str]:
    doc = plan_of(team, quarter)
    if doc is None:
        yield no_plan(team, quarter)
        return
    dropped = [session for session in doc.model.sessions if session.cancelled]
    yield f"focus: {doc.model.focus}"
    for session in dropped:
        yield f"cancelled: {session.topic}, {day_name(session.date)}: {session.cancelled}"
