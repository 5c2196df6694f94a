"""Small things about words: what was probably meant, and lists in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from unicodedata import normalize

_MOST_MEANT = 3
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that resembles one most, if any does.

    >>> did_you_mean("forcast", ["forecast", "quota"])
    'forecast'
    """
    lower = {name.casefold(): name for name in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), lower, n=1, cutoff=0.7)
    return lower[close[0]] if close else None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return `did you mean X?`, or the words given when nothing resembles it and nothing has it for a part.

    >>> suggestion("forcast", ["forecast"]), suggestion("Gómez", ["ana-gomez", "bo-gomez", "cy-ito"])
    ('did you mean `forecast`?', 'did you mean `ana-gomez` or `bo-gomez`?')
    """
    names = sorted(known)
    close = did_you_mean(word, names)
    meant = [close] if close else [name for name in names if _plain(word) in name.split("-")][:_MOST_MEANT]
    return f"did you mean {listed((f'`{name}`' for name in meant), 'or')}?" if meant else otherwise


def _plain(word: str) -> str:
    return normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def few(words: Iterable[str], most: int) -> str:
    """Join the first words as a sentence does, and count the rest.

    >>> few(["a", "b"], 2), few(["a", "b", "c", "d"], 2)
    ('a and b', 'a, b and 2 more')
    """
    items = list(words)
    return listed([*items[:most], f"{len(items) - most:,} more"] if len(items) > most else items)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "plan"), counted(3, "duty", "duties")
    ('1 plan', '3 duties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_money(amount: Decimal, currency: str) -> str:
    """Return an amount as a sentence says it; cents only where there are some.

    >>> in_money(Decimal("450000"), "EUR"), in_money(Decimal("18.5"), "EUR")
    ('450,000 EUR', '18.50 EUR')
    """
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f} {currency}" if whole else f"{amount:,.2f} {currency}"


def in_times(ratio: Decimal, places: int = 1) -> str:
    """Return a ratio as a sentence says it, rounded down: what falls short must not look as if it did not.

    >>> in_times(Decimal("2.98")), in_times(Decimal(3))
    ('2.9 x', '3.0 x')
    """
    return f"{ratio.scaleb(places).to_integral_value(ROUND_FLOOR).scaleb(-places):.{places}f} x"


def in_percent(part: Decimal | int, whole: Decimal | int) -> str:
    """Return a share in percent, a half up; without a whole a dash.

    >>> in_percent(3, 4), in_percent(1, 0), in_percent(Decimal("-0.3"), 100)
    ('75 %', '-', '0 %')
    """
    if not whole:
        return "-"
    share = (Decimal(part) / Decimal(whole) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{share or 0} %"  # never -0


def day_name(day: date, today: date | None = None) -> str:
    """Return a day as a sentence says it; beside today with its year only when it is not this one.

    >>> day_name(date(2026, 11, 6)), day_name(date(2026, 11, 6), date(2026, 11, 23))
    ('Fri 6 Nov 2026', 'Fri 6 Nov')
    """
    year = f" {day.year:04}" if today is None or day.year != today.year else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("Acme")
    ("'=1+1", 'Acme')
    """
    return f"'{text}" if text.startswith(_RUN) else text
