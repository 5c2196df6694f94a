"""The page on which a manager starts the day: today, the number, what is late, the week, the systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.report import Report, Section
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.method import say
from salesctl.method.headline import headlines, next_moves
from salesctl.method.number import Number, Standing, number
from salesctl.method.score import SystemScore
from salesctl.method.whole import Whole
from salesctl.method.word import say_word
from salesctl.systems.meeting.figures import held_before

MOST_LATE, MOST_WEEK, MOST_PEOPLE = 6, 4, 8
_WEEK = 7


Past = Sequence[tuple[date, Decimal | None]]


def status(whole: Whole, past: Past = ()) -> Report:
    """Return the page. `past` are scores of days gone by and today's, oldest first, where that was asked for."""
    team = whole.team
    quarter = number(team)
    closing = _closes_today(team)
    sections = [
        *_start(whole),
        *_section("TODAY", _today(whole)),
        *_section("NUMBER", _number(team, quarter, closing=closing)),
        *_section(f"LATE {len(whole.late)}", _late(whole)),
        *(_section("LEAVING", _before_leaving(whole)) if closing else ()),
        *(_section("THEN", _then(whole)) if closing else _section(*_week(whole))),
        *_section("CHECK", _check(whole)),
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


def _today(whole: Whole) -> Iterator[str]:
    team = whole.team
    today = [event for event in whole.planned(0, 0) if event.system != "contest"]
    yield from (f"{say.event(event, team)}{_agenda(whole, event.uid)}" for event in today)
    coming = [event for event in whole.planned(1, 3 * _WEEK) if event.system != "contest"]
    if not today and coming:
        yield f"nothing is planned; next is {say.day(coming[0].day, team.today)}, {say.event(coming[0], team)}"
    held = held_before(team, team.today)
    if held is not None and held.model.commitments and team.today - held.period.date <= timedelta(weeks=2):
        yield f"last week's word: {say_word(held, team)}"


def _agenda(whole: Whole, uid: str) -> str:
    for duty in whole.of("meeting"):
        if duty.id == uid.replace("meeting/", "meeting/agenda/"):
            if duty.done is not None:
                return f", agenda in since {say.day(duty.done, whole.team.today)}"
            return ", no agenda yet" if duty.is_pending else ""
    return ""


def _number(team: Team, found: Number | None, *, closing: bool) -> Iterator[str]:
    if found is None:
        return
    reached, target = say.amount(found.reached), f"{say.amount(found.target)} {team.settings.currency}"
    head = f"{reached} of {target}, {say.share(found.reached, found.target)}"
    if closing:
        week = f"promised this week {say.amount(found.week_promised)}, got {say.amount(found.week_got)}"
        yield f"{head}; gap {say.amount(found.gap)}; {week}"
        lines = f"{counted(found.overdue_lines, 'line')}, {say.amount(found.overdue)}"
        yield f"closes by today and still open: {lines} (salesctl plan open)"
    else:
        yield f"{head} after {say.share(found.gone, found.days)} of the working days"
        promised = f"promised {say.amount(found.promised)}, " if found.promised else ""
        yield f"to go {say.amount(found.gap)}: {promised}open with a close in the quarter {say.amount(found.open)}"
    yield "   ".join(_people(found.people))


def _people(people: Sequence[Standing]) -> Iterator[str]:
    shown = people if len(people) <= MOST_PEOPLE else (*people[:3], *people[-3:])
    for place, each in enumerate(shown):
        if len(people) > MOST_PEOPLE and place == 3:
            yield f"… {len(people) - 6} more: salesctl quota show …"
        yield f"{each.who} {'no log' if each.reached is None else say.share(each.reached, each.quota)}"


def _late(whole: Whole) -> Iterator[str]:
    for duty in whole.late[:MOST_LATE]:
        yield "\t".join((say.duty(duty), say.concerned(duty), say.lateness(duty, whole.team), _move(duty)))
    if len(whole.late) > MOST_LATE:
        yield f"{len(whole.late) - MOST_LATE} more: salesctl due --late"


def _move(duty: Duty) -> str:
    if duty.move is None:
        return ""
    return f"{duty.who}: {duty.move}" if duty.about and duty.about != duty.who else duty.move


def _week(whole: Whole) -> tuple[str, tuple[str, ...]]:
    """Return the week's label, with how much there is, and its line: what is planned first, then what falls due."""
    team = whole.team
    until = team.today + timedelta(days=_WEEK)
    planned = [(event.day, say.event(event, team)) for event in whole.planned(1, _WEEK)]
    due = [
        (duty.due, f"{say.duty(duty)}, {say.concerned(duty)}")
        for duty in whole.duties
        if duty.state is State.OPEN and duty.due <= until
    ]
    found = [f"{day:%a} {day.day} {words}" for day, words in (*sorted(planned), *sorted(due))]
    if not found:
        return "WEEK", (f"nothing is planned and nothing is due before {say.day(until, team.today)}",)
    return f"WEEK {len(found)}", (say.some(found, MOST_WEEK, "salesctl due"),)


def _check(whole: Whole) -> Iterator[str]:
    if whole.errors:
        yield f"{counted(whole.errors, 'error')} in what is written: salesctl check"
    unseen = sum(duty.state is State.UNSEEN for duty in whole.duties)
    if unseen:
        yield f"{counted(unseen, 'duty', 'duties')} unseen: the document cannot be read, or is kept elsewhere"


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
        first = past[0] if past else None
        moved = (
            f", {whole.total - first[1]:+} since {say.day(first[0], whole.team.today)}" if first and first[1] else ""
        )
        yield f"{'  '.join(lights)}   {whole.total} of 100{moved}"
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
        yield f"nothing was due yet in {listed(quiet)}: left out of the score"


# ---- the last day of a quarter


def _closes_today(team: Team) -> bool:
    """Tell whether today is the last day worked in its quarter."""
    days = team.calendar.days(team.calendar.period(team.today, "quarter"))
    return team.calendar.on_or_before(days.last) == team.today


def _before_leaving(whole: Whole) -> Iterator[str]:
    """Say what the next periods need and whether it is there."""
    groups: dict[tuple[str, str], list[Duty]] = {}
    for duty in whole.duties:
        if duty.period is None or duty.period.unit not in ("quarter", "half", "year"):
            continue
        starts = whole.team.calendar.days(duty.period).first
        soon = whole.team.today < starts <= whole.team.today + timedelta(weeks=2)
        if soon and duty.due <= starts and duty.state is not State.EXCUSED:
            groups.setdefault((duty.what, str(duty.period)), []).append(duty)
    parts = [_progress(what, period, duties) for (what, period), duties in groups.items()]
    if parts:
        yield " · ".join(parts)


def _progress(what: str, period: str, duties: Sequence[Duty]) -> str:
    missing = [say.concerned(duty) for duty in duties if duty.is_pending or duty.state is State.MISSED]
    if len(duties) == 1:
        return f"{what} {period} {'missing' if missing else 'in'}"
    who = f" ({listed(missing)})" if 0 < len(missing) <= 4 else ""
    return f"{what} {period}: {len(duties) - len(missing)} of {len(duties)}{who}"


def _then(whole: Whole) -> Iterator[str]:
    """Say what falls due next for several people at once."""
    groups: dict[tuple[str, str], list[Duty]] = {}
    for duty in whole.duties:
        if duty.state is State.OPEN and duty.period is not None and whole.team.today < duty.due <= whole.team.until:
            if duty.period.unit == "week":
                continue
            groups.setdefault((duty.what, str(duty.period)), []).append(duty)
    for (what, period), duties in groups.items():
        if len(duties) > 1:
            last = max(duty.due for duty in duties)
            yield f"{what} {period}, {len(duties)} people, by {say.day(last, whole.team.today)}"
