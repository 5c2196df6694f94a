"""Numbers of the recipe in words: as many digits as an estimate can carry, lags, and the methods' names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

DIGITS = 3
METHODS = {
    "ma13": "the mean of the last 13 weeks",
    "snaive": "the same weeks of the season before",
    "sesq": "smoothing with a season",
    "funnel": "the funnel alone",
    "pool": "a pool of methods, weighed by their past errors",
    "none": "nothing yet",
}
_BARS = "▁▂▃▄▅▆▇█"


def rounded(value: float | None, digits: int = DIGITS) -> Decimal | None:
    """Return a number with its leading digits; None stays None.

    >>> rounded(37926.4), rounded(0.14571), rounded(-0.0004), rounded(12.0)
    (Decimal('37900'), Decimal('0.146'), Decimal('-0.0004'), Decimal('12'))
    """
    if value is None or not math.isfinite(value):
        return None
    if value == 0:
        return Decimal(0)
    places = digits - 1 - math.floor(math.log10(abs(value)))
    found = Decimal(repr(round(value, places)))
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


def number(value: float, digits: int = DIGITS) -> str:
    """Return a number as a sentence says it.

    >>> number(37926.4), number(0.14571)
    ('37,900', '0.146')
    """
    found = rounded(value, digits)
    return "-" if found is None else f"{found:,f}"


def amount(value: float, unit: str, digits: int = DIGITS) -> str:
    """Return a number with its unit."""
    return f"{number(value, digits)} {unit}"


def between(low: float | None, high: float | None, digits: int = DIGITS) -> str:
    """Return an interval in brackets; nothing where there is none.

    >>> between(1712.3, 2590.0, 2)
    ' (1,700 to 2,600)'
    """
    return "" if low is None or high is None else f" ({number(low, digits)} to {number(high, digits)})"


def percent(share: float) -> str:
    """Return a share as a percentage, never quite 0 or 100 unless it is.

    >>> percent(0.114), percent(0.999)
    ('11 %', '99 %')
    """
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def ahead(weeks: int) -> str:
    """Return how long before the outcome something shows.

    >>> ahead(0), ahead(1), ahead(5)
    ('in the same week', '1 week ahead', '5 weeks ahead')
    """
    if weeks == 0:
        return "in the same week"
    return f"{weeks} week{'' if weeks == 1 else 's'} ahead"


def sparkline(values: Sequence[float]) -> str:
    """Return values as bars from 0 to the largest; a dot where there is none.

    >>> sparkline([0.0, float("nan"), 4.0, 8.0])
    '▁·▅█'
    """
    top = max((value for value in values if math.isfinite(value)), default=0.0)
    return "".join("·" if not math.isfinite(value) else _BARS[_height(value, top)] for value in values)


def _height(value: float, top: float) -> int:
    return 0 if top <= 0 or value <= 0 else min(len(_BARS) - 1, int(value / top * len(_BARS)))


def span(low: float | None, mean: float, high: float | None, scale: tuple[float, float], width: int) -> str:
    """Draw an interval and its mean on a scale, without colour.

    >>> span(2.0, 5.0, 8.0, (0.0, 10.0), 11)
    '  ├──●──┤'
    >>> span(None, 5.0, None, (0.0, 10.0), 11)
    '     ●'
    """
    first, last = scale
    step = (last - first) / max(width - 1, 1) or 1.0

    def place(value: float) -> int:
        return min(max(round((value - first) / step), 0), width - 1)

    cells = [" "] * width
    if low is not None and high is not None:
        cells[place(low) : place(high) + 1] = "─" * (place(high) - place(low) + 1)
        cells[place(low)], cells[place(high)] = "├", "┤"
    cells[place(mean)] = "●"
    return "".join(cells).rstrip()
