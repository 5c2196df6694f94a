"""The numbers of a period: each person's, what is reached of them, and the sum against the team's target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import few, in_money
from salesctl.systems.metric.figures import logged
from salesctl.systems.quota.documents import Quotas
from salesctl.systems.quota.figures import (
    attained,
    counted_metric,
    days_of,
    elapsed,
    entry_of,
    holders,
    measure_of,
    quota_of,
    target_of,
    team_attained,
    team_quota,
)
from salesctl.systems.recipe.figures import recipe_of

_UNITS = ("year", "half", "quarter", "month")
_PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody, or the team, stands in a period; amounts in the team's currency or in the metric counted."""

    who: str
    quota: Decimal | None
    reached: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """What is reached in percent of the quota."""
        return self.reached / self.quota * 100 if self.quota and self.quota > 0 and self.reached is not None else None

    @property
    def gap(self) -> Decimal | None:
        """What is still to go; less than 0 once the quota is exceeded."""
        return None if self.quota is None or self.reached is None else self.quota - self.reached


def show(team: Team, ask: Ask) -> Report:
    """Return the numbers of a period and how they stand; `ask.argument` names it, else it is the current quarter.

    Raises UsageError for a word that is no year, half, quarter or month.
    """
    period = _period(team, ask.argument)
    people = [who for who in holders(team, period) if ask.about(who)]
    money = [_standing(team, who, period) for who in people if measure_of(team, who, period) is None]
    other = [who for who in people if measure_of(team, who, period) is not None]
    gone, days = elapsed(team, period)
    time = Decimal(gone) / days * 100 if days else None
    tables = [_people_table(team, money, period, time)]
    if other:
        tables.append(_measured_table(team, other, period, time))
    if not ask.who:
        tables.append(_team_table(team, period, time))
    tables.append(_written_table(team, period, people))
    behind = (_entries(team, people, period),)
    return Report(f"Quotas of {period}", tuple(tables), tuple(_notes(team, period, money)), behind)


def _period(team: Team, word: str | None) -> Period:
    current = team.calendar.period(team.today, "quarter")
    if word is None:
        return current
    hint = f"ask for a year, half, quarter or month, such as {current.year:04} or {current}"
    try:
        period = Period.parse(word)
    except ValueError:
        raise UsageError(f"`{word}` is no period", hint) from None
    if period.unit not in _UNITS or days_of(team, period) is None:
        raise UsageError(f"no number is kept for {period}", hint)
    return period


def _year(team: Team, period: Period) -> int:
    days = days_of(team, period)
    return period.year if period.unit != "month" or days is None else team.calendar.period(days.first, "year").year


def _standing(team: Team, who: str, period: Period) -> Standing:
    return Standing(who, quota_of(team, who, period), attained(team, who, period))


# ---- tables


def _people_table(team: Team, rows: Sequence[Standing], period: Period, time: Decimal | None) -> Table:
    currency = team.settings.currency
    columns = (
        *(Column("Who"), Column("Quota", "money", currency), Column("Reached", "money", currency)),
        *(
            Column("Of quota", "percent"),
            Column("To go", "money", currency),
            Column("Ahead", "percent"),
        ),
    )
    made = tuple((row.who, *_cells(row, time)) for row in rows)
    return Table(f"People {period}", columns, made, "nobody carries a quota in this period")


def _cells(row: Standing, time: Decimal | None) -> tuple[Cell, ...]:
    ahead = row.share - time if row.share is not None and time is not None else None
    return _cents(row.quota), row.reached, _rounded(row.share), _cents(row.gap), _rounded(ahead)


def _measured_table(team: Team, people: Sequence[str], period: Period, time: Decimal | None) -> Table:
    columns = (
        *(Column("Who"), Column("Counts"), Column("Quota", "number"), Column("Reached", "number")),
        *(Column("Of quota", "percent"), Column("To go", "number"), Column("Ahead", "percent")),
    )
    rows = tuple((who, measure_of(team, who, period), *_cells(_standing(team, who, period), time)) for who in people)
    return Table("Counted in another metric", columns, rows)


def _team_table(team: Team, period: Period, time: Decimal | None) -> Table:
    currency, target = team.settings.currency, target_of(team, period)
    given, reached = team_quota(team, period), team_attained(team, period)
    against = Standing("team", target if target is not None else given, reached)
    columns = (
        *(Column("Numbers", "money", currency), Column("Target", "money", currency)),
        *(Column("Reached", "money", currency), Column("Of target", "percent"), Column("To go", "money", currency)),
        Column("Ahead", "percent"),
    )
    _, *standing = _cells(against, time)
    return Table("Team", columns, ((_cents(given), _cents(target), *standing),))


def _written_table(team: Team, period: Period, people: Sequence[str]) -> Table:
    """Return the numbers of the year as they are written: H1 to Q4."""
    year = _year(team, period)
    doc = team.get(Quotas, year=f"{year:04}")
    used = [part for part in _PARTS if doc and _is_used(doc.model, part)]
    columns = (Column("Who"), *(Column(part, "number") for part in used), Column("Year", "number"), Column("Counts"))
    rows = []
    for who in people:
        entry = entry_of(team, who, Period("year", year))
        if entry is not None:
            parts = entry.written()
            numbers = (*(parts.get(part) for part in used), quota_of(team, who, Period("year", year)))
            rows.append((who, *numbers, entry.measure or team.settings.currency))
    return Table(f"As written for {year:04}", columns, tuple(rows), f"no numbers in quotas/{year:04}.yaml")


def _is_used(quotas: Quotas, part: str) -> bool:
    return any(part in quota.written() for quota in quotas.quotas.values())


def _entries(team: Team, people: Sequence[str], period: Period) -> Table:
    """Return the entries of the metric logs that count as reached."""
    days = days_of(team, period)
    columns = (Column("Who"), Column("When", "period"), Column("Metric"), Column("Value", "number"))
    rows = tuple(
        (who, when, metric, value)
        for who in people
        if days is not None
        for when, metric, value in logged(team, who, days)
        if metric == counted_metric(team, who, period)
    )
    return Table("Entries that count as reached", columns, rows, "nothing is logged")


def _notes(team: Team, period: Period, rows: Sequence[Standing]) -> Iterator[str]:
    gone, days = elapsed(team, period)
    if days:
        yield f"{gone} of {days} working days are over, {Decimal(gone) / days * 100:.0f} %: ahead is in points of that"
    yield from _against_target(team, period)
    without = [row.who for row in rows if row.quota is None]
    silent = [row.who for row in rows if row.reached is None and row.quota]
    if without:
        yield f"no number for {few(without, _NAMED)}"
    recipe = recipe_of(team)
    if recipe is None:
        yield "without a recipe.yaml nothing says what counts as reached: salesctl new recipe"
    elif silent and gone:
        yield f"no {recipe.outcome} logged by {few(silent, _NAMED)}"


def _against_target(team: Team, period: Period) -> Iterator[str]:
    """Say whether the numbers, all reached, reach the target."""
    given, target = team_quota(team, period), target_of(team, period)
    if given is not None and target is not None:
        amount = in_money(abs(given - target), team.settings.currency)
        yield f"the numbers add up to {amount} {'more' if given >= target else 'less'} than the target"


# ---- numbers


def _cents(value: Decimal | None) -> Decimal | None:
    """Round to cents: a third of a quarter has no end."""
    return value if value is None or value == value.to_integral_value() else _rounded(value, 2)


def _rounded(value: Decimal | None, places: int = 0) -> Decimal | None:
    if value is None:
        return None
    try:
        return value.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation:
        return value
