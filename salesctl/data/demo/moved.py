"""The story moved by whole years, so that it reaches a day: its files as they would have been written then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from salesctl.data.demo import logs, reword
from salesctl.data.demo.cast import cast_of
from salesctl.data.demo.shift import Shift
from salesctl.data.demo.wrinkles import WRINKLES, Wrinkle
from salesctl.text.splice import remove

TEAM = "team.yaml"
YEARS = range(1980, 2100)  # of which both git and the calendars of holidays know


@dataclass(frozen=True, slots=True)
class Moved:
    """The files of a story and what went wrong in it, told up to the morning of its last day."""

    files: Mapping[str, bytes]
    wrinkles: Mapping[str, Wrinkle]
    last: date


def move(files: Mapping[str, bytes], today: date) -> Moved:
    """Return a story moved by as few years as let it reach `today`; its clock is no longer pinned.

    Months, halves and quarters keep their names but for the year, weekdays stay weekdays; see `Shift`. Raises
    ValueError for a day outside `YEARS`.
    """
    if today.year not in YEARS:
        raise ValueError(f"{today} is too far away")
    team = cast_of(files, None).team
    shift = _reaching(today, Shift(0, team.today, team.calendar))
    texts = {path: content.decode() for path, content in files.items()}
    texts[TEAM] = remove(texts[TEAM], ("today",))
    if shift.years:
        texts = {reword.path(path, shift): reword.text(path, text, shift) for path, text in texts.items()}
        texts = dict(logs.sort_out(texts, shift.is_gained))
    return Moved(
        {path: text.encode() for path, text in texts.items()},
        {reword.path(path, shift): wrinkle for path, wrinkle in WRINKLES.items()},
        shift.day(shift.end),
    )


def _reaching(today: date, still: Shift) -> Shift:
    """Return the shift by the fewest years whose story ends on `today` or later."""
    first = today.year - still.end.year - 1
    shifts = (Shift(years, still.end, still.before) for years in count(first))
    return next(shift for shift in shifts if shift.day(shift.end) >= today)
