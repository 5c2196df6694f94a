"""A page to take into a talk with one person.

The number, the pipeline, what was agreed, the skills, what to talk about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesctl.core.duty import State
from salesctl.core.report import Report, Section
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.method import say
from salesctl.method.me import coming, standing
from salesctl.method.whole import Whole
from salesctl.systems.coaching.documents import Coaching
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import close_days, open_lines, plan_of
from salesctl.systems.review.documents import FormalReview, Review

MOST = 6


def brief(whole: Whole, who: str) -> Report:
    """Return one page on a person, for a talk."""
    team = whole.team
    sections = (
        Section("NUMBER", tuple(standing(team, who))),
        Section("PIPELINE", tuple(_pipeline(team, who))),
        Section("AGREED", tuple(_agreed(team, who))),
        Section("LATE", tuple(_late(whole, who))),
        Section("SKILLS", tuple(_skills(team, who))),
        Section("GOALS", tuple(_goals(team, who))),
        Section("NEXT", tuple(coming(whole, who))),
    )
    title = f"{team.name_of(who)} · {say.day(team.today)} · for the manager and {who} alone"
    return Report(title, sections=tuple(each for each in sections if each.lines))


def _pipeline(team: Team, who: str) -> Iterator[str]:
    """Say the open lines of the forecast, those past their close first."""
    doc = plan_of(team, who, team.calendar.period(team.today, "half"))
    if doc is None:
        yield _no_plan(team, who, str(team.calendar.period(team.today, "half")))
        return
    lines = [line for _, line in open_lines(doc.model, team.today)]
    lines.sort(key=lambda line: (close_days(team, line).last, -line.amount))
    for line in lines[:MOST]:
        late = " (past)" if close_days(team, line).last < team.today else ""
        chance = "" if line.probability is None else f"{line.probability} %"
        step = f"{line.next.what}" if line.next else "no next step"
        yield "\t".join((f"{line.close}{late}", line.account, say.amount(line.amount), chance, step))
    if len(lines) > MOST:
        yield f"{len(lines) - MOST} more: salesctl plan open --who {who}"


def _no_plan(team: Team, who: str, half: str) -> str:
    unread = team.unseen(Plan) or {"person": who, "half": half} in [each.parts for each in team.store.unloaded("plan")]
    return f"the plan for {half} cannot be read: salesctl plan check" if unread else f"no plan for {half}"


def _agreed(team: Team, who: str) -> Iterator[str]:
    """Say what the last review agreed, and what became of it."""
    held = [doc for doc in (*team.all(Review, person=who), *team.all(FormalReview, person=who)) if doc.model.held]
    if not held:
        yield "no review was held yet"
        return
    last = max(held, key=lambda doc: doc.model.held or date.min)
    yield f"in {last.period}, held {say.day(last.model.held or team.today, team.today)}:"
    for _, item in items(last.model):
        yield f"{_state(item, team)}, {item.who or who}: {item.what}"


def _state(item: Item, team: Team) -> str:
    if item.dropped is not None:
        return "dropped"
    if team.has_happened(item.done):
        return f"done {say.day(item.done, team.today)}" if item.done else "done"
    if item.due is None:
        return "without a day"
    return (
        f"due {say.day(item.due, team.today)}"
        if item.due >= team.today
        else f"late since {say.day(item.due, team.today)}"
    )


def _late(whole: Whole, who: str) -> Iterator[str]:
    window = whole.team.score_window
    found = [
        duty
        for duty in whole.duties
        if who in (duty.who, duty.about)
        and (duty.state is State.LATE or (duty.state is State.MISSED and duty.due in window))
    ]
    for state in (State.LATE, State.MISSED):
        for duties in say.by_kind(duty for duty in found if duty.state is state).values():
            first = duties[0]
            words = say.duty(first) if len(duties) == 1 else say.of_kind(duties)
            yield "\t".join((words, first.who, f"{state} since {say.day(first.due, whole.team.today)}"))


def _skills(team: Team, who: str) -> Iterator[str]:
    """Say the scores of the coached calls of half a year by skill, oldest first, and the last coached call."""
    since = team.today - timedelta(weeks=26)
    calls = [doc for doc in team.all(Coaching, person=who) if since <= doc.period.date <= team.today]
    scores: dict[str, list[int]] = {}
    for doc in sorted(calls, key=lambda doc: doc.period):
        for score in doc.model.ratings:
            scores.setdefault(score.skill, []).append(score.score)
    for skill, found in sorted(scores.items(), key=lambda each: sum(each[1]) / len(each[1])):
        yield "\t".join((skill, " ".join(str(score) for score in found)))
    debriefed = [doc for doc in calls if doc.model.debrief]
    if not debriefed:
        yield "no coached call in half a year"
        return
    last = debriefed[-1].model
    for wish in last.debrief.improve if last.debrief else ():
        yield f"to improve, {say.day(debriefed[-1].period.date, team.today)}: {wish}"


def _goals(team: Team, who: str) -> Iterator[str]:
    doc = plan_of(team, who, team.calendar.period(team.today, "half"))
    for goal in doc.model.personal_goals if doc else ():
        yield "\t".join((goal.what, _state(goal, team)))
