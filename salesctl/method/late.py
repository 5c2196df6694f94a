"""What is late, the oldest first: each by itself while they are few, by kind when they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesctl.core.duty import Duty
from salesctl.core.words import counted
from salesctl.method import say
from salesctl.method.whole import Whole

MOST = 10


def late(whole: Whole) -> Iterator[str]:
    """Say what is late, from whom, since when, and the next move."""
    if not whole.late:
        yield "nothing is late"
        return
    alone = len(whole.late) <= MOST
    groups = [[duty] for duty in whole.late] if alone else list(say.by_kind(whole.late).values())
    for duties in groups:
        yield _one(whole, duties[0]) if len(duties) == 1 else _kind(whole, duties)


def _one(whole: Whole, duty: Duty) -> str:
    return "\t".join((say.duty(duty), say.concerned(duty), say.lateness(duty, whole.team), _move(whole, duty)))


def _move(whole: Whole, duty: Duty) -> str:
    """Say the next move; whose it is only where that is neither the person named nor the manager, who reads this."""
    if duty.move is None:
        return ""
    known = duty.who == say.concerned(duty) or duty.who == whole.team.manager_on(whole.team.today)
    return duty.move if known else f"{duty.who}: {duty.move}"


def _kind(whole: Whole, duties: Sequence[Duty]) -> str:
    people = {say.concerned(duty) for duty in duties}
    who = next(iter(people)) if len(people) == 1 else counted(len(people), "person", "people")
    since = f"since {say.day(duties[0].due, whole.team.today)}"
    return "\t".join((say.of_kind(duties), who, since, f"salesctl {duties[0].system} due --late"))
