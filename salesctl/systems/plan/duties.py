"""What is due of plans: submitted by the salesperson, accepted by the manager, and what each plan promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salesctl.core.calendar import Days, later
from salesctl.core.doc import Doc
from salesctl.core.duty import LONG_AGO, Duty, Want, calendar_days_before, due_day, item_wants, settled
from salesctl.core.period import Period
from salesctl.core.settings import Person
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan, PlanPolicy

STARTER_DAYS = 20  # working days after `starts` in which a starter writes a plan
FEWEST_LEFT = 30  # a half with fewer working days left asks no plan of a starter


def duties(team: Team) -> Iterator[Duty]:
    """Yield the duties of plans: each half's plans, then the items and the training that plans promise."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    for half in team.periods("half"):
        days = team.calendar.days(half)
        for person in team.salespeople(days):
            yield from _plan_wants(team, half, days, person)
    yield from item_wants(team, "plan", team.all(Plan))
    since = team.today - LONG_AGO
    for doc in team.all(Plan):
        yield from _training_wants(doc, since)


# ---- submitted and accepted


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a plan is due from its writer, and when its acceptance is due from the manager."""

    submitted: date
    accepted: date
    is_starter: bool = False


def _deadline(team: Team, half: Days, who: str, person: Person) -> Deadline | None:
    """Return the days a plan is due; None where so little of the half is left that a starter owes none.

    A starter's manager has as long to accept the plan as the policy leaves for everybody else's.
    """
    early = team.policy(PlanPolicy).due_days_before
    usual = Deadline(calendar_days_before(half.first, early), half.first)
    if person.starts is None:
        return usual
    calendar = team.calendar_of(who)
    ready = calendar.add(person.starts, STARTER_DAYS)
    if ready <= usual.submitted:
        return usual
    if person.starts > half.first and len(calendar.working(Days(person.starts, half.last))) < FEWEST_LEFT:
        return None
    return Deadline(ready, max(half.first, later(ready, early)), is_starter=True)


def _plan_wants(team: Team, half: Period, days: Days, person: Doc[Person]) -> Iterator[Want]:
    who = person.owner
    deadline = _deadline(team, days, who, person.model)
    if deadline is None:
        return
    doc = team.get(Plan, half=half, person=who)
    unseen = doc is None and team.unseen(Plan, half=half, person=who)
    path = doc.path if doc else None
    submitted = Want(
        id=f"plan/submitted/{who}/{half}",
        system="plan",
        what="plan submitted",
        who=who,
        due=deadline.submitted,
        period=half,
        before=not deadline.is_starter,
        done=_first_submitted(doc.model) if doc else None,
        closes=days.last,
        unseen=unseen,
        part="a draft is there" if doc and doc.model.submitted is None else None,
        path=path,
        move=f"salesctl plan submit {half}" if doc else f"salesctl new plan {who} {half}",
    )
    yield submitted
    accepted = max(deadline.accepted, due_day(team, submitted))  # not before leave lets the plan be written
    yield Want(
        id=f"plan/accepted/{who}/{half}",
        system="plan",
        what="plan accepted",
        who=team.manager_of(who, accepted),
        due=accepted,
        about=who,
        period=half,
        done=doc.model.accepted if doc else None,
        closes=days.last,
        unseen=unseen,
        part=None if doc and team.has_happened(doc.model.submitted) else f"waits for {who} to submit it",
        path=path,
        move=f"salesctl plan accept {who} {half}",
    )


def _first_submitted(plan: Plan) -> date | None:
    """Return the day the plan was first submitted: one accepted earlier than it says was submitted again."""
    if plan.submitted is None or plan.accepted is None:
        return plan.submitted
    return min(plan.submitted, plan.accepted)


# ---- what plans promise


def _training_wants(doc: Doc[Plan], since: date) -> Iterator[Want]:
    """Yield a duty for every skill that a plan in force promises to learn by a day, unless it was long ago."""
    if not doc.model.is_in_force:
        return
    for number, training in enumerate(doc.model.training, 1):
        if training.by is not None and (training.done is None or max(training.by, training.done) >= since):
            name = f"{doc.path}#training/{number}"
            yield Want(
                id=name,
                system="plan",
                what=f"own training: {training.skill}",
                who=doc.owner,
                due=training.by,
                exact=True,
                done=training.done,
                path=doc.path,
                move=f"salesctl done {name}",
            )
