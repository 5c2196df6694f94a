"""What stands beside a review before it is held: what was agreed, missed, coached and measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from salesctl.core.calendar import Days
from salesctl.core.doc import AnyDoc
from salesctl.core.period import Period
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.systems.coaching.figures import calls_in, debriefed_on, scores_of
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.metric.figures import missing_days
from salesctl.systems.plan.documents import Plan
from salesctl.systems.quota.figures import measure_of
from salesctl.systems.review.beside import activity_of, plan_open, result_of
from salesctl.systems.review.documents import ReviewPolicy
from salesctl.systems.review.figures import reviews_of

Beside = list[tuple[str, list[str]]]
WEEKS = 13  # how far back a meeting's promise is looked for


def review(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a monthly review: `person` and `month` in parts."""
    return _known(team, parts["person"], Period.parse(parts["month"]), team.policy(ReviewPolicy).monthly_within_days)


def formal_review(team: Team, parts: Mapping[str, str]) -> dict[str, object]:
    """Return what is known of a formal review: `person` and `quarter` in parts."""
    who, quarter = parts["person"], Period.parse(parts["quarter"])
    days = team.calendar.days(quarter)
    scored = {each.skill: each.path for each in scores_of(team, who) if each.day in days}
    ratings = [{"skill": skill, "evidence": path} for skill, path in scored.items()]
    return {**_known(team, who, quarter, team.policy(ReviewPolicy).quarterly_within_days), "ratings": ratings}


def _known(team: Team, who: str, period: Period, within: int) -> dict[str, object]:
    days = team.calendar.days(period)
    planned = max(team.calendar_of(who).add(days.last, within), team.today)
    beside: Beside = [
        ("Agreed the last time", list(_agreed(team, who, days))),
        ("Promised elsewhere and still open", list(_open_elsewhere(team, who))),
        ("Coached", list(_coached(team, who, days))),
    ]
    return {
        "facts": list(_measured(team, who, period, days)),
        "beside": [each for each in beside if each[1]],
        "planned": planned,
        "open": plan_open(team, who, period, min(team.today, days.last)),
        "example_day": planned + timedelta(days=14),
    }


def _measured(team: Team, who: str, period: Period, days: Days) -> Iterator[str]:
    """Yield results and activity as the report beside a review says them, and the days nothing was logged."""
    result = result_of(team, who, period)
    unit = measure_of(team, who, period) or team.settings.currency
    if result.reached is not None:
        quota = f" of {result.quota:,.0f}" if result.quota is not None else ""
        share = f", {result.attainment:.0f} %" if result.attainment is not None else ""
        yield f"{result.metric}: {result.reached:,.0f}{quota} {unit}{share}"
    for each in activity_of(team, who, period):
        if each.logged is not None:
            target = f" of {each.target:,.0f}" if each.target is not None else ""
            yield f"{each.metric}: {each.logged:,.0f}{target}"
    missing = missing_days(team, who, days)
    if missing:
        yield f"nothing logged on {len(missing)} working days, the first {missing[0]}"


def _agreed(team: Team, who: str, days: Days) -> Iterator[str]:
    """Yield what the last held review before these days end agreed, and what became of it."""
    before = [
        doc
        for doc in reviews_of(team, who)
        if doc.model.held and team.has_happened(doc.model.held) and team.calendar.days(doc.period).last < days.last
    ]
    for at, item in items(before[-1].model) if before else ():
        if at[0] in ("agreed", "goals", "support"):
            yield f"{item.what}: {_fate(team, item)}"


def _fate(team: Team, item: Item) -> str:
    if item.done is not None:
        return f"done {item.done}"
    if item.dropped is not None:
        return f"dropped, {item.dropped}"
    late = item.due is not None and item.due < team.today
    return f"{'missed' if late else 'open'}, was due {item.due}" if item.due else "open"


def _open_elsewhere(team: Team, who: str) -> Iterator[str]:
    """Yield what the person promised in plans and meetings and has not closed, past its day."""
    since = Period.of_day(team.today - timedelta(weeks=WEEKS))
    docs: list[AnyDoc] = [doc for doc in team.all(Plan, person=who) if doc.model.is_in_force]
    docs += [doc for doc in team.all(Meeting) if doc.period >= since]
    for doc in docs:
        for _, item in items(doc.model):
            owner = item.who or doc.person
            if owner == who and not item.is_closed and item.due is not None and item.due < team.today:
                yield f"{item.what}, was due {item.due} ({doc.path})"


def _coached(team: Team, who: str, days: Days) -> Iterator[str]:
    for doc in calls_in(team, who, days):
        debrief = doc.model.debrief
        if debrief is not None and debriefed_on(doc, team.today) is not None:
            improve = "; ".join(debrief.improve) or "nothing to improve written"
            yield f"{doc.parts['date']} {doc.model.account or ''}: {improve}"
