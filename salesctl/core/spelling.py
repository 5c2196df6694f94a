"""What a day, a time or a number can only mean that is written in another way: the right spelling, or nothing."""

from __future__ import annotations

import re
from datetime import date

LOCAL_DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
LOOSE_DAY = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
LOOSE_CLOCK = re.compile(r"([0-9]{1,2})[:.hH]([0-9]{2})")
_MONTH_LAST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}([ ,.'_\u00a0\u202f])[0-9]{3}(?:\1[0-9]{3})*")
# Behind other signs, or a comma with one or two digits behind it: the last one can only be the decimal point.
_COMMA = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:[ .'_\u00a0\u202f][0-9]{3})+),[0-9]{1,2}")
_POINT = re.compile(r"-?[1-9][0-9]{0,2}(?:[ ,'_\u00a0\u202f][0-9]{3})+\.[0-9]{1,2}")
_SIGN = "(?:[A-Za-z]{3}|[€$£])"
_SIGNED = re.compile(rf"(?:{_SIGN} ?)?(-?[0-9](?:[0-9 ,.'_\u00a0\u202f]*[0-9])?)(?:,-)?(?: ?{_SIGN})?")


def day(text: str) -> str:
    """Return the day that a text can only mean; empty when day and month could change places."""
    local, loose = LOCAL_DAY.fullmatch(text), LOOSE_DAY.fullmatch(text)
    if loose:
        return _existing(*(int(part) for part in loose.groups()))
    first, second, year = (int(part) for part in local.groups()) if local else (0, 0, 0)
    if first > 12 or first == second:
        return _existing(year, second, first)
    return _existing(year, first, second) if second > 12 else ""


def month(text: str) -> str:
    """Return the month that a text can only mean."""
    if found := _MONTH_LAST.fullmatch(text):
        year, number = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        number, year = found.groups()
    else:
        return ""
    return f"{year}-{int(number):02}" if 1 <= int(number) <= 12 else ""


def clock(text: str) -> str:
    """Return the time of day that a text can only mean."""
    loose = LOOSE_CLOCK.fullmatch(text)
    hour, minute = (int(part) for part in loose.groups()) if loose else (24, 60)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def number(text: str) -> str:
    """Return the number that a text can only mean: without separators, without quotes, with a point before cents."""
    if _NUMBER.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        return re.sub(r"[^0-9-]", "", text)
    if _COMMA.fullmatch(text) or _POINT.fullmatch(text):
        whole, cents = re.split(r"[.,](?=[0-9]{1,2}$)", text)
        return f"{re.sub(r'[^0-9-]', '', whole)}.{cents}"
    return ""


def without_currency(text: str) -> str:
    """Return the number beside a currency, such as `53250 EUR`: that it is the team's own is a guess."""
    found = _SIGNED.fullmatch(text.strip())
    return number(found[1]) if found else ""


def slug(text: str) -> str:
    """Return the id that a text can only mean: capitals, blanks and underscores are the only slips."""
    plain = re.fullmatch(r"[A-Za-z0-9]+(?:[ _.-]+[A-Za-z0-9]+)*", text)
    return re.sub(r"[ _.-]+", "-", text.casefold()) if plain else ""


def _existing(year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""
