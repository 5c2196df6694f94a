"""What `quota show` says: numbers, what is reached, the sum against the target, and the time that is gone."""

from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report, Table
from salesctl.systems.quota.reports import show
from tests.support.examples import opened

TEAM = """
--- today 2026-08-03
--- quotas/2026.yaml
target: {H2: 1000000}
quotas:
  ana: {H1: 400000, H2: 600000}
  bo: {H1: 300000, Q3: 150000, Q4: 300000}
--- metrics/ana/2026-07.yaml
2026-07-02: {calls: 5, revenue: 100000}
2026-07-30: {revenue: 50000.50}
"""


def asked(text: str = TEAM, who: frozenset[str] = frozenset(), argument: str | None = None) -> Report:
    return show(opened(text).team, Ask(who, argument))


def table(report: Report, name: str) -> Table:
    return next(each for each in report.tables if each.name == name)


def test_it_is_about_the_current_quarter() -> None:
    """Of 66 working days 23 are over, 35 percent; half of 300,000 is 50 percent: 15 points ahead."""
    report = asked()
    assert table(report, "People 2026-Q3").rows == (
        ("ana", Decimal(300000), Decimal("150000.50"), Decimal(50), Decimal("149999.50"), Decimal(15)),
        ("bo", Decimal(150000), None, None, None, None),
    )
    assert report.notes == (
        "23 of 66 working days are over, 35 %: ahead is in points of that",
        "the numbers add up to 50,000 EUR less than the target",
        "no revenue logged by bo",
    )


def test_the_team_stands_against_its_target() -> None:
    (row,) = table(asked(argument="2026-H2"), "Team").rows
    assert row[:3] == (Decimal(1050000), Decimal(1000000), Decimal("150000.50"))
    assert row[4] == Decimal("849999.50")


def test_without_a_target_the_team_stands_against_its_sum() -> None:
    (row,) = table(asked(TEAM.replace("target: {H2: 1000000}\n", "")), "Team").rows
    assert row[:2] == (Decimal(450000), None)
    assert row[4] == Decimal("299999.50")


def test_one_person_is_shown_without_the_team() -> None:
    report = asked(who=frozenset({"bo"}))
    assert [each.name for each in report.tables] == ["People 2026-Q3", "As written for 2026"]
    assert [row[0] for each in report.tables for row in each.rows] == ["bo", "bo"]


def test_numbers_are_shown_as_they_are_written() -> None:
    written = table(asked(), "As written for 2026")
    assert [column.name for column in written.columns] == ["Who", "H1", "H2", "Q3", "Q4", "Year", "Counts"]
    assert written.rows[1] == ("bo", Decimal(300000), None, Decimal(150000), Decimal(300000), Decimal(750000), "EUR")


def test_another_metric_has_a_table_of_its_own() -> None:
    text = "--- quotas/2026.yaml\nquotas:\n  ana: {measure: meetings, Q3: 100, Q4: 100}\n"
    report = asked(text + "--- metrics/ana/2026-09.yaml\n2026-09-14: {meetings: 25}\n")
    row = table(report, "Counted in another metric").rows[0]
    assert row[:5] == ("ana", "meetings", Decimal(100), Decimal(25), Decimal(25))
    assert [each[0] for each in table(report, "People 2026-Q3").rows] == ["bo"]


def test_a_month_is_a_third_of_its_quarter_in_cents() -> None:
    assert table(asked(argument="2026-10"), "People 2026-10").rows[1][1] == Decimal(100000)
    odd = "--- quotas/2026.yaml\nquotas:\n  ana: {Q3: 100, Q4: 100}\n"
    assert table(asked(odd, argument="2026-10"), "People 2026-10").rows[0][1] == Decimal("33.33")


def test_explain_gives_the_entries_behind_what_is_reached() -> None:
    (behind,) = asked().behind
    assert [(row[0], str(row[1]), row[3]) for row in behind.rows] == [
        ("ana", "2026-07-02", Decimal(100000)),
        ("ana", "2026-07-30", Decimal("50000.50")),
    ]


@pytest.mark.parametrize("word", ["soon", "2026-W31", "2026-08-03", "2026-Q5"])
def test_a_word_that_is_no_such_period_gets_the_next_move(word: str) -> None:
    with pytest.raises(UsageError) as caught:
        asked(argument=word)
    assert "2026-Q3" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "--- people/ana.yaml\n--- people/bo.yaml\n--- people/max.yaml\n",
        "--- recipe.yaml\n",
        "--- quotas/2026.yaml\nquotas: [ana]\n",
        "--- quotas/2026.yaml\nquotas:\n  nobody: {H2: 5}\n",
        "--- quotas/2026.yaml\nquotas:\n  ana: {H2: 0}\n",
        "--- quotas/2026.yaml\nquotas:\n  ana: {H2: " + "9" * 60 + "}\n",
    ],
    ids=["nobody", "no recipe", "broken", "a stranger", "zero", "huge"],
)
def test_it_answers_whatever_is_there(text: str) -> None:
    assert asked(text).title == "Quotas of 2026-Q3"
