"""The story moved by years: weekdays, months and working days stay what they were, and on any day nothing is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from salesctl.core.calendar import Calendar
from salesctl.core.finding import Severity
from salesctl.core.period import Period
from salesctl.data.builtin import example_team
from salesctl.data.demo import WRINKLES, build_history, move, reword, write
from salesctl.data.demo.logs import sort_out
from salesctl.data.demo.shift import Shift
from salesctl.run.check import Scope, start
from salesctl.systems import all_systems
from tests.support.examples import Example
from tests.support.history import opened
from tests.writing.desk import git

END = date(2026, 11, 23)
CLOSED = frozenset({date(2025, 12, 24), date(2025, 12, 26), date(2026, 12, 24)})
CALENDAR = Calendar(country="PT", closed=CLOSED)
DAYS = st.dates(date(2025, 1, 1), date(2027, 3, 31))
SHIFTS = st.integers(-30, 60).map(lambda years: Shift(years, END, CALENDAR))


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return example_team()


@given(SHIFTS, DAYS)
def test_a_day_stays_near_its_day_of_the_year_and_is_worked_if_it_was(shift: Shift, day: date) -> None:
    moved = shift.day(day)
    assert abs(moved - shift.anniversary(day)) <= timedelta(days=8)
    if CALENDAR.is_open(day):
        assert shift.after.is_open(moved)
    if shift.after.is_open(moved) and moved.weekday() != day.weekday():
        first = all(not CALENDAR.is_open(day - timedelta(days=back)) for back in range(1, day.weekday() + 1))
        assert first or not shift.after.is_open(moved + timedelta(days=day.weekday() - moved.weekday()))


@given(SHIFTS, DAYS, DAYS)
def test_what_came_first_comes_first(shift: Shift, one: date, other: date) -> None:
    assert (shift.day(one) <= shift.day(other)) == (one <= other) or shift.day(one) == shift.day(other)


@given(DAYS)
def test_by_no_year_nothing_moves(day: date) -> None:
    still = Shift(0, END, CALENDAR)
    assert still.day(day) == day
    for unit in ("week", "month", "quarter", "half", "year"):
        period = CALENDAR.period(day, unit)
        assert still.period(period) == period


def test_periods_change_their_year_only() -> None:
    shift = Shift(2, END, CALENDAR)
    words = {"2025": "2027", "2025-H2": "2027-H2", "2026-Q4": "2028-Q4", "2025-09": "2027-09", "2025-W02": "2027-W01"}
    assert {word: str(shift.period(Period.parse(word))) for word in words} == words


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("closed: [2025-12-24, 2025-12-26]  # in 2025\n", "closed: [2026-12-24, 2026-12-26]  # in 2026\n"),
        ("ends: 2025-09-30\n", "ends: 2026-09-30\n"),
        ("starts: 2025-11-03\n", "starts: 2026-11-02\n"),
        ("  - {from: 2025-07-07, to: 2025-07-18}\n", "  - {from: 2026-07-06, to: 2026-07-17}\n"),
        ("amount: 2025\n", "amount: 2025\n"),
        ("2025-02-30: {calls: 2025, crm: HS-2025}\n", "2025-02-30: {calls: 2025, crm: HS-2025}\n"),
        ("# autumn 2025, plans/2025-H2/ana.yaml\n", "# autumn 2026, plans/2026-H2/ana.yaml\n"),
    ],
)
def test_a_line_is_reworded(line: str, moved: str) -> None:
    assert reword.text("team.yaml", line, Shift(1, END, CALENDAR)) == moved


@pytest.mark.parametrize("years", range(-40, 70))
def test_no_two_files_become_one(files: Mapping[str, bytes], years: int) -> None:
    shift = Shift(years, END, CALENDAR)
    assert len({reword.path(path, shift) for path in files}) == len(files)


def test_before_its_end_the_story_stays_where_it_is_and_only_its_clock_is_let_go(files: Mapping[str, bytes]) -> None:
    moved = move(files, END)
    changed = {path for path in files if moved.files[path] != files[path]}
    assert (moved.files.keys(), moved.last, changed) == (files.keys(), END, {"team.yaml"})
    assert moved.wrinkles == WRINKLES
    before, after = (each["team.yaml"].decode().splitlines() for each in (files, moved.files))
    assert [line for line in before if line not in after] == [line for line in before if line.startswith("today:")]


@pytest.mark.parametrize("today", [date(2027, 2, 1), date(2031, 7, 9)])
def test_all_that_was_counted_is_counted(files: Mapping[str, bytes], today: date) -> None:
    assert _counted(move(files, today).files) == _counted(files)


def _counted(files: Mapping[str, bytes]) -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for path, text in files.items():
        if path.startswith("metrics/"):
            for counts in yaml.safe_load(text).values():
                total.update({(path.split("/")[1], name): count for name, count in counts.items()})
    assert total
    return total


@pytest.mark.parametrize("today", ["2026-11-28", "2027-01-04", "2027-06-29", "2028-04-15", "2029-09-10", "2033-11-30"])
def test_on_any_day_the_demo_is_of_that_day_and_nothing_is_wrong(
    files: Mapping[str, bytes], tmp_path: Path, today: str
) -> None:
    day = date.fromisoformat(today)
    moved = move(files, day)
    assert day <= moved.last < day + timedelta(days=370)
    told = build_history(moved.files, moved.last, until=day, wrinkles=moved.wrinkles)
    write(tmp_path, told)
    checked = start(opened(tmp_path, Example({}, day)), all_systems()).run(Scope())
    assert [finding for finding in checked.findings if finding.severity is Severity.ERROR] == []
    assert len(checked.findings) < 30
    assert max(date.fromisoformat(when) for when in git(tmp_path, "log", "--format=%as").split()) <= day


def test_a_day_that_a_holiday_left_is_logged_with_half_of_the_next_one() -> None:
    """Friday 2 April 2027 is worked, Good Friday is gone; bo, who never works on Fridays, has nothing to log."""
    logs = {
        "metrics/ana/2027-03.yaml": "2027-03-19: {calls: 8}\n",
        "metrics/ana/2027-04.yaml": "2027-04-01: {calls: 5}\n2027-04-05: {calls: 7, meetings: 1, revenue: 900}\n",
        "metrics/bo/2027-04.yaml": "2027-04-01: {calls: 5}\n2027-04-05: {calls: 6}\n",
    }
    found = sort_out(logs, {date(2027, 4, 2)}.__contains__)
    assert found["metrics/ana/2027-04.yaml"] == (
        "2027-04-01: {calls: 5}\n"
        "2027-04-02: {calls: 3, meetings: 0}\n"
        "2027-04-05: {calls: 4, meetings: 1, revenue: 900}\n"
    )
    assert found["metrics/bo/2027-04.yaml"] == logs["metrics/bo/2027-04.yaml"]
