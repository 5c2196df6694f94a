"""Rules on when a training session was planned, as the repository's history proves it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time

from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, arrivals, evidence
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.training.documents import Session, Training

Key = tuple[str, int]
END_OF_DAY = time(23, 59, 59)
# Nothing but a session has a `date` here, and plans are long: the days are found without reading the rest.
_DATE = re.compile(rb"(?:^|[{,\s-])date:\s*[\"']?(\d{4}-\d\d-\d\d)")


@rule("TRN050", "session-planned-afterwards", "training", history=True)
def session_planned_afterwards(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A session was first committed after it began.

    Why: Training that is planned before the quarter gets prepared, and people keep the hour free. A session written
        down afterwards is a record of something that happened to happen. A session is known by its `date`; moving it
        with `moved_to` keeps its evidence. The rule takes the commit that first held it, by the date its author
        wrote it (a rebase does not change that one). A session without a `start` counts as planned all through its
        day.

    Bad:
        --- commit 2026-07-15 max
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-07-09
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]
            attendees: [ana, bo]

    Good:
        --- commit 2026-06-15 max
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-07-09
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            audience: [all]
            skills: [negotiation]

    Fix: Plan the next sessions before the quarter starts, with leader and day: `salesctl new training`.
    """
    found = evidence(team)
    if found.history.archive is None:
        return
    first = arrivals(found.life(doc.path).changes, lambda blob: _keys(found, blob))
    seen: Counter[str] = Counter()
    for index, session in enumerate(doc.model.sessions):
        day = str(session.date)
        commit = first.get((day, seen[day]))
        seen[day] += 1
        if commit is None or session.cancelled is not None or not found.proves_order(commit, session.date):
            continue
        if found.moment(commit) > _began(found, session):
            yield Problem(
                ("sessions", index),
                f"the session of {day_name(session.date)} was first committed {found.when(commit)}, after it began",
                "plan sessions before the quarter starts: salesctl new training",
            )


def _keys(found: Evidence, blob: str) -> Iterator[Key]:
    """Yield the sessions of a version: each by its day, and its number among those of the day."""
    seen: Counter[str] = Counter()
    for each in _DATE.findall(found.text(blob)):
        day = each.decode()
        yield day, seen[day]
        seen[day] += 1


def _began(found: Evidence, session: Session) -> datetime:
    return datetime.combine(session.date, session.start or END_OF_DAY, found.zone)
