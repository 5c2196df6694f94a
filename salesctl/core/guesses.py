"""What was probably meant by a day, a time or an amount that is written in another way than the format's.

A hint may guess; what is mended by itself has to be certain (see `core/spelling`).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

QUOTES = "\"'\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]+[0-9]{1,2}:[0-9]{2}.*")
_LOCAL_DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})")
_LOOSE_DAY = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})|([12][0-9]{3})([01][0-9])([0-3][0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)? ([a-z]{3,9})\.?,? ([0-9]{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_LOOSE_MONTH = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})|([0-9]{1,2})[./-]([0-9]{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.hH]([0-9]{2}))? ?(am|pm|h|uhr)?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:[A-Z]{3}|[€$£])? *(-?[0-9][0-9 ,.'_\u00a0\u202f]*) *(k|m|mio|mn|tsd)?\.? *(?:[A-Z]{3}|[€$£%])?", re.IGNORECASE
)
_TIMES = {"k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000, "mn": 1_000_000}


def bare(value: object) -> str:
    """Return a value without the blanks and quotes around it.

    >>> bare("\u201c4\u201d")
    '4'
    """
    return str(value).strip().strip(QUOTES).strip()


def day_meant(value: object) -> str:
    """Return the day that was probably meant; of 3/11 the third of November.

    >>> day_meant("03/11/2026"), day_meant("12/31/2026"), day_meant("May 12, 2026")
    ('2026-11-03', '2026-12-31', '2026-05-12')
    """
    text = bare(value)
    if timed := _WITH_TIME.fullmatch(text):
        return timed.group(1)
    if loose := _LOOSE_DAY.fullmatch(text):
        year, month, number = (int(part) for part in loose.groups() if part)
        return _day(year, month, number)
    if named := _DAY_FIRST.fullmatch(text):
        return _day(int(named[3]), _month(named[2]), int(named[1]))
    if named := _MONTH_FIRST.fullmatch(text):
        return _day(int(named[3]), _month(named[1]), int(named[2]))
    local = _LOCAL_DAY.fullmatch(text)
    return _local(*local.groups()) if local else ""


def _local(first: str, second: str, year: str) -> str:
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    return _day(whole, int(second), int(first)) or _day(whole, int(first), int(second))


def month_meant(value: object) -> str:
    """Return the month or day that was probably meant.

    >>> month_meant("10/2026"), month_meant("Oct 2026"), month_meant("12.10.2026")
    ('2026-10', '2026-10', '2026-10-12')
    """
    text = bare(value)
    if loose := _LOOSE_MONTH.fullmatch(text):
        year, month = int(loose[1] or loose[4]), int(loose[2] or loose[3])
        return _day(year, month, 1)[:7]
    if named := _NAMED_MONTH.fullmatch(text):
        return _day(int(named[2]), _month(named[1]), 1)[:7]
    return day_meant(text)


def _month(name: str) -> int:
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""


def clock_meant(value: object) -> str:
    """Return the time of day that was probably meant.

    >>> clock_meant("8.30"), clock_meant("3 pm"), clock_meant(10)
    ('08:30', '15:00', '10:00')
    """
    found = _CLOCK.fullmatch(bare(value))
    if found is None:
        return ""
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def amount_meant(value: object) -> str:
    """Return the digits of the amount that was probably meant.

    >>> amount_meant("180,000"), amount_meant("€180.000,50"), amount_meant("1.2m")
    ('180000', '180000.50', '1200000')
    """
    found = _AMOUNT.fullmatch(bare(value))
    digits = _digits(re.sub(r"[ '_\u00a0\u202f]", "", found[1])) if found else ""
    times = _TIMES.get((found[2] or "").casefold(), 1) if found else 1
    if digits and times > 1:
        digits = f"{(Decimal(digits) * times).normalize():f}"
    return digits


def _digits(number: str) -> str:
    """Return a number with its separators taken out and a point before its decimals; empty when nobody can tell."""
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+|-?[0-9]{1,3}(?:\.[0-9]{3})+", number):
        return re.sub(r"[,.]", "", number)
    whole, mark, decimals = number.rpartition("." if number.rfind(".") > number.rfind(",") else ",")
    if not mark:
        return number if re.fullmatch(r"-?[0-9]+", number) else ""
    whole = re.sub(r"(?<=[0-9])[,.](?=[0-9]{3}(?:[,.]|\Z))", "", whole)
    return f"{whole}.{decimals}" if re.fullmatch(r"-?[0-9]+", whole) and re.fullmatch(r"[0-9]{1,2}", decimals) else ""
