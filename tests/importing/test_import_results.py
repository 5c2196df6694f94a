"""Deals as metric logs: the CRM's own metrics are kept up to date, and what people count is theirs."""

from __future__ import annotations

from salesctl.data.merge import Terms
from tests.importing.laid import RECIPE, errors, lay

WON = "1,Press,won,Ana,Acme,1000.50,2026-09-10,2026-08-03,"


def test_results_are_written_on_the_day_they_happened() -> None:
    laid = lay(RECIPE, WON)
    assert laid.text("metrics/ana/2026-09.yaml") == "2026-09-10: {wins: 1, revenue: 1000.50}\n"
    assert laid.text("metrics/ana/2026-08.yaml") == "2026-08-03: {opportunities: 1}\n"
    assert errors(laid.example) == set()


def test_results_stand_between_the_days_people_logged() -> None:
    own = (
        "--- metrics/ana/2026-09.yaml\n# counted on paper\n2026-09-09: {calls: 3}\n\n2026-09-11: {calls: 4}  # Friday\n"
    )
    assert lay(RECIPE + own, WON).text("metrics/ana/2026-09.yaml") == (
        "# counted on paper\n2026-09-09: {calls: 3}\n2026-09-10: {wins: 1, revenue: 1000.50}\n\n"
        "2026-09-11: {calls: 4}  # Friday\n"
    )


def test_results_join_what_is_logged_that_day() -> None:
    own = "--- metrics/ana/2026-09.yaml\n2026-09-10: {calls: 3}\n"
    text = lay(RECIPE + own, WON).text("metrics/ana/2026-09.yaml")
    assert text == "2026-09-10: {calls: 3, wins: 1, revenue: 1000.50}\n"


def test_a_corrected_amount_is_corrected() -> None:
    once = lay(RECIPE, WON)
    again = lay(once.example, WON.replace("1000.50", "1200"))
    assert again.text("metrics/ana/2026-09.yaml") == "2026-09-10: {wins: 1, revenue: 1200}\n"
    assert [one.path for one in again.merged.changes] == ["metrics/ana/2026-09.yaml"]


def test_what_somebody_typed_of_a_metric_of_their_own_is_never_replaced() -> None:
    own = "--- metrics/ana/2026-09.yaml\n2026-09-10: {wins: 2}\n"
    laid = lay(own, WON)
    assert laid.text("metrics/ana/2026-09.yaml") == "2026-09-10: {wins: 2, revenue: 1000.50}\n"
    assert laid.counts()["wins says something else, typed by hand (source: self)"] == 1


def test_nothing_is_added_to_a_month_in_which_somebody_counts() -> None:
    own = "--- metrics/ana/2026-09.yaml\n2026-09-11: {wins: 1}\n"
    laid = lay(own, WON)
    assert laid.text("metrics/ana/2026-09.yaml") == "2026-09-10: {revenue: 1000.50}\n2026-09-11: {wins: 1}\n"
    assert laid.counts()["wins is counted by hand that month (source: self)"] == 1


def test_a_metric_logged_for_the_whole_week_is_not_logged_for_a_day_too() -> None:
    own = "--- metrics/ana/2026-09.yaml\n2026-W37: {revenue: 900}\n"
    laid = lay(RECIPE + own, WON)
    assert "revenue: 1000.50" not in laid.text("metrics/ana/2026-09.yaml")
    assert laid.counts()["revenue is logged for the whole week at once"] == 1


def test_a_metric_the_recipe_does_not_have_is_said_and_not_written() -> None:
    laid = lay("", WON)
    assert laid.counts()["opportunities is no metric of recipe.yaml; add it there with `source: crm` to have it"] == 1
    assert "metrics/ana/2026-08.yaml" not in laid.example.files


def test_without_a_recipe_no_result_is_written() -> None:
    laid = lay("--- recipe.yaml\n", WON)
    assert laid.counts()["the team has no recipe.yaml that says what is counted"] == 3


def test_what_is_dated_ahead_or_before_its_owner_came_is_left_out() -> None:
    rows = "1,Ahead,won,Ana,Acme,5,2026-12-10,2019-08-03,"
    assert lay(RECIPE, rows).counts() == {
        "dated after today": 2,
        "on a day before its owner came": 1,
    }


def test_figures_that_a_complete_export_does_not_hold_are_taken_out() -> None:
    once = lay(RECIPE, f"{WON}\n2,Pump,won,Ana,Acme,7,2026-09-11,2026-08-04,")
    kept = lay(once.example, WON)
    assert kept.merged.changes == ()
    complete = lay(once.example, WON, Terms(complete=True))
    assert complete.text("metrics/ana/2026-09.yaml") == "2026-09-10: {wins: 1, revenue: 1000.50}\n"
    assert complete.text("metrics/ana/2026-08.yaml") == "2026-08-03: {opportunities: 1}\n"


def test_taking_out_leaves_what_people_counted() -> None:
    own = "--- metrics/ana/2026-09.yaml\n2026-09-11: {calls: 3, wins: 1, revenue: 7}\n"
    text = lay(RECIPE + own, WON, Terms(complete=True)).text("metrics/ana/2026-09.yaml")
    assert text == "2026-09-10: {wins: 1, revenue: 1000.50}\n2026-09-11: {calls: 3}\n"


def test_values_add_up() -> None:
    laid = lay(RECIPE, f"{WON}\n2,Pump,won,Ana,Acme,7,2026-12-11,2026-08-04,\n3,No day,won,Ana,Acme,7,,,")
    assert sum(one.number for one in laid.merged.results) == 6
    assert {one.what for one in laid.merged.unplaced} == {
        "has no day of creation",
        "was won on no day the file tells",
    }
