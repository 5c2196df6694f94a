"""Time zones as calendars read them: the rules say the same as the tz database, for every event of the feed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesctl.method.zone import vtimezone

ZONES = {
    "Europe/Lisbon": ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"],
    "America/New_York": ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"],
    "Australia/Sydney": ["BYDAY=1SU;BYMONTH=4", "BYDAY=1SU;BYMONTH=10"],
    "Asia/Jerusalem": ["BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"],
    "Asia/Tokyo": [],
    "Asia/Kolkata": [],
    "UTC": [],
}


@pytest.mark.parametrize(("zone", "rules"), ZONES.items(), ids=ZONES)
def test_the_rules_are_the_ones_people_know(zone: str, rules: list[str]) -> None:
    text = vtimezone(zone, 2025, 2027).to_ical().decode().replace("\r\n ", "")
    assert re.findall("RRULE:FREQ=YEARLY;(.*)\r", text) == rules
    assert "RDATE" not in text


@pytest.mark.parametrize("zone", [*ZONES, "Africa/Casablanca", "Africa/Cairo", "Europe/Dublin", "Australia/Lord_Howe"])
def test_every_day_of_three_years_has_the_offset_of_the_tz_database(zone: str) -> None:
    made = vtimezone(zone, 2025, 2027)
    ours, theirs = made.to_tz(lookup_tzid=False), ZoneInfo(zone)
    wrong = []
    for day in range(3 * 365):
        wall = datetime(2025, 1, 1, 12, 30) + timedelta(days=day)  # noqa: DTZ001 - what a wall clock says
        if wall.replace(tzinfo=ours).utcoffset() != wall.replace(tzinfo=theirs).utcoffset():
            wrong.append(wall)
    assert not wrong


def test_daylight_is_where_the_clock_is_ahead() -> None:
    """Dublin's winter is its exception by law; calendars still want its summer to be the daylight one."""
    made = vtimezone("Europe/Dublin", 2026, 2026)
    (daylight,) = made.daylight
    assert timedelta(hours=1) == daylight.TZOFFSETTO


def test_it_reaches_back_to_the_first_event() -> None:
    made = vtimezone("Europe/Lisbon", 2026, 2026)
    (standard,) = made.standard
    assert datetime(2025, 10, 26, 2) == standard.DTSTART  # noqa: DTZ001 - what a wall clock said
