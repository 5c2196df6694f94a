"""What is planned for a day: meetings, sessions, coached calls, reviews, contests.

One list, for every page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from salesctl.core.calendar import Days
from salesctl.core.team import Team
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.contest.documents import Contests
from salesctl.systems.contest.figures import days_of
from salesctl.systems.meeting.documents import Agenda, Meeting, MeetingPolicy
from salesctl.systems.review.documents import FormalReview, Review
from salesctl.systems.training.documents import Training

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Event:
    """Something planned. `day` is where it stands now, `planned` where it was planned; an end day makes it all-day.

    `uid` names it for as long as it exists, wherever it moves. `who` are the people it is for, `all` for everybody.
    `minutes` is None where no length is written.
    """

    uid: str
    system: str
    title: str
    day: date
    planned: date
    who: frozenset[str]
    path: str
    start: time | None = None
    minutes: int | None = None
    last: date | None = None
    lead: str | None = None
    note: str = ""
    cancelled: str | None = None

    def is_for(self, person: str) -> bool:
        """Tell whether it is on a person's calendar."""
        return person in self.who or EVERYBODY in self.who or person == self.lead


def events(team: Team) -> tuple[Event, ...]:
    """Return everything planned by the systems that are on, by day and hour; the cancelled too."""
    makers = {
        "meeting": _meetings,
        "training": _sessions,
        "coaching": _calls,
        "review": _reviews,
        "contest": _contests,
    }
    found = [event for system, make in makers.items() if team.is_on(system) for event in make(team)]
    return tuple(sorted(found, key=lambda event: (event.day, event.start or time(), event.uid)))


def between(found: tuple[Event, ...], days: Days) -> tuple[Event, ...]:
    """Return the events of some days that were not cancelled; a contest on the day it starts."""
    return tuple(event for event in found if event.day in days and event.cancelled is None)


def _meetings(team: Team) -> Iterator[Event]:
    agenda = team.get(Agenda)
    policy = team.policy(MeetingPolicy)
    for doc in team.all(Meeting):
        planned = doc.period.date
        meeting = doc.model
        sections = agenda.model.sections if agenda else ()
        minutes = sum(meeting.minutes.get(section.key, section.minutes) for section in sections)
        yield Event(
            uid=f"meeting/{planned}",
            system="meeting",
            title="Monday meeting" if policy.weekday == "mon" else "Team meeting",
            day=meeting.on(planned),
            planned=planned,
            who=frozenset({EVERYBODY}),
            path=doc.path,
            start=agenda.model.start if agenda else policy.latest_start,
            minutes=minutes or policy.max_minutes,
            lead=meeting.facilitator,
            note=meeting.note or "",
            cancelled=meeting.cancelled,
        )


def _sessions(team: Team) -> Iterator[Event]:
    agenda = team.get(Agenda)
    for doc in team.all(Training):
        for number, session in enumerate(doc.model.sessions, 1):
            yield Event(
                uid=f"training/{doc.period}/{number}",
                system="training",
                title=session.topic,
                day=session.on(session.date),
                planned=session.date,
                who=frozenset({*session.audience, *({session.backup} if session.backup else ())}),
                path=doc.path,
                start=session.start or (agenda.model.start if agenda else None),
                minutes=session.minutes,
                lead=session.held_by,
                note=session.objective,
                cancelled=session.cancelled,
            )


def _calls(team: Team) -> Iterator[Event]:
    for doc in team.all(Coaching):
        call, planned = doc.model, doc.period.date
        account = f", {call.account}" if call.account else ""
        yield Event(
            uid=doc.path.removesuffix(".yaml"),
            system="coaching",
            title=f"Coached call {doc.owner}{account}",
            day=call.on(planned),
            planned=planned,
            who=frozenset({doc.owner, *({call.coach} if call.coach else ())}),
            path=doc.path,
            start=call.start,
            lead=call.coach,
            note=(call.before.objective or "") if call.before else "",
            cancelled=call.cancelled,
        )


def _reviews(team: Team) -> Iterator[Event]:
    for doc in (*team.all(Review), *team.all(FormalReview)):
        review = doc.model
        day = review.planned or review.held
        if day is None:
            continue
        manager = team.manager_of(doc.owner, day)
        formal = "Formal review" if isinstance(review, FormalReview) else "Review"
        yield Event(
            uid=doc.path.removesuffix(".yaml"),
            system="review",
            title=f"{formal} {doc.period}, {doc.owner}",
            day=review.moved_to or day,
            planned=day,
            who=frozenset({doc.owner, manager}),
            path=doc.path,
            start=review.start,
            lead=manager,
            cancelled=review.cancelled,
        )


def _contests(team: Team) -> Iterator[Event]:
    for doc in team.all(Contests):
        for contest in doc.model.contests:
            days = days_of(contest)
            yield Event(
                uid=f"contest/{contest.id}",
                system="contest",
                title=f"Contest: {contest.name}",
                day=days.first,
                planned=contest.starts,
                who=frozenset(contest.eligible),
                path=doc.path,
                last=max(days.last, days.first),
                note=contest.objective or "",
                cancelled=contest.cancelled,
            )
