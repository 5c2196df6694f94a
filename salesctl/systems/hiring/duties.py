"""What is due of hiring: the checks after 90, 180 and 365 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, Want, settled
from salesctl.core.team import Team
from salesctl.systems.hiring.documents import CHECK_DAYS, Candidate, HireCheck
from salesctl.systems.hiring.figures import check_day, hires


def duties(team: Team) -> Iterator[Duty]:
    """Yield the checks of every hire, from the first day of work."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    for doc in hires(team):
        person = team.person(doc.model.person)
        if doc.model.person is None or person is None or person.starts is None:
            continue
        for days in CHECK_DAYS:
            due = check_day(person.starts, days)
            if due is not None:
                yield _check(team, doc, doc.model.person, days, due)


def _check(team: Team, doc: Doc[Candidate], who: str, days: int, due: date) -> Want:
    """Want one check. It never closes: what came of a hire can be said late, and is worth knowing late."""
    return Want(
        id=f"hiring/check/{who}/{days}",
        system="hiring",
        what=f"{days}-day check",
        who=team.manager_of(who, due),
        due=due,
        about=who,
        done=_done(doc.model.checks.get(days), due, team.today),
        path=doc.path,
        move=f"write `{days}:` under `checks` in {doc.path}",
    )


def _done(check: HireCheck | None, due: date, today: date) -> date | None:
    """Return the day a check was made: the one written with it; without one, its due day, or today before that."""
    if check is None:
        return None
    return check.date or min(due, today)
