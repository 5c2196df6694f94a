"""Other programs read the feed without complaint, over a change of the clock, in two time zones."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.feed.conftest import TEAM, made, team_of

ZONES = ("Europe/Lisbon", "America/New_York")


def feed_in(zone: str) -> bytes:
    """Return the feed of a team with meetings on both sides of the change of the clock."""
    after = "--- meetings/2026-11-09.yaml\nfacilitator: ana\n"
    return made(team_of(TEAM.replace("Europe/Lisbon", zone) + after))


def expected(zone: str) -> dict[str, datetime]:
    """Return when the meetings begin, in UTC, as the tz database has it."""
    days = {"meeting/2026-10-19": 19, "meeting/2026-10-26": 27, "meeting/2026-11-09": 40}
    first = datetime(2026, 9, 30, 8, 30, tzinfo=ZoneInfo(zone))
    return {name: (first + timedelta(days=day)).astimezone(UTC) for name, day in days.items()}


def beginnings(found: icalendar.Component) -> dict[str, Any]:
    """Return when each entry begins, by its name."""
    entries: Any = found.walk("VEVENT")
    return {str(each["uid"]).partition("@")[0]: each["dtstart"].dt for each in entries}


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_changes_between_the_meetings(zone: str) -> None:
    hours = {moment.hour for moment in expected(zone).values()}
    assert len(hours) == 2


@pytest.mark.parametrize("zone", ZONES)
def test_icalendar_reads_it(zone: str) -> None:
    found = icalendar.Calendar.from_ical(feed_in(zone))
    assert not [error for each in found.walk() for error in each.errors]
    starts = beginnings(found)
    assert {name: starts[name].astimezone(UTC) for name in expected(zone)} == expected(zone)


@pytest.mark.parametrize("zone", ZONES)
def test_icalendar_gets_the_hours_from_the_time_zone_in_the_file_alone(zone: str) -> None:
    """With a name nobody knows, only the rules in the file can tell when clocks change."""
    data = feed_in(zone).replace(zone.encode(), f"Nowhere/{zone[-4:]}".encode())
    found = icalendar.Calendar.from_ical(data)
    starts = beginnings(found)
    assert {name: starts[name].astimezone(UTC) for name in expected(zone)} == expected(zone)


@pytest.mark.parametrize("zone", ZONES)
def test_vobject_reads_it(zone: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own use of what Python will drop
        import vobject

        found: Any = vobject.readOne(feed_in(zone).decode())
        found.validate()
    starts = {each.uid.value.partition("@")[0]: each.dtstart.value for each in found.vevent_list}
    assert {name: starts[name].astimezone(UTC) for name in expected(zone)} == expected(zone)


@pytest.mark.parametrize("zone", ZONES)
def test_khal_reads_it(zone: str, tmp_path: Path) -> None:
    """Imported into a calendar of its own and listed there, in the zone of whoever looks."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "feed.ics").write_bytes(feed_in(zone))
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[team]]\npath = {tmp_path / 'calendar'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "[default]\nprint_new = path\n"
    )

    def khal(*words: str) -> subprocess.CompletedProcess[str]:
        environ = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "dumb"}
        code = "import sys; from khal.cli import main_khal; sys.exit(main_khal())"
        command = [sys.executable, "-W", "ignore", "-c", code, "-c", str(config), *words]
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, input="")

    imported = khal("import", "--batch", "-a", "team", str(tmp_path / "feed.ics"))
    assert imported.returncode == 0, imported.stderr
    assert "critical" not in imported.stderr.lower()
    listed = khal("list", "--format", "{start-date} {start-time} {title}", "2026-10-01", "2026-11-30")
    assert listed.returncode == 0, listed.stderr
    for moment in expected(zone).values():
        assert f"{moment:%Y-%m-%d %H:%M} Monday meeting" in listed.stdout
