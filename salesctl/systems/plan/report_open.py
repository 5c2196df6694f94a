"""What is still open in the forecasts, by the day it was to close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import counted, in_money
from salesctl.systems.plan.asked import half_asked
from salesctl.systems.plan.documents import Line, Plan
from salesctl.systems.plan.figures import days_of, open_lines, probability


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open line and the last day on which it may close."""

    doc: Doc[Plan]
    line: Line
    closes: date


def open_report(team: Team, ask: Ask) -> Report:
    """List the open lines of a half by close, those past it first; without a half named, older ones still open too."""
    half = half_asked(team, ask)
    found = sorted(_open(team, ask, half), key=lambda each: (each.closes, each.doc.owner, -each.line.amount))
    currency = team.settings.currency
    columns = (
        *(Column("Close", "period"), Column("Past", "count", "days"), Column("Who"), Column("Account")),
        *(Column("Amount", "money", currency), Column("Chance", "percent"), Column("Next step"), Column("By", "day")),
    )
    rows = tuple(_row(team, each) for each in found)
    table = Table("open lines", columns, rows, f"nothing is open in the forecasts for {half}")
    return Report(f"Open in the forecasts, {half}", (table,), tuple(_notes(team, found)))


def _open(team: Team, ask: Ask, half: Period) -> Iterator[OpenLine]:
    wanted = team.all(Plan, half=half) if ask.argument else team.all(Plan)
    for doc in wanted:
        if ask.about(doc.owner) and doc.period <= half:
            for _, line in open_lines(doc.model, team.today):
                days = days_of(team, line.close)
                yield OpenLine(doc, line, days.last if days else date.max)


def _row(team: Team, each: OpenLine) -> tuple[Cell, ...]:
    line, past = each.line, (team.today - each.closes).days
    step = line.next
    return (
        *(line.close, past if past > 0 else None, each.doc.owner, line.account, line.amount),
        *(probability(line, team.today), step.what if step else None, step.by if step else None),
    )


def _notes(team: Team, found: list[OpenLine]) -> Iterator[str]:
    currency = team.settings.currency
    if found:
        total = sum((each.line.amount for each in found), Decimal(0))
        yield f"{counted(len(found), 'line')}, {in_money(total, currency)} open"
    past = [each.line.amount for each in found if each.closes < team.today]
    if past:
        total = sum(past, Decimal(0))
        yield f"past their close and neither won nor lost: {counted(len(past), 'line')}, {in_money(total, currency)}"
