"""Rules on who delivers training: the team and not its manager, and everybody in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.people.figures import absence
from salesctl.systems.quota.figures import days_of, is_manager
from salesctl.systems.training.documents import Training, TrainingPolicy
from salesctl.systems.training.figures import Booked, audience_of, is_held, sessions_in, sessions_of

_MANY = 3  # two of three sessions with one leader is a small plan, not a habit
_YEAR = 4  # quarters in which everybody should have led once


@rule("TRN001", "delivered-by-the-manager", "training")
def delivered_by_the_manager(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """The manager delivers more of the training than the policy allows.

    Why: The one who explains learns most, and a team that teaches itself goes on when the manager is elsewhere. The
        manager plans the training and picks who leads it.

    Bad:
        --- training/2026-Q3.yaml
        focus: negotiation
        sessions:
          - date: 2026-07-09
            start: 10:30
            minutes: 60
            topic: Trading, not giving
            objective: every concession gets one back
            leader: max
            audience: [all]
            skills: [negotiation]

    Good:
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

    Fix: Give the session to a salesperson, best to the one who needs the skill next, and prepare it together. A share
        for the manager is set by `manager_share` in the policy, in percent.
    """
    booked = sessions_of(doc)
    his = [each for each in booked if is_manager(team, each.session.held_by)]
    share = team.policy(TrainingPolicy).manager_share
    allowed = int(len(booked) * share / 100)
    if len(his) > allowed:
        manager = his[allowed].session.held_by
        message = f"{len(his)} of {counted(len(booked), 'session')} {_is_are(len(his))} delivered by {manager}"
        yield Problem(
            _leader_at(his[allowed]),
            f"{message}; the policy allows {share:f} %" if share else message,
            f"let {_least(team, booked)} lead it, prepared together",
            tuple(Related(doc.path, _leader_at(each), f"led by {manager}") for each in his if each is not his[allowed]),
        )


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"


def _leader_at(booked: Booked) -> KeyPath:
    return (*booked.at, "led" if booked.session.led else "leader")


def _least(team: Team, booked: Sequence[Booked]) -> str:
    """Name the salesperson who leads fewest sessions of a plan."""
    led = Counter(each.session.held_by for each in booked)
    sellers = [doc.owner for doc in team.salespeople(Days(team.today, team.today))]
    return min(sellers, key=lambda who: (led[who], who), default="a salesperson")


@rule("TRN002", "one-leader-for-most", "training")
def one_leader_for_most(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """One person leads more than half of the sessions of a quarter.

    Why: Training that hangs on one person stops with that person, and the others never have to explain what they do.

    Bad:
        --- training/2026-Q3.yaml
        focus: demo
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: bo, audience: [all], skills: [opening]}
          - {date: 2026-07-23, start: 10:30, minutes: 60, topic: Demo, objective: three features at most,
             leader: bo, audience: [all], skills: [demo]}
          - {date: 2026-08-06, start: 10:30, minutes: 60, topic: Closing, objective: ask for the order,
             leader: bo, audience: [all], skills: [closing]}

    Good:
        --- training/2026-Q3.yaml
        focus: demo
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: ana, audience: [all], skills: [opening]}
          - {date: 2026-07-23, start: 10:30, minutes: 60, topic: Demo, objective: three features at most,
             leader: bo, audience: [all], skills: [demo]}

    Fix: Spread the sessions: everybody has one skill in which the others can learn from them.
    """
    booked = sessions_of(doc)
    led = Counter(each.session.held_by for each in booked)
    who, number = next(iter(led.most_common(1)), ("", 0))
    if number < _MANY or number * 2 <= len(booked) or is_manager(team, who):
        return
    his = [each for each in booked if each.session.held_by == who]
    yield Problem(
        _leader_at(his[-1]),
        f"{who} leads {number} of {counted(len(booked), 'session')}",
        f"give one of them to {_least(team, booked)}",
        tuple(Related(doc.path, _leader_at(each), f"led by {who}") for each in his[:-1]),
    )


@rule("TRN003", "leads-nothing", "training")
def leads_nothing(doc: Doc[Training], team: Team) -> Iterator[Problem]:
    """A salesperson has led none of the sessions of the last four quarters, and leads none to come.

    Why: Whoever never stands in front stays a listener. It is a warning once four quarters are planned and the person
        was there in all of them, before that a remark; it is silent where there are fewer sessions than salespeople,
        and about quarters that are over.

    Bad:
        --- training/2026-Q3.yaml
        focus: demo
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: bo, audience: [all], skills: [opening]}
          - {date: 2026-09-24, start: 10:30, minutes: 60, topic: Demo, objective: three features at most,
             leader: bo, audience: [all], skills: [demo]}

    Good:
        --- training/2026-Q3.yaml
        focus: demo
        sessions:
          - {date: 2026-07-09, start: 10:30, minutes: 60, topic: Opening, objective: begin without the machine,
             leader: bo, audience: [all], skills: [opening]}
          - {date: 2026-09-24, start: 10:30, minutes: 60, topic: Demo, objective: three features at most,
             leader: ana, audience: [all], skills: [demo]}

    Fix: Give the person a session in the next plan, with a colleague as `backup`. Twelve minutes in the meeting are a
        beginning.
    """
    span = _span(doc, team)
    if span is None or not doc.model.sessions or span.days.last < team.today:
        return
    booked = sessions_in(team, span.days)
    sellers = team.salespeople(Days(team.today, team.today))
    if len(booked) < len(sellers):
        return
    leaders = {each.session.held_by for each in booked}
    for person in sellers:
        if person.owner not in leaders and person.model.employed.first < span.quarter.first:
            yield Problem(
                ("sessions",),
                f"{person.owner} leads none of the {len(booked)} sessions from {day_name(span.days.first)} "
                f"to {day_name(span.days.last)}",
                f"plan one with `leader: {person.owner}`",
                mild=not span.is_whole or person.model.employed.first > span.days.first,
            )


@dataclass(frozen=True, slots=True)
class _Span:
    """The four quarters that end with a plan's own; whole when each of them has a plan."""

    days: Days
    quarter: Days
    is_whole: bool


def _span(doc: Doc[Training], team: Team) -> _Span | None:
    quarter = days_of(team, doc.period)
    first = days_of(team, team.calendar.shift(doc.period, 1 - _YEAR))
    if quarter is None or first is None:
        return None
    plans = (team.get(Training, quarter=team.calendar.shift(doc.period, -step)) for step in range(1, _YEAR))
    return _Span(Days(first.first, quarter.last), quarter, all(plan and plan.model.sessions for plan in plans))


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
                _leader_at(each),
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
            names = listed(missing) if len(missing) <= 6 else f"{listed(missing[:5])} and others"
            yield Problem(
                (*each.at, "attendees"),
                f"{len(there)} of the {len(invited)} it was for came to `{each.session.topic}`",
                f"plan it again, for {names}",
            )
