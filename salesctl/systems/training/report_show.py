"""The training of a quarter at a glance: what was held, who led it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table, mean
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.asked import no_plan, quarter_asked
from salesctl.systems.training.documents import TrainingPolicy
from salesctl.systems.training.figures import (
    Booked,
    audience_of,
    is_held,
    is_invited,
    plan_of,
    sessions_in,
    sessions_of,
)


def show(team: Team, ask: Ask) -> Report:
    """Return a quarter's training: its numbers, and what each person led and attended.

    Raises UsageError for a word that is no quarter.
    """
    quarter = quarter_asked(team, ask)
    doc, days = plan_of(team, quarter), days_of(team, quarter)
    booked = sessions_of(doc) if doc else ()
    tables = (_numbers(team, quarter, booked), _people(team, ask, days, booked))
    return Report(f"Training, {quarter}", tables, tuple(_notes(team, quarter, booked)), (_sessions(team, booked),))


def _numbers(team: Team, quarter: Period, booked: Sequence[Booked]) -> Table:
    doc = plan_of(team, quarter)
    columns = (
        *(Column("Focus"), Column("Planned", "count"), Column("Held", "count"), Column("Policy", "count")),
        *(
            Column("Moved", "count"),
            Column("Cancelled", "count"),
            Column("Came", "percent"),
            Column("Rating", "number"),
        ),
    )
    if doc is None:
        return Table("Plan", columns, (), no_plan(team, quarter))
    held = [each for each in booked if is_held(each, team.today)]
    row = (
        *(doc.model.focus, len(booked), len(held), team.policy(TrainingPolicy).min_sessions),
        *(sum(each.session.moved_to is not None for each in booked), len(doc.model.sessions) - len(booked)),
        *(_attendance(team, held), mean([each.session.rating for each in held if each.session.rating is not None])),
    )
    return Table("Plan", columns, (row,))


def _attendance(team: Team, held: Sequence[Booked]) -> Decimal | None:
    """Return how many of those invited came, in percent; leaders are left out."""
    invited = came = 0
    for each in held:
        audience = audience_of(team, each.session, each.day) - {each.session.held_by}
        invited += len(audience)
        came += len(audience & frozenset(each.session.attendees))
    return (Decimal(came) / invited * 100).quantize(Decimal(1)) if invited else None


def _people(team: Team, ask: Ask, days: Days | None, booked: Sequence[Booked]) -> Table:
    columns = (
        *(Column("Who"), Column("Leads", "count"), Column("Led in a year", "count"), Column("Invited", "count")),
        *(Column("Came", "count"), Column("Rating as leader", "number")),
    )
    people = {doc.owner for doc in team.salespeople(days)} | {each.session.held_by for each in booked}
    rows = (_person(team, who, days, booked) for who in sorted(people) if ask.about(who))
    return Table("People", columns, tuple(rows), "nobody")


def _person(team: Team, who: str, days: Days | None, booked: Sequence[Booked]) -> tuple[Cell, ...]:
    leads = [each for each in booked if each.session.held_by == who]
    held = [each for each in booked if is_held(each, team.today) and each.session.held_by != who]
    invited = [each for each in held if is_invited(team, each, who)]
    ratings = [each.session.rating for each in _led(team, who, days) if each.session.rating is not None]
    came = sum(who in each.session.attendees for each in invited)
    return who, len(leads), len(_led(team, who, days)), len(invited), came, mean(ratings)


def _led(team: Team, who: str, days: Days | None) -> list[Booked]:
    """Return what somebody led and held in the four quarters up to the end of this one."""
    if days is None:
        return []
    first = days_of(team, team.calendar.shift(team.calendar.period(days.first, "quarter"), -3)) or days
    year = team.once("training", "held in a year", days, make=lambda: _held(team, Days(first.first, days.last)))
    return year.get(who, [])


def _held(team: Team, days: Days) -> dict[str, list[Booked]]:
    found: dict[str, list[Booked]] = {}
    for each in sessions_in(team, days):
        if is_held(each, team.today):
            found.setdefault(each.session.held_by, []).append(each)
    return found


def _notes(team: Team, quarter: Period, booked: Sequence[Booked]) -> Iterator[str]:
    coming = [each for each in booked if each.day >= team.today and not is_held(each, team.today)]
    missed = [each for each in booked if each.day < team.today and not is_held(each, team.today)]
    if coming:
        following = coming[0]
        when = f"{day_name(following.day)}" + (f" {following.session.start:%H:%M}" if following.session.start else "")
        yield f"next: {when}, {following.session.topic}, {following.session.leader}"
    if missed:
        yield f"{counted(len(missed), 'session')} past the day without attendees: salesctl training due"
    if booked:
        yield f"week by week: salesctl training calendar {quarter}"


def _sessions(team: Team, booked: Sequence[Booked]) -> Table:
    columns = (
        *(Column("Day", "day"), Column("Topic"), Column("Leader"), Column("Invited", "count"), Column("Came", "count")),
        *(Column("Rating", "count"), Column("Check"), Column("Document")),
    )
    rows = (
        (
            *(each.day, each.session.topic, each.session.held_by, len(audience_of(team, each.session, each.day))),
            *(len(each.session.attendees) or None, each.session.rating, each.session.check, each.doc.path),
        )
        for each in booked
    )
    return Table("Sessions", columns, tuple(rows), "none")
