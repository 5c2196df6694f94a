"""One figure and one next move a system: the line it gets on the pages that show all ten."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.words import counted, in_times
from salesctl.method import say
from salesctl.method.number import number
from salesctl.method.score import DONE
from salesctl.method.whole import Whole
from salesctl.systems.contest.figures import all_contests, days_of, running
from salesctl.systems.hiring.documents import Candidate
from salesctl.systems.manager.documents import Todo
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.report_coverage import together
from salesctl.systems.recipe.figures import recipe_of

Headline = Callable[[Whole], str | None]
_OPEN_STAGES = frozenset({"bench", "screen", "interview", "role-play", "reference", "offer"})


def headlines(whole: Whole) -> Mapping[str, str]:
    """Return this period's figure of each system that is on and has one."""
    found = ((noun, make(whole)) for noun, make in _MAKERS.items() if whole.team.is_on(noun))
    return {noun: words for noun, words in found if words}


def next_moves(whole: Whole) -> Mapping[str, str]:
    """Return what comes next in each system: the oldest late duty, else the next open one."""
    moves: dict[str, str] = {}
    ordered = sorted(
        (duty for duty in whole.duties if duty.is_pending), key=lambda duty: (duty.state is State.OPEN, duty.due)
    )
    for duty in ordered:
        when = f"due {say.day(duty.due, whole.team.today)}" if duty.state is State.OPEN else "late"
        moves.setdefault(duty.system, f"{say.duty(duty)}, {say.concerned(duty)}, {when}")
    return moves


def _hiring(whole: Whole) -> str | None:
    docs = whole.team.all(Candidate)
    in_course = sum(doc.model.stage in _OPEN_STAGES - {"bench"} for doc in docs)
    bench = sum(doc.model.stage == "bench" for doc in docs)
    return f"{counted(in_course, 'candidate')} in course, {bench} on the bench" if docs else None


def _quota(whole: Whole) -> str | None:
    found = number(whole.team)
    if found is None:
        return None
    gone = say.share(found.gone, found.days)
    reached = "nothing logged" if found.reached is None else say.share(found.reached, found.target)
    return f"{reached} of {found.quarter}, {gone} of its days gone"


def _plan(whole: Whole) -> str | None:
    team = whole.team
    half = team.calendar.period(team.today, "half")
    plans = team.all(Plan, half=half)
    if not plans:
        return None
    inside = sum(doc.model.submitted is not None for doc in plans)
    words = f"{inside} of {len(team.salespeople(team.calendar.days(half)))} in for {half}"
    planned, quotas = together(team, half)
    return f"{words}, coverage {in_times(planned / quotas)}" if quotas else words


def _done(noun: str, part: str, words: str) -> Headline:
    """Make the headline of a system that is told by its duties of the last thirteen weeks."""

    def headline(whole: Whole) -> str | None:
        duties = [duty for duty in whole.of(noun) if part in duty.id and _counts(duty, whole.team.score_window)]
        if not duties:
            return None
        return f"{sum(duty.state in DONE for duty in duties)} of {len(duties)} {words} in 13 weeks"

    return headline


def _counts(duty: Duty, window: Days) -> bool:
    return duty.due in window and duty.state in (*DONE, State.LATE, State.MISSED)


def _contest(whole: Whole) -> str | None:
    team = whole.team
    now = running(team, team.today)
    if now:
        return f"{now[0].name}, until {say.day(days_of(now[0]).last, team.today)}"
    contests = [each for each in all_contests(team) if each.is_on]
    coming = next((each for each in contests if each.days.first > team.today), None)
    if coming is not None:
        return f"next is {coming.contest.name}, from {say.day(coming.days.first, team.today)}"
    return "none runs, none is planned" if contests else None


def _recipe(whole: Whole) -> str | None:
    recipe = recipe_of(whole.team)
    if recipe is None:
        return None
    if recipe.checked is None:
        return f"{counted(len(recipe.metrics), 'metric')}, never tested"
    error = "" if recipe.checked.error is None else f", error {recipe.checked.error} %"
    return f"{recipe.checked.verdict or 'tested'}{error}, tested {say.day(recipe.checked.date, whole.team.today)}"


def _manager(whole: Whole) -> str | None:
    doc = whole.team.get(Todo)
    if doc is None:
        return None
    todo = [item for item in doc.model.items if not item.is_closed]
    others = sum(item.is_others and item.handed_on is None for item in todo)
    return f"{counted(len(todo), 'open item')}, {others} of them somebody else's"


_MAKERS: Mapping[str, Headline] = {
    "hiring": _hiring,
    "quota": _quota,
    "plan": _plan,
    "training": _done("training", "training/session/", "sessions held"),
    "review": _done("review", "review/", "reviews done"),
    "meeting": _done("meeting", "meeting/held/", "meetings held"),
    "contest": _contest,
    "coaching": _done("coaching", "coaching/calls/", "months of coaching done"),
    "recipe": _recipe,
    "manager": _manager,
}
