"""Rules on the days of a plan: accepted, done, moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.closing import closed_too_early, done_impossibly, moved_without_why
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import days_of


@rule("PLN025", "accepted-before-submitted", "plan")
def accepted_before_submitted(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A plan was accepted before it was submitted, or without being submitted.

    Why: What the manager accepted is not what stands there now. After a plan was submitted again, its acceptance
        speaks of the old one.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        accepted: 2026-06-19

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        accepted: 2026-06-29

    Fix: The manager reads the plan as it is now and writes the day: `salesctl plan accept ana 2026-H2`.
    """
    del team
    accepted, submitted = doc.model.accepted, doc.model.submitted
    if accepted is None or (submitted is not None and submitted <= accepted):
        return
    message = (
        f"accepted on {accepted}, and submitted on {submitted}"
        if submitted
        else f"accepted on {accepted}, and never submitted"
    )
    yield Problem(("accepted",), message, f"read it again and accept it: salesctl plan accept {doc.owner} {doc.period}")


@rule("PLN026", "done-on-an-impossible-day", "plan")
def done_on_an_impossible_day(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """An item of a plan was done before the plan was made, or on a day that has not come.

    Why: A plan is of things to come. What was done before it is no part of it, and a day that has not come proves
        nothing: such an item counts as open.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31
            done: 2026-02-27

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31
            done: 2026-07-29

    Fix: Correct the day. Most often it is the year.
    """
    first = _made(doc, team)
    yield from closed_too_early(doc.model, first, team.today)
    for index, training in enumerate(doc.model.training):
        yield from done_impossibly(("training", index, "done"), training.done, first, team.today)


def _made(doc: Doc[Plan], team: Team) -> date | None:
    """Return the day a plan was made at the latest: submitted, accepted or begun, whichever came first."""
    half = days_of(team, doc.period)
    days = (doc.model.submitted, doc.model.accepted, half.first if half else None)
    return min((day for day in days if day is not None), default=None)


@rule("PLN027", "moved-without-why", "plan")
def moved_without_why_in_plan(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """An item of a plan was moved to another day without a reason.

    Why: Anything may move once. The reason is what is learned from it, and what tells a changed plan from a
        forgotten one.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31
            moved_to: 2026-10-30

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31
            moved_to: 2026-10-30
            why: two of the five merge in September

    Fix: Add `why:` with one sentence.
    """
    del team
    yield from moved_without_why(doc.model)
