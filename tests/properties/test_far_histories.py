"""The rules that need a history bear documents and clocks at the ends of the calendar."""

from pathlib import Path

import pytest

from salesctl.run.check import CRASHED
from tests.support.history import check_told

LAST_DAYS = """
--- today {today}
--- commit 2026-09-14 ana
--- metrics/ana/{month}.yaml
{days}
--- plans/9999-H2/ana.yaml
submitted: 9999-12-31
quota: 1000
--- coaching/ana/9999-12-31.yaml
booked: 9999-12-31
--- training/0001-Q1.yaml
focus: discovery
"""


@pytest.mark.parametrize("today", ["0001-01-01", "2026-09-15", "9999-12-31"])
@pytest.mark.parametrize(
    ("month", "weeks"), [("9999-12", ("9999-W51", "9999-W52")), ("0001-01", ("0001-W01", "0001-W02"))]
)
def test_no_rule_fails_there(today: str, month: str, weeks: tuple[str, ...], tmp_path: Path) -> None:
    days = "\n".join(f"{week}: {{calls: 12}}" for week in weeks)
    found = check_told(tmp_path, LAST_DAYS.format(today=today, month=month, days=days))
    assert found.evidence == "complete"
    assert [finding.message for finding in found.findings if finding.code == CRASHED] == []
