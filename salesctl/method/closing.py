"""The last day worked in a quarter: what must be there before the next one starts, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from salesctl.core.duty import Duty, State
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.method import say
from salesctl.method.whole import Whole

_NAMED = 4


def closes_today(team: Team) -> bool:
    """Tell whether today is the last day worked in its quarter."""
    days = team.calendar.days(team.calendar.period(team.today, "quarter"))
    return team.calendar.on_or_before(days.last) == team.today


def before_leaving(whole: Whole) -> Iterator[str]:
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
    who = f" ({listed(missing)})" if 0 < len(missing) <= _NAMED else ""
    return f"{what} {period}: {len(duties) - len(missing)} of {len(duties)}{who}"


def then(whole: Whole) -> Iterator[str]:
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
