"""Rules on when a meeting was planned, as the repository's history proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from salesctl.core.doc import Doc
from salesctl.core.duty import calendar_days_before
from salesctl.core.evidence import evidence
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.meeting.documents import Meeting, MeetingPolicy
from salesctl.systems.meeting.figures import agenda_of, day_of


@rule("MTG050", "agenda-after-its-day", "meeting", history=True)
def agenda_after_its_day(doc: Doc[Meeting], team: Team) -> Iterator[Problem]:
    """The agenda of a meeting was first committed later than the policy asks for, or after the meeting began.

    Why: Who gets the agenda the evening before comes with numbers; who gets it at half past eight comes with coffee.
        The policy's `agenda_days_before` says how early. The rule takes the commit that first held the file, by the
        date its author wrote it (a rebase does not change that one), at the team's time. It is a remark where the
        agenda was late and still there before the meeting.

    Bad:
        --- commit 2026-09-07T15:00 max
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30

    Good:
        --- commit 2026-09-03 max
        --- meetings/2026-09-07.yaml
        facilitator: ana
        --- commit 2026-09-07T15:00 max
        --- meetings/2026-09-07.yaml
        facilitator: ana
        started: 08:30

    Fix: Commit the next one before the week ends: `salesctl new meeting`.
    """
    found = evidence(team)
    commit = found.history.of(doc.path).arrived
    if commit is None or doc.model.cancelled is not None:
        return
    day = day_of(doc)
    calendar = team.calendar_of(doc.model.facilitator or team.manager_on(day))
    try:
        due = calendar_days_before(day, team.policy(MeetingPolicy).agenda_days_before)
    except OverflowError:
        return
    due = calendar.back_from_leave(calendar.on_or_before(due))
    if not found.proves_order(commit, due) or found.day(commit) <= due:
        return
    start = doc.model.started or agenda_of(team).start
    is_after = found.moment(commit) > datetime.combine(day, start, found.zone)
    than = f"after the meeting of {day_name(day)} began" if is_after else f"later than {day_name(due)}"
    yield Problem(
        (),
        f"the agenda was first committed {found.when(commit)}, {than}",
        f"commit the agenda {_before(team)} before the meeting: salesctl new meeting",
        mild=not is_after,
    )


def _before(team: Team) -> str:
    days = team.policy(MeetingPolicy).agenda_days_before
    return "a day" if days == 1 else f"{days} days"
