"""Cells as people read them: amounts, days, shares."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.core.report import Cell, Column
from salesctl.core.words import in_percent, in_times

NUMERIC = frozenset({"count", "number", "money", "percent", "ratio"})


def cell(value: Cell, column: Column) -> str:
    """Return a cell as text; nothing known is a dash."""
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case date():
            return day(value)
        case time():
            return value.strftime("%H:%M")
        case Period():
            return str(value)
        case str():
            return value
    return _number(Decimal(value), column.type)


def _number(value: Decimal, kind: str) -> str:
    match kind:
        case "percent":
            return in_percent(value, 100)
        case "ratio":
            return in_times(value)
        case "money":
            return money(value)
    return f"{value:,}" if value == value.to_integral_value() and abs(value) < 10**15 else f"{value.normalize():,f}"


def money(value: Decimal) -> str:
    """Return an amount, with cents only where there are some.

    >>> money(Decimal("180000.00")), money(Decimal("12.5"))
    ('180,000', '12.50')
    """
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def day(value: date) -> str:
    """Return a day with its weekday.

    >>> day(date(2026, 11, 6))
    'Fri  6 Nov 2026'
    """
    return f"{value:%a} {value.day:>2} {value:%b} {value.year}"
