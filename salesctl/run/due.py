"""Every duty of every system that is on, in the order in which somebody should act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesctl.core.duty import UNREADABLE, Duty, State
from salesctl.core.system import System
from salesctl.core.team import Team
from salesctl.run.open import Opened
from salesctl.run.still import collector_still

_RANK = {State.LATE: 0, State.MISSED: 1, State.UNSEEN: 2, State.OPEN: 3}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which duties to list: of some systems, some people, only the late or every one, due up to a day."""

    systems: tuple[str, ...] = ()
    who: frozenset[str] = frozenset()
    late_only: bool = False
    every: bool = False
    until: date | None = None


def all_duties(opened: Opened, systems: Sequence[System]) -> tuple[Duty, ...]:
    """Return every duty that still matters, whatever its state, by due day and name."""
    with collector_still():
        found = [
            _shown(duty, opened, system)
            for system in systems
            if opened.team.is_on(system.noun)
            for duty in system.duties(opened.team)
        ]
    return tuple(sorted(found, key=lambda duty: (duty.due, duty.system, duty.id)))


def _shown(duty: Duty, opened: Opened, system: System) -> Duty:
    path = opened.store.shown(duty.path) if duty.path else duty.path
    why = duty.why
    if why == UNREADABLE and any(opened.store.is_absent(kind.name) for kind in system.kinds):
        why = "kept in a private repository that is not here"
    return duty if (path, why) == (duty.path, duty.why) else replace(duty, path=path, why=why)


def listed(duties: Sequence[Duty], team: Team, wanted: Filter) -> tuple[Duty, ...]:
    """Return the duties that a list shows: late first, then missed in the last thirteen weeks, unseen, then open."""
    return tuple(sorted((duty for duty in duties if _is_listed(duty, team, wanted)), key=_order))


def late(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Return the duties past due that can still be done."""
    return tuple(duty for duty in duties if duty.state is State.LATE)


def _order(duty: Duty) -> tuple[int, date, str, str]:
    return (_RANK.get(duty.state, 9), duty.due, duty.system, duty.id)


def _is_listed(duty: Duty, team: Team, wanted: Filter) -> bool:
    if wanted.systems and duty.system not in wanted.systems:
        return False
    if wanted.who and duty.who not in wanted.who and duty.about not in wanted.who:
        return False
    if wanted.late_only:
        return duty.state is State.LATE
    until = wanted.until or team.until
    if wanted.every:
        return duty.due <= until
    match duty.state:
        case State.LATE:
            return True
        case State.OPEN:
            return duty.due <= until
        case State.MISSED:
            return duty.due >= team.score_window.first
        case State.UNSEEN:
            return team.score_window.first <= duty.due <= until
    return False
