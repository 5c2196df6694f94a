"""The people at a glance: who does what, since when, with which number, and who is away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from salesctl.core.calendar import WEEKDAYS
from salesctl.core.doc import Doc
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.settings import Leave, Person
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.quota.figures import measure_of, quota_of

_ROLES = ("manager", "salesperson", "specialist", "other")


def show(team: Team, ask: Ask) -> Report:
    """Return who is in the team and who is coming, with those who have left in a note."""
    asked = [doc for doc in team.all(Person) if ask.about(doc.owner)]
    here = sorted((doc for doc in asked if not _has_left(doc, team.today)), key=_by_role)
    columns = (
        *(Column("Who"), Column("Role"), Column("Manager"), Column("Since", "day")),
        *(Column("Quota", "money", team.settings.currency),),
        Column("Week"),
    )
    rows = tuple(_row(team, doc) for doc in here)
    table = Table("People", columns, rows, "nobody has a file under people/: add one with salesctl new person")
    return Report(
        f"People, with the quotas of {team.calendar.period(team.today, 'half')}",
        (table, _coming(here, team.today)),
        tuple(_notes(team, asked)),
        (_details(here, team.today),),
    )


def _has_left(doc: Doc[Person], today: date) -> bool:
    return doc.model.employed.last < today


def _by_role(doc: Doc[Person]) -> tuple[int, str]:
    return _ROLES.index(doc.model.role), doc.owner


def _row(team: Team, doc: Doc[Person]) -> tuple[Cell, ...]:
    person = doc.model
    half = team.calendar.period(team.today, "half")
    measured = measure_of(team, doc.owner, half) is not None
    number = quota_of(team, doc.owner, half) if person.has_quota and not measured else None
    manager = team.manager_of(doc.owner, team.today)
    return (
        *(doc.owner, person.role, None if manager == doc.owner else manager, person.starts, number),
        _week(person.working_days or team.settings.working_days),
    )


def _coming(here: Sequence[Doc[Person]], today: date) -> Table:
    rows = tuple((doc.owner, said) for doc in here for said in _next(doc.model, today))
    return Table("Coming up", (Column("Who"), Column("What")), rows, "nobody comes, leaves or is away")


def _week(days: Sequence[str]) -> str:
    """Return a working week in words.

    >>> _week(["mon", "tue", "wed", "fri"])
    'mon-wed, fri'
    """
    numbers = sorted({WEEKDAYS.index(day) for day in days})
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0])]
    return ", ".join(WEEKDAYS[run[0]] + (f"-{WEEKDAYS[run[-1]]}" if len(run) > 1 else "") for run in runs)


def _next(person: Person, today: date) -> list[str]:
    """Say what is coming: a first day, leave, the end of learning, a last day."""
    said = []
    if person.starts is not None and person.starts > today:
        said.append(f"starts on {day_name(person.starts)}")
    leave = _leave(person, today)
    if leave is not None and leave.from_ <= today:
        said.append(f"away until {day_name(leave.to)}")
    elif leave is not None:
        said.append(f"away {day_name(leave.from_)} to {day_name(leave.to)}")
    if person.is_ramping(today) and person.ramp is not None:
        said.append(f"learning until {day_name(person.ramp.until)}")
    if person.ends is not None:
        said.append(f"leaves on {day_name(person.ends)}")
    return said


def _leave(person: Person, today: date) -> Leave | None:
    """Return the leave that runs, else the next one."""
    ahead = (leave for leave in person.away if leave.from_ <= leave.to and leave.to >= today)
    return min(ahead, key=lambda leave: (leave.from_, leave.to), default=None)


def _notes(team: Team, asked: Sequence[Doc[Person]]) -> list[str]:
    notes = []
    selling = sum(doc.model.is_salesperson and team.today in doc.model.employed for doc in asked)
    away = [doc.owner for doc in asked if team.calendar_of(doc.owner).is_away(team.today)]
    left = [doc for doc in asked if _has_left(doc, team.today) and doc.model.ends is not None]
    if asked:
        notes.append(f"{counted(selling, 'salesperson', 'salespeople')} today")
    if away:
        notes.append(f"away today: {listed(away)}")
    if left:
        notes.append(f"left: {listed(f'{doc.owner} on {doc.model.ends}' for doc in left)}")
    return notes


def _details(here: Sequence[Doc[Person]], today: date) -> Table:
    columns = (
        *(Column("Who"), Column("Name"), Column("Starts", "day"), Column("Ends", "day"), Column("Learning to", "day")),
        *(Column("Away from", "day"), Column("Away to", "day"), Column("File")),
    )
    rows = []
    for doc in here:
        person, leave = doc.model, _leave(doc.model, today)
        until = person.ramp.until if person.ramp else None
        away = (leave.from_, leave.to) if leave else (None, None)
        rows.append((doc.owner, person.name, person.starts, person.ends, until, *away, doc.path))
    return Table("Days", columns, tuple(rows), "nobody")
