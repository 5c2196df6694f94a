"""Rules on who is there: the leader, a backup, the audience."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, few
from salesctl.systems.people.figures import absence
from salesctl.systems.training.documents import Training
from salesctl.systems.training.figures import audience_of, is_held, sessions_of
from salesctl.systems.training.rules_leaders import leader_at


@rule("TRN004", "leader-not-there", "training")
def leader_not_there(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """The leader of a session does not work that day: on leave, a free day of the week, or not in the team.

    Why: A session without its leader is put off on the morning itself, and eight people have kept the hour free.

    Bad:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-21, to: 2026-10-02}]
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-09-24, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation]}

    Good:
        --- people/bo.yaml
        name: Bo
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-09-21, to: 2026-10-02}]
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-09-17, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation]}

    Fix: Take another leader or another day. If somebody else led it in the end, write `led:`.
    """
    for each in sessions_of(doc):
        why = _not_there(team, each.session.held_by, each.day)
        if why is not None:
            backup = each.session.backup
            hint = (
                f"let {backup} lead it" if backup and not _not_there(team, backup, each.day) else "take another leader"
            )
            yield Problem(
                leader_at(each),
                f"{each.session.held_by} {why} on {day_name(each.day)}, the day of `{each.session.topic}`",
                f"{hint}, or move it: `moved_to:` with `why:`",
            )


def _not_there(team: Team, who: str, day: date) -> str | None:
    """Say why somebody is not there on a day on which the team works; a free day of the own week counts too."""
    if team.person(who) is None or not team.calendar.is_open(day):
        return None
    return absence(team, who, day) or (None if team.calendar_of(who).is_open(day) else "does not work")


@rule("TRN005", "leader-is-the-backup", "training")
def leader_is_the_backup(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """The backup of a session is its leader.

    Why: A backup is there for the day the leader is not.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            backup: bo
            audience: [all]
            skills: [negotiation]

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-09-24
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: bo
            backup: ana
            audience: [all]
            skills: [negotiation]

    Fix: Name somebody else, or nobody.
    """
    del team
    for each in sessions_of(doc):
        if each.session.backup == each.session.leader:
            yield Problem(
                (*each.at, "backup"),
                f"{each.session.leader} leads this session and is its backup too",
                "name somebody else who could lead it tomorrow",
            )


@rule("TRN006", "audience-mostly-absent", "training")
def audience_mostly_absent(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """Fewer than half of those a session was for were there.

    Why: A session that half the team missed has to be given again, and it told everybody what training is worth
        here. The leader is left out of the count.

    Bad:
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2025-01-07
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [ana, bo, eva, max], skills: [negotiation], attendees: [ana]}

    Good:
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2025-01-07
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [ana, bo, eva, max], skills: [negotiation], attendees: [ana, eva]}

    Fix: Repeat the session, and pick a day on which no fair, no leave and no end of the quarter stands in its way.
    """
    for each in sessions_of(doc):
        if not is_held(each, team.today):
            continue
        invited = audience_of(team, each.session, each.day) - {each.session.held_by}
        there = invited & frozenset(each.session.attendees)
        if len(there) * 2 < len(invited):
            missing = sorted(invited - there)
            yield Problem(
                (*each.at, "attendees"),
                f"{len(there)} of the {len(invited)} it was for came to `{each.session.topic}`",
                f"plan it again, for {few(missing, 5)}",
            )


@rule("TRN018", "attendee-was-not-there", "training")
def attendee_was_not_there(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """Somebody is written as attending a session on a day on leave, or outside the team.

    Why: One of the two is wrong, and both are evidence: the session's, and that of the duties that leave puts off.

    Bad:
        --- people/ana.yaml
        name: Ana
        role: salesperson
        starts: 2024-03-04
        away: [{from: 2026-07-06, to: 2026-07-10}]
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation], attendees: [ana]}

    Good:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Trading, objective: every concession gets one back,
             leader: bo, audience: [all], skills: [negotiation], attendees: [ana]}

    Fix: Take the name out, or correct `away:` in the person's file.
    """
    for each in sessions_of(doc):
        if not is_held(each, team.today):
            continue
        for place, who in enumerate(each.session.attendees):
            why = absence(team, who, each.day)
            if why is not None:
                yield Problem(
                    (*each.at, "attendees", place),
                    f"{who} {why} on {day_name(each.day)}, by people/{who}.yaml",
                    "take the name out, or correct the days in that file",
                )
