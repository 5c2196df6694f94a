"""What the reports on plans add up to, for whom, and what they say where there is nothing."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Report, Table
from salesctl.systems.plan.reports import coverage, open_report, show
from tests.support.examples import opened

TEAM = """
--- quotas/2026.yaml
quotas: {ana: {H2: 100000}, bo: {H2: 80000}}
--- plans/2026-H2/ana.yaml
submitted: 2026-06-15
accepted: 2026-06-18
quota: 100000
forecast:
  - {account: acme, amount: 60000, close: 2026-08, source: existing, won: 2026-08-20}
  - {account: delta, amount: 100000, close: 2026-08, source: pipeline}
  - account: Acme
    amount: 80000
    close: 2026-10-14
    source: lead
    probability: 30
    next: {what: demo, by: 2026-09-18}
  - {account: reed, amount: 500000, close: 2026-09, source: target, lost: the price}
actions:
  - {what: call ten old customers, by: 2026-08-28}
  - {what: meet the buyer of Delta, by: 2026-10-02}
  - {what: the list, by: 2026-08-01, done: 2026-07-30}
--- plans/2026-H1/bo.yaml
submitted: 2025-12-15
quota: 80000
forecast:
  - {account: quay, amount: 5000, close: 2026-05, source: lead}
"""


def table(report: Report, name: str) -> Table:
    return next(each for each in (*report.tables, *report.behind) if each.name == name)


def rows(report: Report, name: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in table(report, name).rows]


def test_each_plan_of_the_half_has_a_row_and_who_has_none_is_named() -> None:
    report = show(opened(TEAM).team, Ask())
    assert report.title == "Plans for 2026-H2"
    assert rows(report, "plans") == [
        ("ana", date(2026, 6, 15), date(2026, 6, 18), Decimal(100000), Decimal("2.4"), 134000, 2, 1),
        ("bo", None, None, None, None, None, None, None),
    ]
    assert report.notes == ("no plan yet: bo",)


def test_the_items_behind_the_count_are_there_to_explain_it() -> None:
    assert rows(show(opened(TEAM).team, Ask()), "open items") == [
        ("ana", date(2026, 8, 28), "call ten old customers", True),
        ("ana", date(2026, 10, 2), "meet the buyer of Delta", False),
    ]


def test_drafts_and_plans_that_cannot_be_read_are_said() -> None:
    text = "--- plans/2026-H2/ana.yaml\nquota: 5\n--- plans/2026-H2/bo.yaml\nquota: {\n"
    assert show(opened(text).team, Ask()).notes == ("a draft, not submitted: ana", "cannot be read: bo")


def test_coverage_counts_all_but_lost_lines_and_weighs_the_open_ones() -> None:
    report = coverage(opened(TEAM).team, Ask())
    assert rows(report, "by person") == [
        *[("ana", Decimal(100000), Decimal(240000), Decimal("2.4"), Decimal(0), Decimal(134000), Decimal("1.34"))],
        *[("bo", Decimal(80000), None, None, Decimal(240000), None, None)],
    ]
    assert rows(report, "still to win") == [("ana", Decimal(60000), Decimal(40000), Decimal(180000), Decimal("4.5"))]


def test_accounts_are_added_up_across_spellings_and_people() -> None:
    text = (
        TEAM
        + "--- plans/2026-H2/bo.yaml\nforecast:\n  - {account: ACME, amount: 10000, close: 2026-11, source: lead}\n"
    )
    [acme, delta] = rows(coverage(opened(text).team, Ask()), "by account")
    assert acme == (
        "acme",
        "ana, bo",
        Decimal(150000),
        Decimal(15000000) / Decimal(180000),
        Decimal(86000),
        Decimal(90000),
    )
    assert delta[:4] == ("delta", "ana", Decimal(100000), Decimal(100))


def test_every_line_stands_behind_the_sums() -> None:
    lines = rows(coverage(opened(TEAM).team, Ask()), "forecast lines")
    assert [(row[1], row[5], row[6]) for row in lines] == [
        ("acme", Decimal(100), "won"),
        ("delta", Decimal(50), "open"),
        ("Acme", Decimal(30), "open"),
        ("reed", Decimal(0), "lost"),
    ]


def test_the_sum_and_those_short_of_the_policy_are_said_in_sentences() -> None:
    assert coverage(opened(TEAM).team, Ask()).notes == (
        (
            "together 240,000 EUR over 180,000 EUR: 1.3 x; open 180,000 EUR over the 120,000 EUR still to win: 1.5 x; "
            "the policy asks for 3.0 x"
        ),
        "under the policy: bo",
        "no plan yet: bo",
    )


def test_of_who_has_left_nothing_more_is_asked() -> None:
    """Bo left in July: neither short of the policy nor part of what is still to win."""
    left = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-07-31\n"
    report = coverage(opened(TEAM + left).team, Ask())
    assert "open 180,000 EUR over the 40,000 EUR still to win: 4.5 x" in report.notes[0]
    assert not any(note.startswith("under the policy") for note in report.notes)
    assert [row[4] for row in rows(report, "by person")] == [0, None]


def test_a_number_in_meetings_is_left_out_of_a_sum_in_money() -> None:
    text = TEAM.replace("bo: {H2: 80000}", "bo: {measure: meetings, H2: 200}")
    assert [row[0] for row in rows(coverage(opened(text).team, Ask()), "by person")] == ["ana"]


def test_who_is_asked_for_is_all_that_is_shown() -> None:
    ask = Ask(who=frozenset({"bo"}))
    team = opened(TEAM).team
    assert [row[0] for row in rows(show(team, ask), "plans")] == ["bo"]
    assert [row[0] for row in rows(coverage(team, ask), "by person")] == ["bo"]
    assert [row[2] for row in rows(open_report(team, ask), "open lines")] == ["bo"]


def test_open_lines_come_by_close_those_past_it_first_older_halves_too() -> None:
    report = open_report(opened(TEAM).team, Ask())
    assert [row[:5] for row in rows(report, "open lines")] == [
        (Period.parse("2026-05"), 107, "bo", "quay", Decimal(5000)),
        (Period.parse("2026-08"), 15, "ana", "delta", Decimal(100000)),
        (Period.parse("2026-10-14"), None, "ana", "Acme", Decimal(80000)),
    ]
    assert rows(report, "open lines")[2][5:] == (Decimal(30), "demo", date(2026, 9, 18))
    assert report.notes == (
        "3 lines, 185,000 EUR open",
        "past their close and neither won nor lost: 2 lines, 105,000 EUR",
    )


def test_a_half_that_is_named_shows_its_own_lines_alone() -> None:
    report = open_report(opened(TEAM).team, Ask(argument="2026-H1"))
    assert [row[3] for row in rows(report, "open lines")] == ["quay"]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("2026-10", "plans are for a half: 2026-H2"),
        ("2026", "plans are for a half: 2026-H1"),
        ("bo", "name one such as 2026-H2"),
    ],
)
def test_another_word_than_a_half_is_answered_with_one(word: str, hint: str) -> None:
    for report in (show, coverage, open_report):
        with pytest.raises(UsageError) as raised:
            report(opened("").team, Ask(argument=word))
        assert raised.value.hint == hint


def test_an_empty_team_is_said_to_be_empty() -> None:
    text = "--- people/ana.yaml\n--- people/bo.yaml\n--- people/max.yaml\n--- recipe.yaml\n"
    for report in (show, coverage, open_report):
        made = report(opened(text).team, Ask())
        assert all(each.empty and not each.rows for each in made.tables)
