"""What one person owes, how that person stands, and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.period import Period
from salesctl.core.report import Report, Section
from salesctl.core.team import Team
from salesctl.core.words import counted, in_times
from salesctl.method import say
from salesctl.method.headline import headlines
from salesctl.method.status import title
from salesctl.method.whole import Whole
from salesctl.systems.metric.figures import missing_days, totals
from salesctl.systems.plan.figures import coverage, number_of, open_coverage, plan_of
from salesctl.systems.quota.figures import attained, elapsed, measure_of, quota_of
from salesctl.systems.recipe.figures import recipe_of, weekly_target

MOST, _LOGS = 8, 3
_SOON = timedelta(weeks=1)
_LOG = "metric/log/"


def me(whole: Whole, who: str) -> Report:
    """Return the page of one person: owe, stand, next."""
    team = whole.team
    sections = (
        Section("OWE", tuple(owed(whole, who))),
        Section("STAND", (*standing(team, who), *_managed(whole, who))),
        Section("NEXT", tuple(coming(whole, who))),
    )
    return Report(f"{team.name_of(who)} · {title(team)}", sections=tuple(each for each in sections if each.lines))


def owed(whole: Whole, who: str) -> Iterator[str]:
    """Say what a person owes: what is late, the days without a log, then what falls due within a week."""
    team = whole.team
    mine = [duty for duty in whole.duties if duty.who == who]
    late = [duty for duty in mine if duty.state is State.LATE]
    weeks = {duty.period for duty in late if duty.id.startswith(_LOG)}
    unlogged = [day for day in _unlogged(team, who) if team.calendar.period(day, "week") not in weeks]
    soon = [duty for duty in mine if duty.state is State.OPEN and duty.due <= team.today + _SOON]
    # The log of a week that is not late yet is asked for by its days, and not once more by its name.
    soon = [duty for duty in soon if not (unlogged and duty.id.startswith(_LOG))]
    if not late:
        before = f", and nothing due before {say.day(team.today + _SOON, team.today)}"
        yield "nothing late" + ("" if soon or unlogged else before)
    yield from (_line(duty, team) for duty in late[:MOST])
    yield from _logs(team, unlogged)
    room = max(MOST - len(late), 0)
    yield from (_line(duty, team) for duty in soon[:room])
    left = max(len(late) - MOST, 0) + max(len(soon) - room, 0)
    if left:
        yield f"{left} more: salesctl due --who {who}"


def _line(duty: Duty, team: Team) -> str:
    when = f"{say.lateness(duty, team)} late" if duty.state is State.LATE else say.day(duty.due, team.today)
    about = f", {duty.about}" if duty.about and duty.about != duty.who else ""
    return "\t".join((f"{say.duty(duty)}{about}", when, duty.move or ""))


def _unlogged(team: Team, who: str) -> list[date]:
    """Return the last working days without an entry in a salesperson's log."""
    person = team.person(who)
    if person is None or not person.is_salesperson or recipe_of(team) is None:
        return []
    return missing_days(team, who, Days(team.today - _SOON, team.today))


def _logs(team: Team, missing: Sequence[date]) -> Iterator[str]:
    """Say for each day what to type."""
    recipe = recipe_of(team)
    metrics = recipe.metrics.items() if recipe else ()
    leading = [name for name, metric in metrics if metric.kind == "activity" and metric.source == "self"]
    fields = " ".join(f"{name}=" for name in leading[:3])
    for day in missing[:_LOGS]:
        yield f"log {say.day(day, team.today)}: salesctl metric log --on {day} {fields}".rstrip()
    if len(missing) > _LOGS:
        yield f"log {counted(len(missing) - _LOGS, 'day')} more: salesctl metric missing"


def standing(team: Team, who: str) -> Iterator[str]:
    """Say how a person stands: the number of the quarter, the coverage of the half, activity against its target."""
    quarter = team.calendar.period(team.today, "quarter")
    parts = [*_quota(team, who, quarter), *_coverage(team, who)]
    if parts:
        yield "; ".join(parts)
    activity = list(_activity(team, who, quarter))
    if activity:
        yield f"{quarter} so far: {', '.join(activity)}"


def _managed(whole: Whole, who: str) -> Iterator[str]:
    """Say how the team of a manager stands, and the manager's list."""
    if who != whole.team.manager_on(whole.team.today):
        return
    figures = headlines(whole)
    if "quota" in figures:
        yield f"the team: {figures['quota']}"
    if "manager" in figures:
        yield f"your list: {figures['manager']}"


def _quota(team: Team, who: str, quarter: Period) -> Iterator[str]:
    quota = quota_of(team, who, quarter)
    if not quota:
        return
    unit = measure_of(team, who, quarter) or team.settings.currency
    reached = attained(team, who, quarter)
    if reached is None:
        yield f"nothing is logged of {say.amount(quota)} {unit} in {quarter}"
        return
    gone, days = elapsed(team, quarter)
    ahead = round(reached / quota * 100 - Decimal(gone) / max(days, 1) * 100)
    side = f"{counted(abs(ahead), 'point')} {'ahead' if ahead > 0 else 'behind'}" if ahead else "on the line"
    yield f"{say.amount(reached)} of {say.amount(quota)} {unit}, {say.share(reached, quota)} of {quarter}, {side}"


def _coverage(team: Team, who: str) -> Iterator[str]:
    doc = plan_of(team, who, team.calendar.period(team.today, "half"))
    if doc is None:
        return
    number = number_of(team, doc)
    cover, left = coverage(doc.model, number), open_coverage(doc.model, number, team.today)
    if cover is not None:
        yield f"coverage {in_times(cover)}" + ("" if left is None else f", open over what is left {in_times(left)}")


def _activity(team: Team, who: str, quarter: Period) -> Iterator[str]:
    recipe, person = recipe_of(team), team.person(who)
    if recipe is None or person is None or not person.is_salesperson:
        return
    half = team.calendar.period(team.today, "half")
    run = Days(max(team.calendar.days(quarter).first, team.since), team.today - timedelta(days=1))
    days = run.overlap(person.employed)
    sums = totals(team, who, days)
    calendar = team.calendar_of(who)
    worked = len(calendar.working(days))
    if not worked:
        return
    for name, metric in recipe.metrics.items():
        target = weekly_target(team, who, name, half)
        if metric.kind == "result" or target is None:
            continue
        owed_so_far = target * worked / max(len(calendar.week), 1)
        said, owed = "no log" if name not in sums else say.amount(sums[name]), say.amount(owed_so_far)
        if owed != "0":
            yield f"{name} {said} of {owed}"


def coming(whole: Whole, who: str, days: int = 14) -> Iterator[str]:
    """Say what is on a person's calendar in the next days."""
    team = whole.team
    found = [event for event in whole.planned(0, days) if event.is_for(who) and event.system != "contest"]
    shown = [f"{_short(event.day)} {say.event(event, team)}" for event in found]
    if shown:
        yield say.some(shown, 5, f"salesctl calendar --who {who}")
    else:
        yield f"nothing is on the calendar before {say.day(team.today + timedelta(days=days), team.today)}"
    yield _contests(whole, who)


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _contests(whole: Whole, who: str) -> str:
    today = whole.team.today
    running = [
        event
        for event in whole.events
        if event.system == "contest" and event.cancelled is None and event.is_for(who)
        if event.day <= today <= (event.last or event.day)
    ]
    if not running:
        return "no contest runs"
    return " · ".join(say.event(event, whole.team) for event in running)
