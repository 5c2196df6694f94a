"""The validators behind the types: each takes what the YAML reader gives and returns a value, or says what is wrong.

A validator takes text, whole numbers, Decimal, true and false, lists, mappings, never a float. It raises a
PydanticCustomError whose type names the fault (see `run/shape`) and whose context carries a hint.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from pydantic_core import PydanticCustomError

from salesctl.core import spelling
from salesctl.core.guesses import amount_meant, bare, clock_meant, day_meant, month_meant
from salesctl.core.period import Period

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_COUNTS = tuple(Decimal(count) for count in range(1000))  # most of what is logged: one object for each, not one a day


def fault(kind: str, message: str, hint: str = "", better: str = "", *, is_certain: bool = True) -> PydanticCustomError:
    """Make the error of a validator. `kind` is a name of the shape faults, `better` what was meant, perhaps surely."""
    context = {"message": message, "hint": hint, "better": better, "is_certain": is_certain}
    return PydanticCustomError(kind, "{message}", context)


def shown(value: object) -> str:
    """Say a value the way it was written, for a message."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case dict():
            return "a group of keys"
        case list() | tuple():
            return "a list"
        case str():
            return f"`{value}`" if len(value) <= 40 else f"`{value[:37]}…`"
    return f"`{value}`"


# ---- days and times


def day(value: object) -> date:
    """Read a day, YYYY-MM-DD."""
    if type(value) is str and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise fault("bad-day", f"{shown(value)} is not in the calendar", "check the month and the day") from None
    if type(value) is date:
        return value
    raise fault("bad-day", f"{shown(value)} is no day", _day_hint(value), spelling.day(str(value)))


def _day_hint(value: object) -> str:
    meant = day_meant(value)
    return f"days are year-month-day: {f'write {meant}' if meant else 'for example 2026-11-03'}"


def clock(value: object) -> time:
    """Read a time of day, HH:MM."""
    if type(value) is str and _CLOCK.fullmatch(value):
        return time(int(value[:2]), int(value[3:]))
    if type(value) is time:
        return value
    raise fault("bad-time", f"{shown(value)} is no time of day", _clock_hint(value), spelling.clock(str(value)))


def _clock_hint(value: object) -> str:
    if meant := clock_meant(value):
        return f"times are hours:minutes; write {meant}"
    if type(value) is int and 24 <= value < 24 * 60:
        typed, mangled = f"{value // 100:02}:{value % 100:02}", f"{value // 60}:{value % 60:02}"
        if value >= 100 and _CLOCK.fullmatch(typed):
            return f"times are hours:minutes; write {typed}, or {mangled}, which some tools turn into {value}"
        return f"times are hours:minutes, such as 08:30 (some tools turn {mangled} into {value})"
    if re.fullmatch(r"[0-9]+:[0-9]+", str(value)):
        return "the hour goes from 00 to 23 and the minute from 00 to 59"
    return "times are hours:minutes, such as 08:30"


# ---- numbers


def number(value: object) -> Decimal:
    """Read a number."""
    if type(value) is int:
        return _COUNTS[value] if 0 <= value < len(_COUNTS) else Decimal(value)
    if type(value) is Decimal:
        return value
    better = _better_number(value)
    # `3,000` may be three or three thousand.
    raise _no_number("bad-number", value, "number", better, is_certain=better == str(value).replace(",", "."))


def money(value: object) -> Decimal:
    """Read an amount in the team's currency: digits, and at most two decimals behind a point."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is Decimal:
        if int(value.as_tuple().exponent) >= -2:
            return value
        if plain := spelling.number(str(value)):
            raise fault("bad-money", f"`{value}` has three decimals", f"write {plain} without the separator", plain)
        raise fault("bad-money", f"`{value}` has more than two decimals", "money has at most two decimals")
    if better := _better_number(value):
        raise _no_number("bad-money", value, "amount", better)
    guess = spelling.without_currency(value) if isinstance(value, str) else ""
    raise _no_number("bad-money", value, "amount", guess, is_certain=False)


def _better_number(value: object) -> str:
    return spelling.number(bare(value)) if isinstance(value, str) else ""


def _no_number(kind: str, value: object, noun: str, better: str, *, is_certain: bool = True) -> PydanticCustomError:
    if better and better in (value, bare(value)):
        return fault(kind, f"{shown(value)} in quotes is text, not a number", f"write {better} without quotes", better)
    meant = better or amount_meant(value)
    example = "45" if noun == "whole number" else "180000 or 180000.50"
    hint = f"write digits alone: {meant}" if meant else f"write digits alone, such as {example}"
    return fault(kind, f"{shown(value)} is no {noun}", hint, better, is_certain=is_certain)


def count(value: object) -> int:
    """Read a whole number, zero or more."""
    if type(value) is int and value >= 0:
        return value
    if type(value) is int or type(value) is Decimal:
        raise fault("bad-number", f"`{value}` is no count", "write a whole number, 0 or more")
    better = _better_number(value)
    raise _no_number("bad-number", value, "whole number", better if better.isdigit() else "")


def percent(value: object) -> Decimal:
    """Read a percent from 0 to 100."""
    bare = value.rstrip(" %") if isinstance(value, str) and value.endswith("%") else ""
    if bare.isascii() and bare.isdigit() and int(bare) <= 100:
        raise fault("bad-number", f"{shown(value)} is no percent", f"write {bare} without the sign", bare)
    amount = number(value)
    if not 0 <= amount <= 100:
        raise fault("bad-number", f"`{amount}` is no percent", "a percent goes from 0 to 100")
    return amount


def rating(value: object) -> int:
    """Read a rating, a whole number from 1 to 5."""
    if type(value) is int and 1 <= value <= 5:
        return value
    if isinstance(value, str) and bare(value) in ("1", "2", "3", "4", "5"):
        raise _no_number("bad-number", value, "rating", bare(value))
    raise fault("bad-number", f"{shown(value)} is no rating", "ratings are whole numbers from 1 to 5")


_ANSWERS = {
    **dict.fromkeys(("yes", "y", "on", "true"), "true"),
    **dict.fromkeys(("no", "n", "off", "false"), "false"),
}


def flag(value: object) -> bool:
    """Read true or false."""
    if type(value) is bool:
        return value
    better = _ANSWERS.get(bare(value).casefold(), "") if isinstance(value, str) else ""
    wrong = "in quotes is text, not an answer" if value == better else "is neither true nor false"
    raise fault("bad-flag", f"{shown(value)} {wrong}", f"write {better or 'true or false'}", better)


# ---- text and ids


def text(value: object) -> str:
    """Read a text that says something."""
    if type(value) is str and value.strip():
        return value
    if type(value) is str or value is None:
        raise fault("empty-value", "nothing is written here", "write it, or take the line out")
    if isinstance(value, dict) and len(value) == 1:
        raise _cut_by_colon(*next(iter(value.items())))
    if isinstance(value, list | dict):
        raise fault("text-expected", f"{shown(value)} stands where a text belongs", "write one text here")
    raise fault(
        "text-expected",
        f"{shown(value)} is read as {_kind_of(value)}, not as text",
        f'put it in quotes: "{_plain(value)}"',
    )


def _cut_by_colon(key: str, value: object) -> PydanticCustomError:
    """Make the error of `- Acme: call`, a sentence whose colon makes a key of its first words."""
    rest = "" if value is None else " …" if isinstance(value, list | dict) else f" {_plain(value)}"
    mark = "'" if '"' in f"{key}{rest}" else '"'
    return fault(
        "text-expected",
        f"the colon makes a key of `{key}`, and one text belongs here",
        f"put the whole text in quotes: {mark}{key}:{rest}{mark}",
    )


def slug(value: object) -> str:
    """Read an id: small letters, digits and single dashes."""
    word = text(value)
    if SLUG.fullmatch(word):
        return word
    better = spelling.slug(word)
    hint = f"ids are small letters, digits and dashes: {better or 'ana-silva'}"
    raise fault("bad-id", f"{shown(word)} is no id", hint, better)


def month_or_day(value: object) -> Period:
    """Read a month or a day, 2026-10 or 2026-10-14."""
    if type(value) is str:
        try:
            period = Period.parse(value)
        except ValueError:
            period = None
        if period is not None and period.unit in ("month", "day"):
            return period
    meant = month_meant(value)
    hint = f"write {meant}" if meant else "write 2026-10 for a month or 2026-10-14 for a day"
    better = spelling.day(str(value)) or spelling.month(str(value))
    raise fault("bad-day", f"{shown(value)} is no month or day", hint, better)


def _kind_of(value: object) -> str:
    return "true or false" if isinstance(value, bool) else "a number"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
