"""metrics/<person>/<month>.yaml: what was counted on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.data.writing.place import put_before
from salesctl.text.meant import found
from salesctl.text.reader import values
from salesctl.text.splice import put


@dataclass(frozen=True, slots=True)
class Logged:
    """The new text, and the values of that day that were others before."""

    text: str
    replaced: Mapping[str, object]


def log(text: str, entry: Period, counted: Mapping[str, Decimal]) -> Logged:
    """Set metrics of a day or week, a new one between its neighbours. Raises Unwritable."""
    key = str(entry)
    there = found(values(text), (key,)) if text.strip() else None
    if not isinstance(there, dict):
        new = {metric: _plain(number) for metric, number in counted.items()}
        return Logged(put_before(text, key, new, lambda other: moment(other) > moment(key)), {})
    replaced = {}
    for metric, number in counted.items():
        if metric in there and there[metric] != number:
            replaced[metric] = there[metric]
        if there.get(metric) != number:
            text = put(text, (key, metric), _plain(number))
    return Logged(text, replaced)


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def moment(key: str) -> tuple[date, int]:
    """Sort days and weeks: a week stands before its Monday; what is neither stands first."""
    try:
        period = Period.parse(key)
    except ValueError:
        return date.min, 0
    if period.unit == "week":
        return date.fromisocalendar(period.year, period.number, 1), 0
    return (period.date, 1) if period.unit == "day" else (date.min, 0)
