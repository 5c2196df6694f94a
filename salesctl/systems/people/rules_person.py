"""Rules on people/<person>.yaml: the days in the team, leave, and who manages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.people.documents import Person


@rule("TEA008", "salesperson-without-start", "person", Severity.ERROR)
def salesperson_without_start(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """A salesperson's file does not say from when.

    Why: Plans, reviews and metrics are due from the first day in the team. Without it a starter owes what was due
        long before.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04

    Fix: Add `starts:` with the first day in the team.
    """
    del team
    if doc.model.is_salesperson and doc.model.starts is None:
        yield Problem(("role",), "a salesperson needs a first day", "add a line such as `starts: 2026-09-01`")


@rule("TEA009", "ends-before-starts", "person", Severity.ERROR)
def ends_before_starts(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Somebody's last day lies before the first.

    Why: Nobody is employed on any day, so nothing is due from that person.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2024-01-31

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        ends: 2027-01-31

    Fix: Correct the one that is wrong; often it is the year.
    """
    del team
    starts, ends = doc.model.starts, doc.model.ends
    if starts is not None and ends is not None and ends < starts:
        message = f"the last day, {day_name(ends)}, lies before the first, {day_name(starts)}"
        yield Problem(("ends",), message, "correct the one that is wrong; often it is the year")


@rule("TEA010", "ramp-before-start", "person")
def ramp_before_start(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Somebody's time of learning ends before the first day in the team.

    Why: While somebody learns, quota checks warn instead of fail. This ramp never does anything.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2026-09-01
        ramp: {until: 2026-02-28}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2026-09-01
        ramp: {until: 2027-02-28}

    Fix: Write the last day of learning, or take the line out.
    """
    del team
    ramp, starts = doc.model.ramp, doc.model.starts
    if ramp is not None and starts is not None and ramp.until < starts:
        message = f"the ramp ends on {day_name(ramp.until)}, before the first day, {day_name(starts)}"
        yield Problem(("ramp", "until"), message, "write the last day of learning, or take the line out")


@rule("TEA011", "leave-runs-backwards", "person", Severity.ERROR)
def leave_runs_backwards(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """A leave ends before it begins.

    Why: It covers no day, so what falls due meanwhile is late.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away:
          - {from: 2026-12-21, to: 2026-01-02}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away:
          - {from: 2026-12-21, to: 2027-01-02}

    Fix: Correct the day that is wrong; over the turn of the year it is often the year.
    """
    del team
    for index, leave in enumerate(doc.model.away):
        if leave.to < leave.from_:
            message = f"the leave ends on {day_name(leave.to)}, before it begins on {day_name(leave.from_)}"
            yield Problem(("away", index, "to"), message, "correct the day that is wrong; often it is the year")


@rule("TEA012", "leave-overlaps", "person")
def leave_overlaps(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Two leaves of one person share days.

    Why: One of the two was probably moved and the old one left standing. Then duties are excused on days that are
        worked.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away:
          - {from: 2026-08-03, to: 2026-08-14}
          - {from: 2026-08-10, to: 2026-08-21}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away:
          - {from: 2026-08-10, to: 2026-08-21}

    Fix: Take out the one that no longer holds, or make them one.
    """
    del team
    runs = [(leave, index) for index, leave in enumerate(doc.model.away) if leave.from_ <= leave.to]
    runs.sort(key=lambda each: (each[0].from_, each[0].to))
    for (earlier, _), (later, index) in pairwise(runs):
        if later.from_ <= earlier.to:
            message = f"this leave begins on {day_name(later.from_)}, and another one lasts until "
            hint = "take out the one that no longer holds, or make them one"
            yield Problem(("away", index), f"{message}{day_name(earlier.to)}", hint)


@rule("TEA016", "own-manager-unfit", "person")
def own_manager_unfit(doc: Doc[Person], team: Team) -> Iterator[Problem]:
    """Somebody's own manager has another role, has left, or is that person.

    Why: Reviews and coached calls of that person are due from whoever is named here. Nobody reviews oneself, and one
        who has left reviews nobody.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        manager: ana

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        manager: max

    Fix: Name somebody with `role: manager`, or take the line out: then the team's manager counts.
    """
    who = doc.model.manager
    person = team.person(who)
    if who == doc.owner and not doc.model.employed.last < team.today and doc.model.role != "manager":
        yield Problem(("manager",), f"{who} cannot be {who}'s own manager", "take the line out, or name the manager")
    elif who is None or person is None or who == doc.owner or doc.model.employed.last < team.today:
        return
    elif person.role != "manager":
        related = (Related(f"people/{who}.yaml", ("role",), "the role is written here"),)
        message = f"{who} is to manage {doc.owner} and has the role {person.role}"
        yield Problem(("manager",), message, "name a manager, or take the line out for the team's manager", related)
    elif person.ends is not None and person.ends < team.today:
        related = (Related(f"people/{who}.yaml", ("ends",), "the last day is written here"),)
        message = f"{who} is to manage {doc.owner} and left on {day_name(person.ends)}"
        yield Problem(("manager",), message, "name a manager, or take the line out for the team's manager", related)
