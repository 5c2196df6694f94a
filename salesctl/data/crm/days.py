"""Days as exports spell them, and whether the day or the month stands first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from salesctl.data.crm.fold import fold
from salesctl.data.crm.months import FILLERS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Order = Literal["day-first", "month-first"]
"""What stands first in `03/04/2026`."""
SERIALS = range(20_000, 80_000)
"""Day numbers taken for Excel's: 1954 to 2119. Others are years, ids or amounts."""

_CLOCK = r"[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
_ZONE = r"Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}"
_TIME = re.compile(
    rf"(?:T|,?\s+(?:at |às |um )?)({_CLOCK})\s*([ap]\.?\s?m\.?)?\s*({_ZONE})?(?:\s*\([^)]*\)|\s+[A-Z]{{3,4}})?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_THREE = re.compile(r"([0-9]{1,2})\s?([-/.])\s?([0-9]{1,2})\s?\2\s?([0-9]{4})\.?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ]+(?:[0-9]{1,2}|[^\W\d_]+\.?)[-/. ]+'?[0-9]{2}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
_MOST_CHARS = 60


@dataclass(frozen=True, slots=True)
class Written:
    """What a text says about a day: `day` reads it day first, `other` month first where that is another day.

    `order` is the order it shows by itself, None where it shows none. `serial` is a day number instead.
    Without any of them the text is no day, and `why` says what is wrong with it.
    """

    day: date | None = None
    other: date | None = None
    order: Order | None = None
    serial: int | None = None
    why: str = ""

    def under(self, order: Order | None, epoch: date) -> date | None:
        """The day once the column's order is known; None where the text contradicts it."""
        if self.serial is not None:
            return epoch + timedelta(days=self.serial)
        if self.order is not None and order is not None and self.order != order:
            return None
        return self.other if order == "month-first" and self.other is not None else self.day


@lru_cache(maxsize=65536)
def written(text: str, zone: tzinfo | None = None) -> Written:
    """What one text says. Its time is dropped; one with an offset is first moved into `zone`, if given."""
    body = text.strip()
    if len(body) > _MOST_CHARS:
        return Written(why="is no day")
    found = _TIME.search(body)
    day = _day(body[: found.start()].strip() if found else body)
    if found and found[3] and zone is not None and day.day is not None and day.other is None:
        return Written(_moved(day.day, body, found[3], zone))
    return day


def _moved(day: date, body: str, offset: str, zone: tzinfo) -> date:
    """The day in `zone` of a time with an offset; the day as written where that time cannot be."""
    shift = "+00:00" if offset.upper() in {"Z", "UTC", "GMT"} else offset
    hour, minute, second = moment(body)
    try:
        return datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{second:02}{shift}").astimezone(zone).date()
    except (ValueError, OverflowError):
        return day


def _day(body: str) -> Written:
    if iso := _ISO.fullmatch(body) or _COMPACT.fullmatch(body):
        return _certain(int(iso[1]), int(iso[iso.re.groups - 1]), int(iso[iso.re.groups]))
    if three := _THREE.fullmatch(body):
        return _three(int(three[1]), int(three[3]), int(three[4]), pointed=three[2] == ".")
    if serial := _SERIAL.fullmatch(body):
        number = int(serial[1])
        return Written(serial=number) if number in SERIALS else Written(why="is no day")
    if _SHORT_YEAR.fullmatch(body):
        return Written(why="has a year of two digits")
    return _named(body)


def _certain(year: int, month: int, day: int, order: Order | None = None) -> Written:
    try:
        return Written(date(year, month, day), order=order)
    except ValueError:
        return Written(why="is a day no calendar has")


def _three(first: int, second: int, year: int, *, pointed: bool) -> Written:
    """Two numbers and a year. Between points the day is always first; equal numbers need no order."""
    most = 12
    if pointed or first == second:
        return _certain(year, second, first)
    if first > most:
        return _certain(year, second, first, "day-first")
    if second > most:
        return _certain(year, first, second, "month-first")
    day, other = _certain(year, second, first), _certain(year, first, second)
    return Written(day.day, other.day) if day.day and other.day else Written(why="is a day no calendar has")


def _named(body: str) -> Written:
    """A month by its name, one day and one year of four digits, and nothing else that means anything."""
    words = _WORDS.findall(fold(body))
    months = [word for word in words if word in MONTHS]
    if len(months) > 1:  # `mar` is March, and a Tuesday
        months = [word for word in months if word not in FILLERS]
    numbers = [word for word in words if word.isdigit()]
    rest = [word for word in words if not word.isdigit() and word not in MONTHS and word not in FILLERS]
    if rest or len(months) != 1 or len(numbers) != 2:
        return Written(why="is no day")
    day, year = sorted(numbers, key=len)
    if len(year) != 4 or len(day) > 2:
        return Written(why="has a year of two digits" if len(year) <= 2 else "is no day")
    return _certain(int(year), MONTHS[months[0]], int(day))


def serial(number: Decimal) -> Written:
    """What a number cell of a workbook says: a day number, or nothing."""
    whole = int(number)
    return Written(serial=whole) if whole in SERIALS else Written(why="is a number, not a day")


def orders(days: Iterable[Written]) -> tuple[frozenset[Order], bool]:
    """The orders a column shows, and whether any of its days depends on knowing it."""
    shown: set[Order] = set()
    depends = False
    for one in days:
        if one.order is not None:
            shown.add(one.order)
        depends = depends or one.other is not None
    return frozenset(shown), depends


@lru_cache(maxsize=65536)
def moment(text: str) -> tuple[int, int, int]:
    """Hours, minutes and seconds a text shows, to tell two changes of one day apart; zeros without any."""
    found = _TIME.search(text.strip()[-_MOST_CHARS:])
    if found is None:
        return (0, 0, 0)
    parts = [int(part) for part in re.findall(r"[0-9]+", found[1])[:3]]
    hour, minute, second = (*parts, 0)[:3] if len(parts) == 2 else parts[:3]
    half = (found[2] or "").lower()[:1]
    return (hour % 12 + (12 if half == "p" else 0) if half else hour, minute, second)
