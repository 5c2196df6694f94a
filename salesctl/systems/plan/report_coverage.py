"""Forecast over quota, by person and by account: what is planned, what is likely, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import in_money, in_times, listed
from salesctl.systems.plan.asked import Writer, half_asked, writers
from salesctl.systems.plan.documents import Line, Plan, PlanPolicy
from salesctl.systems.plan.figures import (
    account_key,
    carries_quota,
    forecast,
    is_lost,
    is_open,
    is_won,
    number_of,
    open_amount,
    probability,
    weighted,
    won,
)
from salesctl.systems.quota.figures import measure_of, quota_of

_NOTHING = Decimal(0)


def coverage(team: Team, ask: Ask) -> Report:
    """Lay the forecasts of a half over the quotas: by person, what is left to win, by account."""
    half = half_asked(team, ask)
    sums = [made for each in writers(team, ask, half, with_number=True) if (made := _sums(team, half, each))]
    wanted = team.policy(PlanPolicy).coverage
    currency = team.settings.currency
    docs = [each.doc for each in sums if each.doc is not None]
    tables = (_people(sums, wanted, currency), _left(sums, currency), _accounts(team, docs, sums, currency))
    return Report(
        f"Forecast over quota, {half}", tables, _notes(sums, wanted, currency), (_lines(team, docs, currency),)
    )


# ---- sums


@dataclass(frozen=True, slots=True)
class Sums:
    """What one person's plan adds up to, in the team's currency; nothing where there is no plan.

    `runs`: its half has begun. `gone`: its owner has left, and nothing more is asked.
    """

    who: str
    doc: Doc[Plan] | None
    quota: Decimal | None
    runs: bool
    gone: bool
    forecast: Decimal = _NOTHING
    weighted: Decimal = _NOTHING
    won: Decimal = _NOTHING
    open: Decimal = _NOTHING

    @property
    def left(self) -> Decimal | None:
        """What is left of the quota to win; 0 once it is won."""
        return None if self.quota is None else max(_NOTHING, self.quota - self.won)

    def gap(self, wanted: Decimal) -> Decimal | None:
        """What is missing to the coverage wanted, once the half runs of what is left; 0 when nothing is."""
        if self.quota is None or self.left is None or self.gone:
            return None
        gap = wanted * self.left - self.open if self.runs else wanted * self.quota - self.forecast
        return max(_NOTHING, gap.to_integral_value(ROUND_CEILING))


def _sums(team: Team, half: Period, each: Writer) -> Sums | None:
    """Add up one person's plan; None for somebody without a number in money."""
    if not carries_quota(team, each.who) or measure_of(team, each.who, half) is not None:
        return None
    person = team.person(each.who)
    gone = person is not None and person.employed.last < team.today
    runs = team.today >= team.calendar.days(half).first
    if each.doc is None:
        return Sums(each.who, None, quota_of(team, each.who, half), runs, gone)
    plan, today = each.doc.model, team.today
    return Sums(
        *(each.who, each.doc, number_of(team, each.doc), runs, gone, forecast(plan)),
        *(weighted(plan, today).to_integral_value(), won(plan, today), open_amount(plan, today)),
    )


def _over(amount: Decimal, quota: Decimal | None) -> Decimal | None:
    return amount / quota if quota is not None and quota > 0 else None


# ---- tables


def _people(sums: Sequence[Sums], wanted: Decimal, currency: str) -> Table:
    columns = (
        Column("Who"),
        Column("Quota", "money", currency),
        Column("Forecast", "money", currency),
        Column("Coverage", "ratio"),
        Column("Gap", "money", currency),
        Column("Weighted", "money", currency),
        Column("Weighted coverage", "ratio"),
    )
    rows = tuple(
        (
            *(each.who, each.quota, each.forecast if each.doc else None),
            *(_over(each.forecast, each.quota) if each.doc else None, each.gap(wanted)),
            *(each.weighted if each.doc else None, _over(each.weighted, each.quota) if each.doc else None),
        )
        for each in sums
    )
    return Table("by person", columns, rows, "nobody here carries a quota in money")


def _left(sums: Sequence[Sums], currency: str) -> Table:
    columns = (
        Column("Who"),
        Column("Won", "money", currency),
        Column("Left of the quota", "money", currency),
        Column("Open", "money", currency),
        Column("Open over left", "ratio"),
    )
    planned = [each for each in sums if each.doc is not None]
    rows = tuple((each.who, each.won, each.left, each.open, _over(each.open, each.left)) for each in planned)
    return Table("still to win", columns, rows, "there is no plan yet")


def _accounts(team: Team, docs: Iterable[Doc[Plan]], sums: Iterable[Sums], currency: str) -> Table:
    quotas = {each.who: each.quota for each in sums if each.quota is not None}
    held: dict[str, list[tuple[str, Line]]] = defaultdict(list)
    for doc in docs:
        for line in doc.model.forecast:
            if not is_lost(line):
                held[account_key(team, line.account)].append((doc.owner, line))
    columns = (
        Column("Account"),
        Column("Who"),
        Column("Forecast", "money", currency),
        Column("Of their quota", "percent"),
        Column("Weighted", "money", currency),
        Column("Open", "money", currency),
    )
    rows = sorted(
        (_account(team, lines, quotas) for lines in held.values()), key=lambda row: (-_amount(row[2]), str(row[0]))
    )
    return Table("by account", columns, tuple(rows), "no forecast names an account")


def _amount(cell: Cell) -> Decimal:
    return cell if isinstance(cell, Decimal) else _NOTHING


def _account(team: Team, lines: Sequence[tuple[str, Line]], quotas: Mapping[str, Decimal]) -> tuple[Cell, ...]:
    """Add up an account's lines, over the quotas of those who count on it."""
    total = sum((line.amount for _, line in lines), _NOTHING)
    likely = sum((line.amount * probability(line, team.today) / 100 for _, line in lines), _NOTHING)
    still = sum((line.amount for _, line in lines if is_open(line, team.today)), _NOTHING)
    people = sorted({who for who, _ in lines})
    share = _over(total, sum((quotas.get(who, _NOTHING) for who in people), _NOTHING))
    return (
        *(lines[0][1].account, ", ".join(people), total),
        *(None if share is None else share * 100, likely.to_integral_value(), still),
    )


def _lines(team: Team, docs: Iterable[Doc[Plan]], currency: str) -> Table:
    columns = (
        *(Column("Who"), Column("Account"), Column("Amount", "money", currency), Column("Close", "period")),
        *(Column("Source"), Column("Probability", "percent"), Column("State")),
    )
    return Table("forecast lines", columns, tuple(_line_rows(team, docs)), "no forecast has a line")


def _line_rows(team: Team, docs: Iterable[Doc[Plan]]) -> Iterator[tuple[Cell, ...]]:
    for doc in docs:
        for line in doc.model.forecast:
            state = "lost" if is_lost(line) else "won" if is_won(line, team.today) else "open"
            yield (
                *(doc.owner, line.account, line.amount, line.close),
                *(line.source, probability(line, team.today), state),
            )


# ---- sentences


def _notes(sums: Sequence[Sums], wanted: Decimal, currency: str) -> tuple[str, ...]:
    counted = [each for each in sums if each.quota is not None]
    quota = sum((each.quota or _NOTHING for each in counted), _NOTHING)
    notes = []
    if quota > 0:
        planned = sum((each.forecast for each in counted), _NOTHING)
        together = [
            f"together {in_money(planned, currency)} over {in_money(quota, currency)}: {in_times(planned / quota)}"
        ]
        left = sum((each.left or _NOTHING for each in counted if each.runs and not each.gone), _NOTHING)
        if left > 0:
            still = sum((each.open for each in counted if each.runs and each.left and not each.gone), _NOTHING)
            open_now = f"open {in_money(still, currency)} over the {in_money(left, currency)} still to win"
            together.append(f"{open_now}: {in_times(still / left)}")
        notes.append("; ".join([*together, f"the policy asks for {in_times(wanted)}"]))
    short = [each.who for each in sums if (each.gap(wanted) or 0) > 0]
    if short:
        notes.append(f"under the policy: {listed(short)}")
    groups = {
        "no plan yet": [each.who for each in sums if each.doc is None],
        "no quota written": [each.who for each in sums if each.quota is None],
        "a draft, not submitted": [each.who for each in sums if each.doc and each.doc.model.submitted is None],
    }
    return (*notes, *(f"{state}: {listed(people)}" for state, people in groups.items() if people))


def together(team: Team, half: Period) -> tuple[Decimal, Decimal]:
    """Return everybody's forecast for a half, and the quotas it stands over."""
    counted = [each for who in writers(team, Ask(), half, with_number=True) if (each := _sums(team, half, who))]
    counted = [each for each in counted if each.quota is not None]
    return sum((each.forecast for each in counted), _NOTHING), sum(
        (each.quota or _NOTHING for each in counted), _NOTHING
    )
