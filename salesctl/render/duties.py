"""Duties as a report: who owes what, by when, and the next move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesctl.core.duty import Duty, State
from salesctl.core.report import Column, Report, Section, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name

_COLUMNS = (Column("What"), Column("Who"), Column("Due", "day"), Column("State"), Column("Next move"))
_LABELS = {
    State.LATE: "LATE",
    State.MISSED: "MISSED",
    State.UNSEEN: "UNSEEN",
    State.OPEN: "DUE",
    State.DONE_LATE: "DONE LATE",
    State.DONE: "DONE",
    State.EXCUSED: "EXCUSED",
}

_FOLDED = (State.OPEN, State.EXCUSED, State.DONE, State.DONE_LATE)
_ALONE = 3
MOST = 40


def page(duties: Sequence[Duty], team: Team, title: str, whole: str | None = None) -> Report:
    """Return a list of duties as a page for people: late first, each with its next move.

    With `whole`, the command that lists them one by one, what several people owe alike takes one line, and a long list
    is cut.
    """
    if not duties:
        nothing = f"nothing is late, and nothing is due before {day_name(team.until, team.today)}"
        return Report(title, sections=(Section("DUE", (nothing,)),))
    return Report(title, sections=tuple(_sections(duties, team, whole)))


def _sections(duties: Sequence[Duty], team: Team, whole: str | None) -> Iterator[Section]:
    for state, label in _LABELS.items():
        found = [duty for duty in duties if duty.state is state]
        if found:
            lines = list(_short(found, team, whole)) if whole else [_line((duty,), team) for duty in found]
            yield Section(f"{label} {len(found):,}", tuple(lines))


def _short(found: Sequence[Duty], team: Team, whole: str) -> Iterator[str]:
    """Say what several people owe alike in one line; what a long list is cut by is never what many owe."""
    groups = _alike(found) if found[0].state in _FOLDED or len(found) > MOST else [[duty] for duty in found]
    kept = sorted(sorted(range(len(groups)), key=lambda at: len(groups[at]) == 1)[:MOST])
    yield from (_line(groups[at], team) for at in kept)
    rest = len(found) - sum(len(groups[at]) for at in kept)
    if rest:
        yield f"{rest:,} more: {whole}"
    elif len(groups) < len(found):
        yield f"one by one: {whole}"


def _alike(found: Sequence[Duty]) -> list[list[Duty]]:
    """Put together what is the same duty, of the same period, due on the same day; the few stay alone."""
    groups: dict[tuple[object, ...], list[Duty]] = {}
    for duty in found:
        alike = duty.period is not None and duty.period.unit != "day"
        groups.setdefault((duty.what, duty.period, duty.due) if alike else (duty.id,), []).append(duty)
    parts = ([group] if len(group) > _ALONE else [[duty] for duty in group] for group in groups.values())
    return [each for part in parts for each in part]


def _line(group: Sequence[Duty], team: Team) -> str:
    first = group[0]
    if len(group) == 1:
        return "\t".join((_what(first), first.who, day_name(first.due, team.today), state(first, team), _move(first)))
    people = counted(len(group), "person", "people")
    same = {duty.who for duty in group} == {first.who}
    what = f"{_words(first)}, {people}" if same else _words(first)
    oldest = max(group, key=lambda duty: duty.days_late)
    return "\t".join(
        (what, first.who if same else people, day_name(first.due, team.today), _standing(oldest, team), "")
    )


def report(duties: Sequence[Duty], team: Team, title: str) -> Report:
    """Return a list of duties as one table."""
    rows = tuple((_what(duty), duty.who, duty.due, state(duty, team), _move(duty)) for duty in duties)
    return Report(title, (Table("duties", _COLUMNS, rows, "nothing is due"),))


def state(duty: Duty, team: Team) -> str:
    """Say how a duty stands, and why."""
    words = _standing(duty, team)
    return f"{words}: {duty.why}" if duty.why else words


def _standing(duty: Duty, team: Team) -> str:
    match duty.state:
        case State.LATE:
            return _late(duty)
        case State.DONE_LATE:
            return f"done {_late(duty)}"
        case State.OPEN:
            days = team.calendar_of(duty.who).count(team.today, duty.due)
            return "today" if duty.due == team.today else f"in {counted(days, 'day')}"
    return duty.state.value


def _late(duty: Duty) -> str:
    return f"{counted(duty.days_late, 'day')} late" if duty.days_late else "late"


def _words(duty: Duty) -> str:
    return " ".join([duty.what, *([str(duty.period)] if duty.period else [])])


def _what(duty: Duty) -> str:
    words = _words(duty)
    return f"{words}, {duty.about}" if duty.about and duty.about != duty.who else words


def _move(duty: Duty) -> str:
    return (duty.move or "") if duty.is_pending else ""
