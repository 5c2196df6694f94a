"""A time zone as calendars read it: one VTIMEZONE whose changes of the clock recur every year.

The tz database says when clocks change; calendars want to know by which rule: "the last Sunday of March". It is worked
out from 28 years of changes, after which days and weekdays come round again. Zones that follow no such rule get each
change by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

YEARS = 28
STEP = timedelta(days=7)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock's time, as calendars write it
Recurrence = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of the clock: what the wall clock said when it came, and what it means from then on."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


def vtimezone(key: str, first: int, last: int) -> Timezone:
    """Return the VTIMEZONE of a zone, good for events of the years `first` to `last`."""
    zone = ZoneInfo(key)
    made = Timezone()
    made.add("tzid", key)
    start = max(first - 1, 1900)
    for shift, recurs in _observances(zone, start, last + 1):
        made.add_component(_component(shift, recurs))
    return made


def shifts(zone: ZoneInfo, first: int, last: int) -> Iterator[Shift]:
    """Yield the changes of the clock in some years, in order."""
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(min(last, 9998) + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if _offset(zone, at) != _offset(zone, at + STEP):
            moment = _between(zone, at, at + STEP)
            before, after = _offset(zone, moment - timedelta(seconds=1)), _offset(zone, moment)
            name = moment.astimezone(zone).tzname() or ""
            # Dublin calls its winter the exception; calendars want the clock that is ahead to be the daylight one.
            yield Shift((moment + before).replace(tzinfo=None), before, after, name, is_daylight=after > before)
        at += STEP


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Return the first second of the offset that holds at the later moment."""
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=1) // 2)
        if _offset(zone, middle) == _offset(zone, late):
            late = middle
        else:
            early = middle
    return late


def _observances(zone: ZoneInfo, first: int, last: int) -> Iterator[tuple[Shift, Recurrence | None]]:
    found = list(shifts(zone, first, first + YEARS - 1))
    if not found:
        now = datetime(first, 1, 1, tzinfo=UTC).astimezone(zone)
        offset = _offset(zone, now)
        yield Shift(EPOCH, offset, offset, now.tzname() or "", is_daylight=False), None
        return
    rules: dict[tuple[timedelta, timedelta, bool, str], list[Shift]] = defaultdict(list)
    for shift in found:
        rules[shift.before, shift.after, shift.is_daylight, shift.name].append(shift)
    recurring = [(each[0], recurrence([shift.wall for shift in each], first)) for each in rules.values()]
    if all(rule is not None for _, rule in recurring):
        yield from recurring
    else:
        yield from ((shift, None) for shift in shifts(zone, first, last))


def recurrence(walls: Sequence[datetime], first: int) -> Recurrence | None:
    """Return the yearly rule that these changes follow, one each year from `first` on; None where there is none."""
    same = len({(wall.month, wall.time(), wall.weekday()) for wall in walls}) == 1
    if not same or [wall.year for wall in walls] != list(range(first, first + len(walls))) or len(walls) != YEARS:
        return None
    weekday, days = WEEKDAYS[walls[0].weekday()], sorted({wall.day for wall in walls})
    yearly: Recurrence = {"freq": "yearly", "bymonth": walls[0].month}
    if all((wall + timedelta(days=7)).month != wall.month for wall in walls):
        return {**yearly, "byday": f"-1{weekday}"}
    if len({(day - 1) // 7 for day in days}) == 1:
        return {**yearly, "byday": f"{(days[0] - 1) // 7 + 1}{weekday}"}
    if days[-1] - days[0] < 7:
        return {**yearly, "bymonthday": list(range(days[0], days[-1] + 1)), "byday": weekday}
    return None


def _component(shift: Shift, recurs: Recurrence | None) -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if shift.is_daylight else TimezoneStandard()
    made.add("dtstart", shift.wall)
    made.add("tzoffsetfrom", shift.before)
    made.add("tzoffsetto", shift.after)
    made.add("tzname", shift.name)
    if recurs is not None:
        made.add("rrule", recurs)
    return made
