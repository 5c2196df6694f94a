"""Rules on team.yaml: who manages, who sells, and from when."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, listed
from salesctl.systems.people.documents import Person, Settings

_SOMEWHERE = "/" + "/".join(f"level-{level}" for level in range(32))  # where the team could lie, to compare paths


@rule("TEA001", "manager-is-no-manager", "team", Severity.ERROR)
def manager_is_no_manager(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """The team's manager has another role, or has left.

    Why: Reviews, training plans and quotas are due from the manager. Where the one who is named does another job, or
        is gone, all of them are due from nobody.

    Bad:
        --- people/max.yaml
        name: Max
        role: specialist

    Good:
        --- people/max.yaml
        name: Max
        role: manager

    Fix: Name the one who manages now under `manager:` in team.yaml, or correct the role in that person's file.
    """
    who = doc.model.manager
    person = team.person(who)
    if person is None:
        return
    related = (Related(f"people/{who}.yaml", ("role",), "the role is written here"),)
    if person.role != "manager":
        message = f"{who} manages the team and has the role {person.role}"
        yield Problem(("manager",), message, f"write `role: manager` in people/{who}.yaml, or name another", related)
    elif person.ends is not None and person.ends < team.today:
        left = (Related(f"people/{who}.yaml", ("ends",), "the last day is written here"),)
        message = f"{who} manages the team and left on {day_name(person.ends)}"
        yield Problem(("manager",), message, f"name the one who manages now{_managers(team)}", left)


def _managers(team: Team) -> str:
    """Return an example: those with the role who have not left."""
    people = (doc for doc in team.all(Person) if doc.model.role == "manager" and team.today <= doc.model.employed.last)
    names = listed((f"`{doc.owner}`" for doc in people), "or")
    return f", such as {names}" if names else ", with a file of the role `manager` under people/"


@rule("TEA004", "since-after-today", "team")
def since_after_today(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """The day the method starts is still to come.

    Why: Nothing before that day is due, so until then every list of duties is empty. That is right while a team
        prepares, and a wrong year otherwise.

    Bad:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2062-01-01

    Good:
        --- team.yaml
        name: Small team
        manager: max
        timezone: Europe/Lisbon
        currency: EUR
        since: 2026-01-01

    Fix: Check the year. If the team really starts later, leave it: the finding goes on that day.
    """
    if doc.model.since > team.today:
        message = f"the method starts on {day_name(doc.model.since)}, so nothing is due before"
        yield Problem(("since",), message, "check the year, or leave it if the team starts then")


@rule("TEA007", "nobody-sells", "team", Severity.INFO)
def nobody_sells(doc: Doc[Settings], team: Team) -> Iterator[Problem]:
    """The people of the team are written down, and none of them is a salesperson today or later.

    Why: Plans, reviews and metrics are due from salespeople. Without one the method has nothing to do.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: other
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2026-06-30

    Good:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04

    Fix: Write `role: salesperson` in the files of those who sell, or add them: `people/<their-id>.yaml`.
    """
    del doc
    people = team.all(Person)
    if len(people) > 1 and not any(
        each.model.is_salesperson and team.today <= each.model.employed.last for each in people
    ):
        yield Problem((), "nobody in people/ sells", "write `role: salesperson` in the files of those who do")
