"""Rules on who delivers training: the team and not its manager, and everybody in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.quota.figures import days_of, is_manager
from salesctl.systems.training.documents import Training, TrainingPolicy
from salesctl.systems.training.figures import Booked, sessions_in, sessions_of

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
            leader_at(his[allowed]),
            f"{message}; the policy allows {share:f} %" if share else message,
            f"let {_least(team, booked)} lead it, prepared together",
            tuple(Related(doc.path, leader_at(each), f"led by {manager}") for each in his if each is not his[allowed]),
        )


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"


def leader_at(booked: Booked) -> KeyPath:
    """Return where it stands who led a session, or will."""
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
        leader_at(his[-1]),
        f"{who} leads {number} of {counted(len(booked), 'session')}",
        f"give one of them to {_least(team, booked)}",
        tuple(Related(doc.path, leader_at(each), f"led by {who}") for each in his[:-1]),
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
