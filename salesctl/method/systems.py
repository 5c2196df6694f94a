"""The table of the ten systems, and what stands behind each point that is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from salesctl.core.duty import Duty, State
from salesctl.core.finding import Severity
from salesctl.core.report import Cell, Column, Report, Table
from salesctl.core.words import counted, listed
from salesctl.method import say
from salesctl.method.headline import headlines, next_moves
from salesctl.method.score import SystemScore
from salesctl.method.status import contract, title
from salesctl.method.whole import Whole

PlaceOf = Callable[[Duty], str]
_LOST = (State.LATE, State.MISSED, State.DONE_LATE)


def table(whole: Whole) -> Report:
    """Return the ten systems: light, score, this period's figure, what is next."""
    figures, moves = headlines(whole), next_moves(whole)
    rows = tuple(_row(each, figures.get(each.system), moves.get(each.system)) for each in whole.scores)
    columns = (Column(" "), Column("System"), Column("Score", "number"), Column("Now"), Column("Next"))
    score = "no score yet" if whole.total is None else f"{whole.total} of 100"
    notes = tuple(_points(whole.scores))
    return Report(f"{title(whole.team)} · {score}", (Table("systems", columns, rows),), notes, data=contract(whole))


def _points(scores: Sequence[SystemScore]) -> Iterator[str]:
    """Say what the ten points of a system are for."""
    yield "of ten points, 5 are for duties done, 3 for on time, 2 for documents without errors: --explain"
    own = [each.system for each in scores if each.score is not None and each.own is not None]
    if own:
        yield f"in {listed(own)} 4, 2 and 2, and 2 for what salespeople wrote themselves: salesctl manager audit"


def _row(each: SystemScore, figure: str | None, move: str | None) -> tuple[Cell, ...]:
    if each.is_off:
        return "·", each.system, None, "switched off", None
    return each.light or "·", each.system, each.score, figure or "nothing written yet", move


def behind(report: Report, whole: Whole, place_of: PlaceOf) -> Report:
    """Lay beneath a page every duty and finding that costs a point, with file and line."""
    tables = tuple(_behind(whole, each, place_of) for each in whole.scores if each.score is not None)
    return replace(report, behind=tuple(table for table in tables if table.rows))


def _behind(whole: Whole, each: SystemScore, place_of: PlaceOf) -> Table:
    said = f"{each.system} {each.score}: done {each.done} of {each.due}, on time {each.on_time} of {each.due}"
    own = "" if each.own is None else f", own {say.share(each.own, 1)}"
    name = f"{said}, clean {each.clean} of {counted(each.documents, 'document')}{own}"
    columns = (Column("What"), Column("Who"), Column("Due", "day"), Column("State"), Column("Where"))
    return Table(name, columns, (*_duties(whole, each.system, place_of), *_findings(whole, each.system)))


def _duties(whole: Whole, system: str, place_of: PlaceOf) -> Iterator[tuple[Cell, ...]]:
    for duty in whole.of(system):
        if duty.state in _LOST and duty.due in whole.team.score_window:
            yield say.duty(duty), say.concerned(duty), duty.due, _late(duty), place_of(duty)


def _late(duty: Duty) -> str:
    late = f"{counted(duty.days_late, 'day')} late" if duty.days_late else "late"
    return str(duty.state) if duty.state is State.MISSED else f"done {late}" if duty.state is State.DONE_LATE else late


def _findings(whole: Whole, system: str) -> Iterator[tuple[Cell, ...]]:
    paths = whole.documents.get(system, frozenset())
    for finding in whole.findings:
        if finding.severity is Severity.ERROR and finding.path in paths:
            where = finding.path if finding.place.line is None else f"{finding.path}:{finding.place.line}"
            yield f"{finding.code} {finding.name}", None, None, "error", where
