"""What `people show` says: who is here, who comes, who has left, and who is away."""

from datetime import date
from decimal import Decimal

from salesctl.core.report import Ask, Report
from salesctl.systems.people.reports import show
from tests.support.examples import opened

TEAM = """
--- people/ana.yaml
name: Ana
role: salesperson
starts: 2024-03-04
working_days: [mon, tue, wed, fri]
ramp: {until: 2026-12-31}
away:
  - {from: 2026-10-05, to: 2026-10-09}
  - {from: 2026-09-14, to: 2026-09-18}
--- people/bo.yaml
name: Bo
role: salesperson
starts: 2024-03-04
ends: 2026-06-30
--- people/cy.yaml
name: Cy
role: salesperson
starts: 2026-10-01
--- people/di.yaml
name: Di
role: other
manager: ana
--- quotas/2026.yaml
quotas:
  ana: {H2: 450000}
  cy: {measure: meetings, Q4: 30}
"""


def asked(text: str = TEAM, *who: str) -> Report:
    return show(opened(text).team, Ask(frozenset(who)))


def test_managers_come_first_and_leavers_stand_in_a_note() -> None:
    report = asked()
    assert [row[0] for row in report.tables[0].rows] == ["max", "ana", "cy", "di"]
    assert report.notes == ("1 salesperson today", "away today: ana", "left: bo on 2026-06-30")


def test_each_line_says_role_manager_number_week_and_what_is_next() -> None:
    people, coming = asked(TEAM, "ana").tables
    assert people.rows == (("ana", "salesperson", "max", date(2024, 3, 4), Decimal(450000), "mon-wed, fri"),)
    assert coming.rows == (("ana", "away until Fri 18 Sep 2026"), ("ana", "learning until Thu 31 Dec 2026"))


def test_a_number_counted_otherwise_is_no_money_and_a_starter_is_announced() -> None:
    people, coming = asked(TEAM, "cy").tables
    assert people.rows[0][4] is None
    assert coming.rows == (("cy", "starts on Thu 1 Oct 2026"),)


def test_an_own_manager_is_shown_and_the_manager_has_none() -> None:
    managers = {row[0]: row[2] for row in asked().tables[0].rows}
    assert (managers["di"], managers["max"]) == ("ana", None)


def test_a_team_without_people_says_how_to_begin() -> None:
    table, _ = asked("--- people/ana.yaml\n--- people/bo.yaml\n--- people/max.yaml\n").tables
    assert table.rows == ()
    assert "salesctl new person" in table.empty
