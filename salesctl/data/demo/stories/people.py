"""team.yaml, people/ and accounts.yaml: the manager keeps them, everybody enters leave."""

from __future__ import annotations

from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.settings import Person, Settings
from salesctl.data.demo.cast import LONG_AGO, Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.systems.people.documents import Accounts

ANNOUNCED = 14  # days before somebody starts that the file is written, where nothing says when they were hired
NOTICE = 150  # days before somebody leaves that it is known
LEAVE = 45  # days before leave that it is entered


def team(doc: Doc[Settings], text: str, cast: Cast) -> Sheet:
    """Tell of team.yaml: the first file of all; the pinned clock comes last."""
    sheet = Sheet(text, cast.line.first)
    if doc.model.today:
        sheet.mark(("today",), cast.at(doc.model.today, 9, cast.manager, "Stop the clock of the example"))
    return sheet


def person(doc: Doc[Person], text: str, cast: Cast) -> Sheet:
    """Tell of a person: announced once hired, leaving before the end, away before the leave."""
    who, model = doc.owner, doc.model
    base = _welcome(cast, who, model)
    sheet = Sheet(text, base)
    if model.ends:
        sheet.mark(("ends",), cast.early(model.ends, NOTICE, 9, cast.manager, f"{model.name} is going to leave"))
    leaves = [cast.early(leave.from_, LEAVE, 11, who, "Enter leave") for leave in model.away]
    sheet.mark_each(("away",), [max(event, base) for event in leaves])
    return sheet


def _welcome(cast: Cast, who: str, person: Person) -> Event:
    """Return when somebody gets a file: the day they are hired, where a document tells; else before they start."""
    subject = f"Welcome {person.name}"
    hired = (each.model.decision for each in cast.docs("candidate") if each.model.person == who)
    day = next((decision.date for decision in hired if decision), None)
    if day is None:
        return cast.early(person.starts or LONG_AGO, ANNOUNCED, 9, cast.manager, subject)
    return cast.at(day, 18, cast.manager, subject)


def accounts(doc: Doc[Accounts], text: str, cast: Cast) -> Sheet:
    """Tell of the accounts: those of a newcomer were somebody else's before."""
    sheet = Sheet(text, cast.line.first)
    for account, each in doc.model.accounts.items():
        owner = cast.people.get(each.owner or "")
        if owner is None or owner.starts is None or owner.starts <= cast.team.since:
            continue
        event = cast.at(owner.starts, 10, cast.manager, f"Hand accounts to {owner.name}")
        sheet.before((account, "owner"), predecessor(cast, owner.starts) or str(each.owner), event)
    return sheet


def predecessor(cast: Cast, day: date) -> str | None:
    """Return the salesperson whose leaving is nearest to a day: whom a newcomer follows."""
    leavers = {who: person.ends for who, person in cast.people.items() if person.is_salesperson and person.ends}
    return min(leavers, key=lambda who: abs((leavers[who] - day).days), default=None)
