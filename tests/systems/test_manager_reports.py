"""What `manager audit` and `manager show` say."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Cell, Report
from salesctl.systems.manager.reports import audit, show
from tests.support.examples import opened

TEAM = """
--- accounts.yaml
delta: {name: Delta, owner: bo}
--- manager/todo.yaml
- {what: calls of October, kind: coach, added: 2026-08-20, by: 2026-09-11, minutes: 30}
- {what: price for Acme, kind: deal, added: 2026-09-01, minutes: 60, raised_by: ana}
- {what: complaint of Delta, kind: customer, added: 2026-09-08, minutes: 30}
- {what: a new tablet, kind: fix, added: 2026-09-09}
- what: invoice of Foss
  kind: chase
  added: 2026-07-06
  raised_by: bo
  belongs_to: bo
  handed_on: 2026-07-08
  came_back: 2
- {what: lead the next meeting, kind: meeting, added: 2026-09-10, belongs_to: ana}
- {what: an old quote, kind: quote, added: 2026-01-12, done: 2026-01-13}
--- reviews/ana/2026-08.yaml
held: 2026-09-03
rating: 4
agreed:
  - {what: call Acme, by: 2026-09-30}
support:
  - {what: a visit together at Acme, who: max, by: 2026-09-10}
  - {what: a new chair, who: max, by: 2026-09-10, done: 2026-09-09}
--- meetings/2026-09-07.yaml
facilitator: bo
started: 08:30
actions:
  - {what: ask head office for a stand, who: max, by: 2026-09-25}
  - {what: book the room, who: bo, by: 2026-09-25}
--- plans/2026-H2/bo.yaml
quota: 450000
obstacles:
  - {what: a draft asks for nothing yet, who: max, by: 2026-09-10}
--- manager/days.yaml
2026-09-07: {first: true, last: true, lunch: 30}
2026-09-08: {first: true, last: false, lunch: 60}
2026-09-14: {first: false, last: true}
"""


def table(report: Report, name: str) -> list[tuple[Cell, ...]]:
    found = next(each for each in (*report.tables, *report.behind) if each.name == name)
    assert all(len(row) == len(found.columns) for row in found.rows)
    return list(found.rows)


def audited(text: str = TEAM, *who: str) -> Report:
    return audit(opened(text).team, Ask(frozenset(who)))


def test_what_is_not_the_managers_is_handed_on_to_whom_something_names() -> None:
    assert table(audited(), "to be handed on") == [
        (2, "price for Acme", "deal", 14, "ana", "ana", "raised it"),
        (3, "complaint of Delta", "customer", 7, None, "bo", "owns Delta"),
        (4, "a new tablet", "fix", 6, None, None, "nothing written says whose it is"),
        (6, "lead the next meeting", "meeting", 5, None, "ana", "belongs_to says so"),
    ]


def test_the_rest_is_the_managers_own_or_has_gone_where_it_belongs() -> None:
    report = audited()
    assert table(report, "the manager's own") == [(1, "calls of October", "coach", date(2026, 9, 11), True, 30)]
    assert table(report, "never the manager's: handed on, or closed") == [
        (5, "invoice of Foss", "chase", "bo", "bo", 2, None)
    ]


def test_each_item_counted_stands_behind_the_share_once() -> None:
    counted = table(audited(), "items counted")
    assert [row[-1] for row in counted] == [
        *("own work", "others' work, kept", "others' work, kept", "others' work, kept"),
        *("others' work, landed", "own work"),
    ]


def test_the_share_stands_against_the_policy() -> None:
    by_items, by_minutes, landed = table(audited(), "dependency")
    assert by_items[1:] == (3, 6, Decimal("50.0"), Decimal(20), Decimal(40))
    assert by_minutes[1:4] == (90, 120, Decimal("75.0"))
    assert landed[1:4] == (4, 6, Decimal("66.7"))
    assert audited().notes[0] == "3 of 6 items are others' work kept here, 50.0 %: over the 40 % that fail"


def test_handing_on_lowers_the_share_and_empties_the_list_of_what_to_hand_on() -> None:
    handed = TEAM.replace("raised_by: ana}", "raised_by: ana, belongs_to: ana, handed_on: 2026-09-15}")
    before, after = audited(), audited(handed)
    assert [table(each, "dependency")[0][3] for each in (before, after)] == [Decimal("50.0"), Decimal("33.3")]
    assert [len(table(each, "to be handed on")) for each in (before, after)] == [4, 3]


def test_who_brings_it_and_what_came_back() -> None:
    assert table(audited(), "by person, last thirteen weeks") == [
        ("nobody named", 2, 2, 30, Decimal("50.0"), 0),
        ("ana", 1, 1, 60, Decimal("25.0"), 0),
        ("bo", 1, 0, 0, Decimal("25.0"), 2),
    ]
    assert table(audited(), "what came back") == [(5, "invoice of Foss", "bo", 2, date(2026, 7, 8), None)]


def test_the_share_over_time_ends_today_and_begins_with_the_list() -> None:
    rows = table(audited(), "over time")
    assert [row[0] for row in rows][:2] == [date(2026, 1, 31), date(2026, 2, 28)]
    assert [(row[0], row[1], row[3]) for row in rows[-2:]] == [(date(2026, 8, 31), 2, 0), (date(2026, 9, 15), 6, 3)]


@pytest.mark.parametrize(("first", "is_said"), [("2025-08-04", True), ("2025-08-01", False)])
def test_where_the_list_begins_is_said_only_while_a_window_reaches_further_back(first: str, *, is_said: bool) -> None:
    """The first of twelve windows ends on 31 October 2025 and looks back to 1 August."""
    report = audited(TEAM.replace("added: 2026-01-12, done: 2026-01-13", f"added: {first}, done: {first}"))
    assert table(report, "over time")[0][0] == date(2025, 10, 31)
    assert any("the list begins" in note for note in report.notes) == is_said


def test_open_items_of_all_documents_in_force_wait_for_the_manager() -> None:
    assert table(audited(), "waits for the manager elsewhere") == [
        ("a visit together at Acme", "ana", date(2026, 9, 10), True, "reviews/ana/2026-08.yaml#support/1"),
        ("ask head office for a stand", None, date(2026, 9, 25), False, "meetings/2026-09-07.yaml#actions/1"),
    ]


def test_people_asked_for_narrow_the_lists_and_never_the_share() -> None:
    report = audited(TEAM, "bo")
    assert not table(report, "to be handed on")
    assert len(table(report, "what came back")) == 1
    assert table(report, "dependency") == table(audited(), "dependency")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "there is no manager/todo.yaml: salesctl new todo"),
        ("--- manager/todo.yaml\n- [\n", "manager/todo.yaml cannot be read: salesctl manager check"),
        (f"{TEAM}--- manager/todo.yaml\n- {{what: x, kind: deal, added: 2026-09-01}}\n", "fewer than 5 items"),
    ],
)
def test_a_list_that_is_absent_broken_or_short_is_said(text: str, note: str) -> None:
    report = audited(text)
    assert note in report.notes[0]
    assert all(each.rows or each.empty for each in report.tables)


# ---- show


def shown(text: str = TEAM, weeks: object = 13) -> Report:
    return show(opened(text).team, Ask(options={"weeks": weeks}))


def test_the_list_is_counted_by_whose_it_is() -> None:
    assert table(shown(), "list") == [(6, 1, 1, 4, 1, Decimal("50.0"), Decimal("75.0"))]


def test_days_stand_by_week_and_a_lunch_that_was_not_had_is_no_short_one() -> None:
    assert [tuple(map(str, row)) for row in table(shown(), "days by week")] == [
        ("2026-W37", "2", "2", "1", "1", "45", "0"),
        ("2026-W38", "1", "0", "1", "0", "None", "1"),
    ]
    assert shown().notes == ("of the last 3 days written: first in and last out on 1, no lunch on 1",)


def test_the_weeks_asked_for_include_this_one() -> None:
    assert len(table(shown(weeks=1), "days by week")) == 1
    with pytest.raises(UsageError):
        shown(weeks=0)


def test_a_team_without_list_and_days_is_answered() -> None:
    report = shown("")
    assert all(not each.rows and each.empty for each in report.tables)
