"""What `metric show` and `metric missing` say."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Cell, Report
from salesctl.systems.metric.reports import missing, show
from tests.support.examples import opened

# Today is Tuesday of week 38; weeks 35 to 37 are over.
TEAM = """
--- today 2026-09-15
--- plans/2026-H2/ana.yaml
submitted: 2026-06-20
activity: {calls: 50}
--- metrics/ana/2026-08.yaml
2026-W35: {calls: 40}
--- metrics/ana/2026-09.yaml
2026-W37: {calls: 45, meetings: 4}
2026-09-10: {revenue: 18500}
2026-09-14: {calls: 9}
--- metrics/bo/2026-09.yaml
2026-09-07: {calls: 10}
"""


def asked(text: str = TEAM, argument: str | None = None, *who: str, weeks: int = 3) -> Report:
    return show(opened(text).team, Ask(frozenset(who), argument, {"weeks": weeks}))


def rows(report: Report, name: str) -> dict[tuple[Cell, Cell], tuple[Cell, ...]]:
    table = next(each for each in report.tables if each.name == name)
    return {(row[0], row[1]): row[2:] for row in table.rows}


def test_weeks_that_are_over_stand_beside_the_plans_target_and_this_week_apart() -> None:
    """The mean of 40 and 45, the weeks that were logged, is 42.5 of the plan's 50."""
    line = rows(asked(), "People")["ana", "calls"]
    assert line == ("█·█", Decimal(45), Decimal("42.5"), Decimal(50), Decimal(85), Decimal(9))


def test_a_week_without_an_entry_is_a_dot_and_zero_is_the_lowest_bar() -> None:
    text = "--- metrics/ana/2026-09.yaml\n2026-W37: {calls: 8}\n--- metrics/ana/2026-08.yaml\n2026-W35: {calls: 0}\n"
    assert rows(asked(text), "People")["ana", "calls"][0] == "▁·█"


def test_the_team_is_the_sum_of_those_who_logged() -> None:
    """So is the target: ana alone logged the first week, 50 of 110."""
    team = rows(asked(), "Team")
    assert team["all", "calls"][1:4] == (Decimal(55), Decimal("47.5"), Decimal(80))
    assert team["all", "revenue"][1] == Decimal(18500)


def test_results_stand_in_the_teams_table_unless_they_are_asked_for() -> None:
    assert ("ana", "revenue") not in rows(asked(), "People")
    assert set(rows(asked(TEAM, "revenue"), "People")) == {("ana", "revenue")}


def test_one_person_and_one_metric_can_be_asked_for() -> None:
    assert set(rows(asked(TEAM, "calls", "bo"), "People")) == {("bo", "calls")}


def test_explain_gives_the_weeks_behind() -> None:
    (behind,) = asked(TEAM, "calls", "ana").behind
    assert [(str(row[2]), row[3]) for row in behind.rows] == [("2026-W35", 40), ("2026-W37", 45), ("2026-W38", 9)]


def test_who_logged_nothing_is_said() -> None:
    assert asked(TEAM.split("--- metrics/bo", 1)[0]).notes[2] == "nothing logged by bo: salesctl metric missing"


def test_a_metric_nobody_knows_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(UsageError) as caught:
        asked(TEAM, "cals")
    assert caught.value.hint == "did you mean `calls`?"


@pytest.mark.parametrize("weeks", [0, -1, 105])
def test_a_number_of_weeks_that_makes_no_sense_is_refused(weeks: int) -> None:
    with pytest.raises(UsageError):
        asked(weeks=weeks)


@pytest.mark.parametrize(
    "text",
    ["--- people/ana.yaml\n--- people/bo.yaml\n", "--- recipe.yaml\n" + TEAM, "--- metrics/ana/2026-09.yaml\n- 1\n"],
    ids=["nobody", "no recipe", "broken"],
)
def test_it_answers_whatever_is_there(text: str) -> None:
    assert [table.name for table in asked(text).tables] == ["Team", "People"]


# ---- missing


def test_missing_names_the_days_of_each_week_and_how_they_stand() -> None:
    """Bo logged Monday of week 37, due on the 16th; the method runs from Wednesday; ana's Tuesday is today."""
    team = "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-09-09\n"
    report = missing(opened(team + TEAM).team, Ask(frozenset({"bo"})))
    assert [(row[0], str(row[1]), *row[2:]) for row in report.tables[0].rows] == [
        ("bo", "2026-W37", 3, "Wed 9, Thu 10, Fri 11", date(2026, 9, 16), "open"),
        ("bo", "2026-W38", 1, "Mon 14", date(2026, 9, 23), "open"),
    ]
    assert report.notes == ("4 days of 1 person",)
    assert report.behind[0].rows[0] == ("bo", date(2026, 9, 9))


def test_missed_weeks_stay_for_thirteen_weeks() -> None:
    found = {str(row[1]): row[5] for row in missing(opened(TEAM).team, Ask(frozenset({"bo"}))).tables[0].rows}
    assert min(found) == "2026-W24"
    assert found["2026-W36"] == "late"
    assert found["2026-W35"] == "missed"


def test_nothing_missing_is_said() -> None:
    starts = "name: Ana\nrole: salesperson\nstarts: 2026-09-15\n"
    (table,) = missing(opened(f"--- people/ana.yaml\n{starts}--- people/bo.yaml\n").team, Ask()).tables
    assert (table.rows, table.empty[:17]) == ((), "every working day")
    (table,) = missing(opened("--- people/ana.yaml\n--- people/bo.yaml\n").team, Ask()).tables
    assert (table.rows, table.empty[:17]) == ((), "nobody here sells")
