"""What is due of coaching: each salesperson's calls of a month, the debrief of each call, and what calls promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty, Want, item_wants, settled
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.coaching.documents import Coaching, CoachingPolicy
from salesctl.systems.coaching.figures import coach_of, day_of, debriefed_on

Months = Mapping[tuple[str, Period], Sequence[Doc[Coaching]]]


def duties(team: Team) -> Iterator[Duty]:
    """Yield the calls of each month, the debrief of each call, then the commitments made on them."""
    yield from settled(team, _wants(team))


def _wants(team: Team) -> Iterator[Want]:
    calls = _recent(team)
    yield from _month_wants(team, _by_month(calls))
    for doc in calls:
        if day_of(doc) <= team.until:
            yield _debrief(team, doc)
    yield from item_wants(team, "coaching", team.all(Coaching))


def _recent(team: Team) -> list[Doc[Coaching]]:
    """Return the calls that a duty can still be about: from the first month listed on, and what was never talked over.

    A month is counted whole: cut in its middle, it would seem short of the calls of its first days.
    """
    listed = next(iter(team.periods("month")), None)
    first = str(team.calendar.days(listed).first if listed else team.today)
    return [
        doc
        for doc in team.all(Coaching)
        if doc.model.cancelled is None
        and (doc.model.debrief is None or doc.model.moved_to or doc.parts["date"] >= first)
    ]


# ---- the calls of a month


def _by_month(calls: Sequence[Doc[Coaching]]) -> Months:
    """Return the calls by person and month: each once, one that moved in the month it moved to."""
    found: dict[tuple[str, Period], list[Doc[Coaching]]] = {}
    for doc in calls:
        found.setdefault((doc.owner, Period.of_month(day_of(doc))), []).append(doc)
    return found


def _month_wants(team: Team, calls: Months) -> Iterator[Want]:
    needed = team.policy(CoachingPolicy).calls_per_month
    if not needed:
        return
    elsewhere, broken = team.unseen(Coaching), _broken(team)
    for month in team.periods("month"):
        last = team.calendar.days(month).last
        closes = team.calendar.days(team.calendar.shift(month, 1)).last
        for person in team.salespeople(team.calendar.days(month)):
            key = (person.owner, month)
            want = _month(team, month, last, person.owner, calls.get(key, ()), needed)
            yield replace(want, closes=closes, unseen=want.done is None and (elsewhere or key in broken))


def _month(team: Team, month: Period, last: date, who: str, calls: Sequence[Doc[Coaching]], needed: int) -> Want:
    """Return the calls of a month with one person.

    Each counts on its own day once it was talked over; when that was is the debrief's own duty.
    """
    over = [doc for doc in calls if debriefed_on(doc, team.today) is not None]
    still = sorted((doc for doc in calls if debriefed_on(doc, team.today) is None), key=day_of)
    enough = len(over) + len(still) >= needed
    waiting = next((doc for doc in still if enough or day_of(doc) <= team.today), None)
    done = sorted(day_of(doc) for doc in over)
    return Want(
        id=f"coaching/calls/{who}/{month}",
        system="coaching",
        what="coached calls",
        who=team.manager_of(who, last),
        due=last,
        about=who,
        period=month,
        before=True,
        done=done[needed - 1] if len(done) >= needed else None,
        part=_part(done, still, needed),
        path=waiting.path if waiting else None,
        move=f"write `debrief` in {waiting.path}" if waiting else f"salesctl new coaching {who}",
    )


def _part(done: Sequence[date], still: Sequence[object], needed: int) -> str | None:
    if len(done) >= needed:
        return None
    booked = f", {len(still)} booked" if still else ""
    return f"{len(done)} of {needed}{booked}"


def _broken(team: Team) -> frozenset[tuple[str, Period]]:
    """Return whose calls of which month are there and cannot be read."""
    files = team.store.unloaded(Coaching.kind)
    return frozenset((each.parts["person"], Period.parse(each.parts["date"][:7])) for each in files)


# ---- debriefs


def _debrief(team: Team, doc: Doc[Coaching]) -> Want:
    day, coach = day_of(doc), coach_of(team, doc)
    within = team.policy(CoachingPolicy).debrief_within_days
    stem = doc.path.removeprefix("coaching/").removesuffix(".yaml")
    moved = f"moved to {day_name(day)}" if doc.model.moved_to else None
    return Want(
        id=f"coaching/debrief/{stem}",
        system="coaching",
        what="debrief",
        who=coach,
        due=team.calendar_of(coach).add(day, within) if within else day,
        about=None if coach == doc.owner else doc.owner,
        period=Period.of_day(day),
        done=debriefed_on(doc, team.today),
        part=moved,
        path=doc.path,
        move=f"write `debrief` in {doc.path}",
    )
