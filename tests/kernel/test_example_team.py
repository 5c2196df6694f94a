"""The example team: what a newcomer sees when trying things on a copy of it."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesctl.core.calendar import Days
from salesctl.core.team import Team
from salesctl.run.open import open_team
from salesctl.run.source import FolderSource
from salesctl.systems import all_systems
from salesctl.systems.manager.documents import ManagerDays, Todo
from salesctl.systems.manager.figures import share
from tests.support.examples import DAY, no_history
from tests.support.folders import EXAMPLE, copy_example, salesctl


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "team")


@pytest.fixture(scope="module")
def team() -> Team:
    return open_team(
        FolderSource(EXAMPLE), all_systems(), name="example", clock=lambda _zone: DAY, history=no_history
    ).team


def test_it_is_clean_but_for_the_managers_habit_and_a_few_duties_are_late() -> None:
    answer = salesctl("check", "--format", "json", cwd=EXAMPLE)
    found = json.loads(answer.out)
    assert answer.code == 0
    assert found["summary"]["error"] == 0
    assert {each["code"] for each in found["findings"] if each["severity"] == "warning"} == {"CTL001", "CTL007"}
    assert 1 <= found["summary"]["late"] <= 9


def test_handing_on_what_is_others_work_brings_the_manager_under_the_line(copy: Path) -> None:
    def audited() -> tuple[list[tuple[int, str]], Decimal]:
        tables = {
            table["name"]: table
            for table in json.loads(salesctl("manager", "audit", "--format", "json", cwd=copy).out)["tables"]
        }
        hand_on = [(row[0], row[5]) for row in tables["to be handed on"]["rows"]]
        return hand_on, Decimal(tables["dependency"]["rows"][0][3])

    before, share = audited()
    assert share > 20
    assert {"bo-lund", "joana-costa"} <= {to for _, to in before}
    for number, to in before:
        done = salesctl("manager", "hand-on", str(number), to, cwd=copy)
        assert done.code == 0, done.err
    after, fallen = audited()
    assert not after
    assert fallen < 10
    assert "CTL001" not in salesctl("check", "--format", "json", cwd=copy).out


def test_others_work_on_the_managers_list_was_fought_down_from_31_percent(team: Team) -> None:
    doc = team.get(Todo)
    assert doc is not None

    def percent(day: date) -> int:
        return round(share(doc.model, team.manager_on(day), day).by_count or 0)

    assert 28 <= percent(date(2025, 4, 30)) <= 33
    assert 18 <= percent(date(2025, 10, 31)) <= 25
    assert 10 <= percent(date(2026, 4, 30)) <= 18
    assert percent(date(2026, 9, 30)) < 10


def test_the_managers_list_is_alive_on_every_day_a_demo_may_end(team: Team) -> None:
    doc = team.get(Todo)
    assert doc is not None
    manager, without_others = team.settings.manager, 0
    days = team.calendar_of(manager).working(Days(date(2025, 11, 20), team.today))
    for day in days:
        begun = [item for item in doc.model.items if item.added <= day]
        still = [each for each in begun if (each.done or (each.dropped and each.by) or date.max) > day]
        without_others += not any(each.is_others for each in still)
        assert 5 <= len(still) <= 25, day
    assert without_others < len(days) / 20


def test_the_manager_wrote_down_every_day_of_work_and_no_other(team: Team) -> None:
    doc = team.get(ManagerDays)
    assert doc is not None
    worked = team.calendar_of(team.settings.manager).working(Days(team.settings.since, max(doc.model.days)))
    assert list(doc.model.days) == list(worked)


@pytest.mark.parametrize(
    "path",
    ["team.yaml", "people/ana-silva.yaml", "quotas/2026.yaml", "contests/2026.yaml", "plans/2026-H2/bo-lund.yaml"],
)
def test_a_file_that_cannot_be_read_throws_suspicion_on_no_other(copy: Path, path: str) -> None:
    def errors() -> set[tuple[str, str]]:
        found = json.loads(salesctl("check", "--format", "json", cwd=copy).out)["findings"]
        return {(each["path"], each["code"]) for each in found if each["severity"] == "error"}

    with (copy / path).open("a", encoding="utf-8") as place:
        place.write('broken: "\n')
    assert errors() == {(path, "YML017")}
    assert path in salesctl("due", cwd=copy).out


@pytest.mark.parametrize(
    "plan", ["plans/2026-H2/bo-lund.yaml", "plans/2026-H2/ana-silva.yaml", "plans/2027-H1/ana-silva.yaml"]
)
def test_a_plan_with_every_amount_quartered_fails(copy: Path, plan: str) -> None:
    place = copy / plan
    text = place.read_text()
    quartered = re.sub(
        r"^(\s+amount: )(\d+)", lambda found: f"{found[1]}{int(found[2]) // 4}", text, flags=re.MULTILINE
    )
    assert quartered != text
    place.write_text(quartered)
    answer = salesctl("plan", "check", "--format", "json", cwd=copy)
    (finding,) = [each for each in json.loads(answer.out)["findings"] if each["code"] == "PLN002"]
    assert answer.code == 1
    assert finding["path"] == plan
    assert quartered.splitlines()[finding["line"] - 1].startswith("forecast:")
    assert re.search(r"\d\.\d x the quota", finding["message"])
    assert re.search(r"short by [\d,]+ EUR", finding["hint"])
    assert "amount:" in finding["hint"]


def test_the_first_monday_of_the_year_lists_what_is_due(copy: Path) -> None:
    """Formal reviews of the quarter, December covered by them, plans of the half, quotas and contests of the year."""
    answer = salesctl("due", "--today", "2027-01-04", "--format", "json", cwd=copy)
    duties = {duty["id"]: duty for duty in json.loads(answer.out)["duties"]}
    assert duties["review/formal/ana-silva/2026-Q4"]["due"] == "2027-01-22"
    assert "review/monthly/ana-silva/2026-12" not in duties
    assert duties["plan/submitted/bo-lund/2027-H1"]["state"] == "late"
    assert duties["quota/numbers/2027"]["due"] == "2026-12-02"
    assert duties["contest/plan/2027"]["state"] == "late"
    assert duties["training/plan/2027-Q1"]["state"] == "late"
    assert duties["review/monthly/cy-ito/2026-11"]["due"] == "2026-12-09"


def test_holidays_of_the_country_move_what_is_due(copy: Path) -> None:
    """1 and 8 December are free in Portugal: five working days after November end on the 9th; in America on the 7th."""
    before = json.loads(salesctl("due", "--today", "2026-12-01", "--format", "json", cwd=copy).out)
    assert {
        duty["due"] for duty in before["duties"] if duty["id"].startswith("review/monthly/") and "2026-11" in duty["id"]
    } == {"2026-12-09"}
    settings = copy / "team.yaml"
    settings.write_text(settings.read_text().replace("country: PT", "country: US"))
    after = json.loads(salesctl("due", "--today", "2026-12-01", "--format", "json", cwd=copy).out)
    assert {
        duty["due"] for duty in after["duties"] if duty["id"].startswith("review/monthly/") and "2026-11" in duty["id"]
    } == {"2026-12-07"}
