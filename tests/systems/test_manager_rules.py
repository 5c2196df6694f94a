"""Edges of the rules on the manager's list and days, beyond the examples on their pages."""

import pytest

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text

OWN = "- {what: calls of October, kind: coach, added: 2026-09-01}\n"
DEAL = "- {what: price for Acme, kind: deal, added: 2026-09-08, raised_by: ana}\n"
TEAM = "--- team.yaml\nname: S\nmanager: max\ntimezone: Europe/Lisbon\ncurrency: EUR\nsince: 2026-01-01\n"


def found(text: str, code: str) -> list[Finding]:
    checked = check_text(text)
    assert not checked.crashed
    return [finding for finding in checked.findings if finding.code == code]


def todo(items: str, code: str, more: str = "") -> list[Finding]:
    return found(f"--- manager/todo.yaml\n{items}\n{more}", code)


def days(lines: str, code: str, more: str = "") -> list[Finding]:
    return found(f"--- manager/days.yaml\n{lines}\n{more}", code)


# ---- the share


@pytest.mark.parametrize(
    ("own", "others", "severity"),
    [
        (4, 1, None),  # 20 %: at the line is not over it
        (3, 1, None),  # 25 % of four items say nothing
        (7, 2, Severity.WARNING),
        (3, 2, Severity.WARNING),  # 40 %
        (4, 3, Severity.ERROR),
    ],
)
def test_over_the_policy_it_warns_and_then_fails(own: int, others: int, severity: Severity | None) -> None:
    assert [each.severity for each in todo(OWN * own + DEAL * others, "CTL001")] == [severity][: severity is not None]


def test_handing_on_brings_the_list_back_under_the_policy() -> None:
    handed = DEAL.replace("raised_by", "handed_on: 2026-09-09, belongs_to: ana, raised_by")
    assert todo(OWN * 4 + DEAL * 3, "CTL001")
    assert not todo(OWN * 4 + DEAL + handed * 2, "CTL001")


def test_the_team_sets_its_own_lines() -> None:
    strict = f"{TEAM}policy: {{control: {{dependency_warn: 5, dependency_fail: 10}}}}\n"
    (finding,) = todo(OWN * 9 + DEAL, "CTL001", strict)
    assert (finding.severity, finding.place.line) == (Severity.WARNING, 10)
    assert "1 of 10 items on this list are others' work, 10 %; the policy warns over 5 %" in finding.message


def test_when_all_of_it_is_done_the_next_ones_are_spoken_of() -> None:
    (finding,) = todo(OWN * 3 + DEAL.replace("raised_by", "done: 2026-09-10, raised_by") * 2, "CTL001")
    assert finding.hint.startswith("hand on what comes next")


# ---- single items


@pytest.mark.parametrize(("added", "said"), [("2026-09-01", False), ("2026-08-31", True)])
def test_two_weeks_are_left_for_a_decision(added: str, *, said: bool) -> None:
    assert bool(todo(DEAL.replace("2026-09-08", added), "CTL002")) is said


@pytest.mark.parametrize("closed", ["done: 2026-09-10", "dropped: no budget", "handed_on: 2026-09-10", "who: ana"])
def test_each_way_out_is_a_decision(closed: str) -> None:
    assert not todo(DEAL.replace("2026-09-08", f"2026-07-01, {closed}"), "CTL002")


def test_a_decision_of_tomorrow_is_none_yet() -> None:
    assert todo(DEAL.replace("2026-09-08", "2026-07-01, handed_on: 2026-09-16"), "CTL002")


def test_the_hint_names_who_is_to_have_it() -> None:
    (finding,) = todo(DEAL.replace("2026-09-08", "2026-07-01"), "CTL002")
    assert finding.hint == "hand it on to ana (raised it): belongs_to: ana, handed_on: 2026-09-15"


def test_own_work_may_wait_and_may_be_handed_on_to_somebody_named() -> None:
    assert not todo(OWN.replace("2026-09-01", "2026-01-07"), "CTL002")
    assert not todo(DEAL.replace("raised_by", "handed_on: 2026-09-09, who: bo, raised_by"), "CTL003")
    assert todo(OWN.replace("}", ", handed_on: 2026-09-09}"), "CTL003")


def test_what_came_back_twice_warns_while_open_and_is_only_said_once_closed() -> None:
    back = DEAL.replace("raised_by", "came_back: 2, raised_by")
    assert [each.severity for each in todo(back, "CTL004")] == [Severity.WARNING]
    assert [each.severity for each in todo(back.replace("came", "done: 2026-09-10, came"), "CTL004")] == [Severity.INFO]
    old = back.replace("2026-09-08", "2026-03-02, done: 2026-03-10")
    assert not todo(old, "CTL004")


def test_the_managers_own_kinds_may_belong_to_the_manager() -> None:
    assert not todo(OWN.replace("}", ", belongs_to: max}"), "CTL005")
    assert todo(DEAL.replace("raised_by", "belongs_to: max, raised_by"), "CTL005")


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("done: 2026-09-07", "done"),
        ("handed_on: 2026-09-07, belongs_to: ana", "handed_on"),
        ("done: 2026-09-08, handed_on: 2026-09-08, belongs_to: ana", None),
    ],
)
def test_nothing_is_closed_before_it_was_added(item: str, key: str | None) -> None:
    assert [each.at[-1] for each in todo(DEAL.replace("raised_by", f"{item}, raised_by"), "CTL006")] == [key][
        : bool(key)
    ]


# ---- days


def test_three_long_days_of_the_last_ten_are_said_at_the_last_of_them() -> None:
    long = "".join(f"2026-09-0{day}: {{first: true, last: true, lunch: 30}}\n" for day in (1, 2, 3))
    short = "".join(f"2026-09-{day:02}: {{first: true, lunch: 30}}\n" for day in range(4, 12))
    assert not days(long + short, "CTL007")
    (finding,) = days(long + short.split("2026-09-11", maxsplit=1)[0], "CTL007")
    assert (finding.at, len(finding.related)) == (("2026-09-03",), 2)


def test_days_are_read_in_their_own_order() -> None:
    lines = "2026-09-11: {first: true}\n2026-09-09: {first: true}\n2026-09-10: {lunch: 30}\n"
    assert not days(lines, "CTL008")


def test_each_run_without_lunch_is_said_once() -> None:
    hungry = "".join(f"2026-09-{day:02}: {{first: true}}\n" for day in (1, 2, 3, 4))
    fed = "2026-09-07: {lunch: 45}\n"
    again = "".join(f"2026-09-{day:02}: {{lunch: 0}}\n" for day in (8, 9, 10))
    assert [each.message for each in days(hungry + fed + again, "CTL008")] == [
        "no lunch on 4 days written one after the other",
        "no lunch on 3 days written one after the other",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-06-10: {first: true}", None),  # a holiday, and more than thirteen weeks ago
        ("2026-08-15: {lunch: 30}", "a holiday ("),
        ("2026-09-12: {last: true}", "a day off"),
        ("2026-09-12: {first: false}", None),
        ("2026-09-11: {last: true}", None),
    ],
)
def test_work_on_a_free_day_is_said_and_no_more(line: str, said: str | None) -> None:
    found_days = days(line, "CTL009")
    assert [each.severity for each in found_days] == [Severity.INFO][: said is not None]
    assert all(said in each.message for each in found_days if said)


def test_a_day_to_come_counts_for_nothing_else() -> None:
    lines = "".join(f"2026-09-{day}: {{first: true, last: true}}\n" for day in (16, 17, 18))
    assert len(days(lines, "CTL010")) == 3
    assert not days(lines, "CTL007")
    assert not days(lines, "CTL008")


def test_what_was_handed_on_to_somebody_who_has_left_is_nobodys() -> None:
    gone = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-01-08\nends: 2026-08-31\n"
    item = "- {what: quote, kind: quote, added: 2026-09-07, handed_on: 2026-09-08, belongs_to: bo"
    (finding,) = todo(item + "}\n", "CTL003", gone)
    assert (finding.at, finding.message) == ((0, "belongs_to"), "handed on to bo, who has left")
    assert not todo(item + ", done: 2026-09-09}\n", "CTL003", gone)
    assert not todo(item + "}\n", "CTL003")
