"""Rules on when a coached call was planned, as the repository's history proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from salesctl.core.doc import Doc
from salesctl.core.evidence import evidence, first_under
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.coaching.documents import Coaching

END_OF_DAY = time(23, 59, 59)


@rule("COA050", "call-booked-afterwards", "coaching", history=True)
def call_booked_afterwards(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call was first committed after it began.

    Why: Coaching on a scheduled call has an objective before it, and a salesperson who knows that somebody will watch.
        A call that was written down afterwards was a ride along. The rule takes the commit that first held the call
        of that person and day, by the date its author wrote it (a rebase does not change that one). A call without a
        `start` counts as booked all through its day.

    Bad:
        --- commit 2026-09-11 max
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-07
        start: 10:00
        coach: max
        mode: observe
        debrief: {date: 2026-09-10, strengths: [good questions], improve: [listening]}

    Good:
        --- commit 2026-09-07 max
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-07
        start: 10:00
        coach: max
        mode: observe
        --- commit 2026-09-11 max
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-07
        start: 10:00
        coach: max
        mode: observe
        debrief: {date: 2026-09-10, strengths: [good questions], improve: [listening]}

    Fix: Book the next call and commit it: `salesctl new coaching`. Its day may still move, with `moved_to` and `why`.
    """
    found = evidence(team)
    day = doc.period.date
    named = f"coaching/{doc.owner}/{day}"
    commit = first_under(found.history.of(doc.path), lambda path: path.startswith(named))
    if commit is None or doc.model.cancelled is not None or not found.proves_order(commit, day):
        return
    if found.moment(commit) > datetime.combine(day, doc.model.start or END_OF_DAY, found.zone):
        yield Problem(
            (),
            f"the call of {day_name(day)} was first committed {found.when(commit)}, after it began",
            f"book the next one before it happens: salesctl new coaching {doc.owner}",
        )
