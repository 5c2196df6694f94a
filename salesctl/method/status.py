"""The page on which a manager starts the day: today, the number, what is late, the week, the systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.duty import State
from salesctl.core.report import Report, Section
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.method import say
from salesctl.method.closing import before_leaving, closes_today, then
from salesctl.method.headline import headlines, next_moves
from salesctl.method.late import late
from salesctl.method.number import Number, Standing, each_so_far, number, reached_so_far
from salesctl.method.score import SystemScore
from salesctl.method.week import today, week
from salesctl.method.whole import Whole
from salesctl.systems.recipe.figures import recipe_of

MOST_PEOPLE, _NAMED = 8, 4
Past = Sequence[tuple[date, Decimal | None]]


def status(whole: Whole, past: Past = ()) -> Report:
    """Return the page. `past` are scores of days gone by and today's, oldest first, where that was asked for."""
    team = whole.team
    quarter = number(team)
    closing = closes_today(team)
    sections = [
        *_start(whole),
        *_section("TODAY", today(whole)),
        *_section("NUMBER", _number(team, quarter, closing=closing) if quarter else _no_number(whole)),
        *_section(f"LATE {len(whole.late):,}" if whole.late else "LATE", late(whole)),
        *(_section("LEAVING", before_leaving(whole)) if closing else ()),
        *(_section("THEN", then(whole)) if closing else _section(*week(whole))),
        *_section("CHECK", _check(whole, team)),
        *_section("SYSTEMS", _systems(whole, past)),
        *_section("SCORE", _over_time(past, team)),
    ]
    data = contract(whole)
    if past:
        data["over_time"] = [{"day": day, "score": None if score is None else int(score)} for day, score in past]
    return Report(title(team), sections=tuple(sections), data=data)


def title(team: Team) -> str:
    """Return the head of a page: the team, the day, what is left of the quarter."""
    quarter = team.calendar.period(team.today, "quarter")
    days = team.calendar.days(quarter)
    left = team.calendar.count(team.today - timedelta(days=1), days.last)
    return f"{team.settings.name} · {say.day(team.today)} · {counted(left, 'working day')} left in {quarter}"


def contract(whole: Whole) -> dict[str, object]:
    """Return the page as JSON has it."""
    figures, moves = headlines(whole), next_moves(whole)
    systems = [
        {
            "system": each.system,
            "score": each.score,
            "light": each.light,
            "late": sum(duty.state is State.LATE for duty in whole.of(each.system)),
            "due": sum(duty.is_pending for duty in whole.of(each.system)),
            "figure": figures.get(each.system),
            "next": moves.get(each.system),
        }
        for each in whole.scores
    ]
    total = None if whole.total is None else int(whole.total)
    return {"today": whole.team.today, "score": total, "systems": systems}


def _section(label: str, lines: Iterator[str] | Sequence[str]) -> Iterator[Section]:
    found = tuple(lines)
    if found:
        yield Section(label, found)


# ---- the sections


def _start(whole: Whole) -> Iterator[Section]:
    """Say what to write first, where hardly anything is written."""
    team = whole.team
    steps = []
    if not team.salespeople(Days(team.today, team.today)):
        steps.append("nobody sells here yet: salesctl new person ana-silva")
    if not whole.documents.get("recipe"):
        steps.append("no metrics are defined: salesctl new recipe")
    if not whole.documents.get("quota"):
        steps.append(f"nobody has a number: salesctl new quota {team.calendar.period(team.today, 'year')}")
    yield from _section("START", steps)


def _no_number(whole: Whole) -> Iterator[str]:
    """Say what was reached without a number in the quarter, and that nobody has one where others are written."""
    team = whole.team
    quarter, year = (team.calendar.period(team.today, unit) for unit in ("quarter", "year"))
    reached, still_open = reached_so_far(team)
    if reached or still_open:
        money = f"{say.amount(reached)} {team.settings.currency}"
        yield f"{money} in {quarter} so far; open in the quarter {say.amount(still_open)}"
        each = each_so_far(team)
        more = [f"… {len(each) - MOST_PEOPLE} more"] if len(each) > MOST_PEOPLE else []
        if each:
            yield "   ".join([*(f"{who} {say.amount(got)}" for who, got in each[:MOST_PEOPLE]), *more])
    if team.is_on("quota") and whole.documents.get("quota"):
        yield f"nobody carries one in {quarter}: salesctl new quota {year}"


def _number(team: Team, found: Number, *, closing: bool) -> Iterator[str]:
    head = _reached(team, found)
    if closing:
        week = f"promised this week {say.amount(found.week_promised)}, got {say.amount(found.week_got)}"
        gap = "" if found.reached is None else f"; gap {say.amount(found.gap)}"
        yield f"{head}{gap}; {week if found.week_promised else 'nothing promised this week'}"
        lines = f"{counted(found.overdue_lines, 'line')}, {say.amount(found.overdue)} (salesctl plan open)"
        yield f"closes by today and still open: {lines if found.overdue_lines else 'nothing'}"
    else:
        yield f"{head} after {say.share(found.gone, found.days)} of the working days"
        promised = f"promised {say.amount(found.promised)}, " if found.promised else ""
        to_go = "" if found.reached is None else f"to go {say.amount(found.gap)}: "
        yield f"{to_go}{promised}open in the quarter {say.amount(found.open)}"
    if found.reached is not None:
        yield "   ".join(_people(found.people))
    elif recipe_of(team) is None and team.store.unloaded("recipe"):
        yield "recipe.yaml cannot be read, so nobody knows what is reached: salesctl recipe check"


def _reached(team: Team, found: Number) -> str:
    target = f"{say.amount(found.target)} {team.settings.currency}"
    if found.reached is not None:
        return f"{say.amount(found.reached)} of {target}, {say.share(found.reached, found.target)}"
    return f"nothing is logged of {target}"


def _people(people: Sequence[Standing]) -> Iterator[str]:
    shown = people if len(people) <= MOST_PEOPLE else (*people[:3], *people[-3:])
    for place, each in enumerate(shown):
        if len(people) > MOST_PEOPLE and place == 3:
            yield f"… {len(people) - 6} more: salesctl quota show …"
        yield f"{each.who} {'nothing yet' if each.reached is None else say.share(each.reached, each.quota)}"


def _check(whole: Whole, team: Team) -> Iterator[str]:
    if whole.errors:
        yield f"{counted(whole.errors, 'error')} in what is written: salesctl check"
    unseen = sum(duty.state is State.UNSEEN for duty in whole.duties)
    if unseen:
        yield f"{counted(unseen, 'duty', 'duties')} unseen: {_why_unseen(team.store.out_of_reach())}"


def _why_unseen(folders: Sequence[str]) -> str:
    if not folders:
        return "the document cannot be read"
    return f"the document cannot be read, or is in a private repository that is not here ({listed(folders)})"


def _over_time(past: Past, team: Team) -> Iterator[str]:
    if past:
        yield " · ".join(f"{say.day(day, team.today)} {'-' if score is None else score}" for day, score in past)


def _systems(whole: Whole, past: Past) -> Iterator[str]:
    lights = []
    good = [each for each in whole.scores if each.light == "●"]
    if good:
        lights.append(f"● {len(good)}")
    for light in ("◐", "○"):
        names = [each.system for each in whole.scores if each.light == light]
        if names:
            lights.append(f"{light} {', '.join(names)}")
    if whole.total is None:
        yield "no score yet: nothing was due in the last 13 weeks"
    else:
        yield f"{'  '.join(lights)}   {whole.total} of 100{_moved(whole, past)}"
    yield from _left_out(whole.scores)


def _moved(whole: Whole, past: Past) -> str:
    day, score = past[0] if past else (whole.team.today, None)
    if score is None or whole.total is None:
        return ""
    return f", {whole.total - score:+} since {say.day(day, whole.team.today)}"


def _left_out(scores: Sequence[SystemScore]) -> Iterator[str]:
    off = [each.system for each in scores if each.is_off]
    quiet = [each.system for each in scores if each.score is None and not each.is_off]
    if off:
        yield f"switched off, and left out of the score: {listed(off)}"
    if quiet and len(quiet) < len(scores):
        names = listed(quiet) if len(quiet) <= _NAMED else f"the {len(quiet)} other systems"
        yield f"nothing was due in {names} in 13 weeks: left out of the score"
