"""How pages say days, money and duties in few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from salesctl.core.duty import Duty, State
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, in_percent
from salesctl.method.events import Event

day, share = day_name, in_percent
_SHORT = {"monthly review": "review"}
_PROMISED = "#"  # an item somebody promised, in whatever document
# What several duties of a kind are called, and one, by the system and the second word of their ids.
_KINDS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("coaching", "calls"): ("month of coached calls", "months of coached calls"),
    ("coaching", _PROMISED): ("promise after coached calls", "promises after coached calls"),
    ("contest", "plan"): ("year of contests", "years of contests"),
    ("contest", "result"): ("contest result", "contest results"),
    ("hiring", "check"): ("check of a hire", "checks of hires"),
    ("manager", _PROMISED): ("item of the manager's list", "items of the manager's list"),
    ("meeting", "agenda"): ("agenda", "agendas"),
    ("meeting", "notes"): ("meeting's notes", "meetings' notes"),
    ("meeting", _PROMISED): ("promise in meetings", "promises in meetings"),
    ("plan", "submitted"): ("plan to submit", "plans to submit"),
    ("plan", "accepted"): ("plan to accept", "plans to accept"),
    ("plan", _PROMISED): ("promise in plans", "promises in plans"),
    ("quota", "numbers"): ("year of quotas", "years of quotas"),
    ("review", "monthly"): ("review", "reviews"),
    ("review", _PROMISED): ("promise in reviews", "promises in reviews"),
}


def amount(value: Decimal) -> str:
    """Say an amount without cents.

    >>> amount(Decimal("732000.50"))
    '732,001'
    """
    return f"{value.quantize(Decimal(1), ROUND_HALF_UP):,}"


def event(found: Event, team: Team) -> str:
    """Say something planned, without its day."""
    start = f"{found.start:%H:%M} " if found.start else ""
    match found.system:
        case "meeting":
            lead = f", {found.lead} leads" if found.lead else ""
            return f"{start}meeting{lead}"
        case "training":
            return f"{start}training, {found.lead}: {found.title}"
        case "contest":
            last = f" until {day(found.last, team.today)}" if found.last else ""
            return f"{found.title[:1].lower()}{found.title[1:]}{last}"
    return f"{start}{found.title[:1].lower()}{found.title[1:]}"


def duty(found: Duty) -> str:
    """Say what a duty is: its kind and its period, and about whom."""
    words = _SHORT.get(found.what, found.what)
    period = f" {found.period}" if found.period is not None else ""
    return f"{words}{period}"


def by_kind(found: Iterable[Duty]) -> Mapping[tuple[str, str], Sequence[Duty]]:
    """Group duties by what kind of thing is due, in the order in which the first of each comes."""
    groups: dict[tuple[str, str], list[Duty]] = {}
    for each in found:
        groups.setdefault(_kind(each), []).append(each)
    return groups


def of_kind(found: Sequence[Duty]) -> str:
    """Say how many duties of one kind there are: `28 metric logs`."""
    one, many = _KINDS.get(_kind(found[0]), (found[0].what, f"{found[0].what}s"))
    return counted(len(found), one, many)


def is_promised(found: Duty) -> bool:
    """Tell whether a duty is an item that somebody wrote down, and not one of the method's own."""
    return "#" in found.id


def _kind(found: Duty) -> tuple[str, str]:
    return found.system, _PROMISED if is_promised(found) else found.id.split("/")[1]


def concerned(found: Duty) -> str:
    """Say whose name stands beside a duty in a list: whom it is about, else who must act."""
    return found.about or found.who


def lateness(found: Duty, team: Team) -> str:
    """Say how late a duty is, or when it is due."""
    if found.due == team.today:
        return "today"
    late = f", {counted(found.days_late, 'day')}" if found.state is State.LATE and found.days_late else ""
    return f"{day(found.due, team.today)}{late}"


def some(words: Iterable[str], most: int, rest: str) -> str:
    """Join words with dots between; when there are more, count the rest and name where to find it."""
    found = list(words)
    shown = found[:most]
    if len(found) > most:
        shown.append(f"{len(found) - most} more: {rest}")
    return " · ".join(shown)
