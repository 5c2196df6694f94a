"""Which half a report is asked for, and whose plans it is about."""

from __future__ import annotations

from dataclasses import dataclass

from salesctl.core.asked import period_asked
from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import days_of, plan_of
from salesctl.systems.quota.figures import carriers


def half_asked(team: Team, ask: Ask) -> Period:
    """Return the half a report is asked for, today's when none is named. Raises UsageError for another word."""
    return period_asked(team, ask, "half", "plans are for a half")


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who has a plan for a half or should have one: `doc` is None where there is none that can be read."""

    who: str
    doc: Doc[Plan] | None
    unreadable: bool = False


def writers(team: Team, ask: Ask, half: Period, *, with_number: bool = False) -> tuple[Writer, ...]:
    """Return the salespeople of a half and whoever else wrote a plan for it, by id.

    `with_number` adds everybody who carries a quota in the half.
    """
    days = days_of(team, half)
    people = {doc.owner for doc in team.all(Plan, half=half)}
    if days is not None:
        people |= {doc.owner for doc in team.salespeople(days)}
    if with_number:
        people |= {*carriers(team, half)}
    return tuple(_writer(team, half, who) for who in sorted(people) if ask.about(who))


def _writer(team: Team, half: Period, who: str) -> Writer:
    doc = plan_of(team, who, half)
    return Writer(who, doc, doc is None and team.unseen(Plan, half=half, person=who))
