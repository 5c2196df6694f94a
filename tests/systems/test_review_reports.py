"""What stands beside a review, computed and never typed."""

from datetime import date
from decimal import Decimal

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.report import Ask, Report
from salesctl.systems.review.reports import show
from tests.support.examples import opened

TEAM = """
--- quotas/2026.yaml
quotas: {ana: {H2: 120000}, bo: {measure: meetings, H2: 120}}
--- plans/2026-H2/ana.yaml
submitted: 2026-06-15
quota: 120000
forecast:
  - {account: acme, amount: 60000, close: 2026-09, source: existing, won: 2026-09-09}
  - {account: delta, amount: 100000, close: 2026-10, source: pipeline}
activity: {calls: 50, proposals: 2}
--- metrics/ana/2026-08.yaml
2026-08-04: {calls: 100, revenue: 15000}
2026-08-20: {calls: 63}
--- metrics/bo/2026-08.yaml
2026-08-04: {meetings: 25}
--- reviews/ana/2026-08.yaml
planned: 2026-09-03
moved_to: 2026-09-04
why: the fair
held: 2026-09-04
rating: 4
agreed:
  - {what: call ten old customers, by: 2026-09-11}
  - {what: meet the buyer of Delta, by: 2026-10-02}
pipeline: {open: 150000, created: 20000, advanced: 3, stalled: [delta]}
--- reviews/bo/2026-08.yaml
planned: 2026-09-18
--- reviews/ana/2026-Q2.yaml
held: 2026-07-10
signed: {max: 2026-07-10}
"""


def rows(report: Report, name: str) -> list[tuple[object, ...]]:
    return [tuple(row) for each in (*report.tables, *report.behind) if each.name == name for row in each.rows]


AUGUST = Period.parse("2026-08")


def test_without_a_word_the_last_month_that_is_over_is_shown() -> None:
    report = show(opened(TEAM).team, Ask())
    assert report.title == "Reviews, 2026-08"
    assert rows(report, "reviews") == [
        ("ana", AUGUST, date(2026, 9, 4), date(2026, 9, 4), 4, 2, 1, None),
        ("bo", AUGUST, date(2026, 9, 18), None, None, 0, 0, None),
    ]


def test_after_a_quarter_the_formal_reviews_are_shown_and_who_is_missing() -> None:
    report = show(opened("--- today 2026-07-20" + TEAM).team, Ask())
    assert report.title == "Reviews, 2026-Q2"
    assert rows(report, "reviews")[0][-1] == "the manager"
    assert report.notes == ("not there: bo",)


def test_results_are_the_logged_outcome_over_a_months_share_of_the_quota() -> None:
    """A month is a sixth of the half: 20,000 of money for ana, 20 meetings for bo."""
    assert rows(show(opened(TEAM).team, Ask()), "results") == [
        ("ana", AUGUST, "revenue", 20000, 15000, Decimal(75)),
        ("bo", AUGUST, "meetings", 20, 25, Decimal(125)),
    ]


def test_the_pipeline_as_written_stands_beside_the_plans_on_the_day_of_the_review() -> None:
    """Acme was won five days after the review, so it was open then."""
    assert rows(show(opened(TEAM).team, Ask()), "pipeline")[0] == (
        *("ana", AUGUST, Decimal(150000), Decimal(160000)),
        *(Decimal(20000), 3, "delta"),
    )


def test_activity_is_held_against_the_plan_for_the_days_that_were_worked() -> None:
    """August 2026 has 21 working days in Portugal, four weeks and a day: 210 calls at 50 a week."""
    found = {row[2]: row[3:] for row in rows(show(opened(TEAM).team, Ask()), "activity") if row[0] == "ana"}
    assert found["calls"][:2] == (Decimal(163), 210)
    assert found["proposals"] == (None, 8, None)
    assert found["meetings"] == (None, 34, None)


def test_leave_asks_for_no_activity() -> None:
    person = "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\n"
    text = TEAM + person + "away: [{from: 2026-08-03, to: 2026-08-28}]\n"
    found = {row[2]: row[3:] for row in rows(show(opened(text).team, Ask()), "activity") if row[0] == "ana"}
    assert found["calls"][1] == 10


def test_a_person_is_shown_with_the_last_reviews_in_order() -> None:
    report = show(opened(TEAM).team, Ask(argument="ana"))
    assert report.title == "Reviews, Ana"
    assert [str(row[1]) for row in rows(report, "reviews")] == ["2026-Q2", "2026-08"]


def test_who_is_asked_for_is_all_that_is_shown() -> None:
    report = show(opened(TEAM).team, Ask(who=frozenset({"bo"}), argument="2026-08"))
    assert [row[0] for row in rows(report, "reviews")] == ["bo"]


def test_the_open_items_behind_the_count_are_there() -> None:
    assert [row[4] for row in rows(show(opened(TEAM).team, Ask()), "open items")] == [
        "call ten old customers",
        "meet the buyer of Delta",
    ]


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("anna", "`anna` is neither a person nor a period", "did you mean `ana`?"),
        ("zzz", "`zzz` is neither a person nor a period", "name a person, or a period such as 2026-08"),
        ("2026-H2", "no review is for `2026-H2`", "reviews are for a month or a quarter: 2026-10, 2026-Q3"),
    ],
)
def test_another_word_is_answered_with_the_next_move(word: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        show(opened("").team, Ask(argument=word))
    assert (raised.value.message, raised.value.hint) == (message, hint)


@pytest.mark.parametrize("word", [None, "ana", "9999-12", "9999-Q4", "0001-01", "2026-08"])
def test_a_team_without_reviews_or_recipe_is_answered(word: str | None) -> None:
    report = show(opened("--- recipe.yaml\n").team, Ask(argument=word))
    assert all(each.empty and not each.rows for each in report.tables)
