"""From logs to weekly totals: which weeks count, how much was worked, and when an absence is a zero."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from salesctl.systems.recipe.panel import Measured, between, measured
from salesctl.systems.recipe.worked import weeks_until
from tests.support.examples import opened
from tests.systems.recipe_story import story

WEEK = "calls: 10, meetings: 2"
DAYS = ("2026-08-31", "2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04")


def read(text: str) -> Measured:
    found = measured(opened(text).team)
    assert found is not None
    return found


def row(found: Measured, metric: str, who: str) -> list[float]:
    panel = found.panel
    at = panel.find_person(who)
    values = panel.outcome[at] if metric == panel.outcome_name else panel.values[panel.find(metric), at]
    return [float(value) for value in values]


def test_only_weeks_that_are_over_count_and_they_begin_with_the_first_log() -> None:
    """Tuesday 15 September 2026 lies in W38; the first entry in W36."""
    found = read("--- metrics/ana/2026-09.yaml\n2026-09-02: {calls: 3}\n2026-09-14: {calls: 9}\n")
    assert found.panel.weeks == ("2026-W36", "2026-W37")
    assert found.panel.people == ("ana", "bo")


def test_five_years_are_kept_at_most() -> None:
    assert weeks_until(date(2010, 1, 1), date(2026, 9, 15)).count == 260
    assert weeks_until(date(2026, 9, 15), date(2026, 9, 15)).count == 0


def test_working_time_knows_joining_leaving_leave_and_holidays() -> None:
    """Ana joins on Wednesday 2 September; bo is away all of W36 and leaves on Thursday 10 September."""
    found = read(
        "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2026-09-02\n"
        "--- people/bo.yaml\nname: Bo\nrole: salesperson\nends: 2026-09-10\n"
        "away: [{from: 2026-08-31, to: 2026-09-06}]\n"
        "--- metrics/bo/2026-08.yaml\n2026-W35: {calls: 9}\n"
    )
    share = found.panel.share
    assert np.isnan(share[0, 0])
    assert share[0].tolist()[1:] == [pytest.approx(0.6), 1.0]
    assert share[1].tolist() == [1.0, 0.0, pytest.approx(0.8)]


def test_part_timers_work_full_weeks_of_their_own() -> None:
    found = read(
        "--- people/ana.yaml\nname: Ana\nrole: salesperson\nworking_days: [mon, tue, wed, thu]\n"
        "--- metrics/ana/2026-09.yaml\n2026-W37: {calls: 9}\n"
    )
    assert found.panel.share[0].tolist() == [1.0]


def test_an_activity_that_is_not_written_is_not_zero() -> None:
    log = f"--- metrics/ana/2026-08.yaml\n2026-W35: {{{WEEK}}}\n2026-W36: {{meetings: 1}}\n"
    found = read(log + f"--- metrics/ana/2026-09.yaml\n2026-W37: {{{WEEK}}}\n")
    calls = row(found, "calls", "ana")
    assert calls[0] == calls[2] == 10
    assert np.isnan(calls[1])
    assert all(np.isnan(row(found, "calls", "bo")))


def test_an_imported_result_is_zero_for_everybody_between_the_teams_first_and_last() -> None:
    """Revenue is of source crm: ana has some in W35 and W37, bo none."""
    log = "--- metrics/ana/2026-08.yaml\n2026-08-25: {revenue: 100}\n--- metrics/ana/2026-09.yaml\n"
    found = read(log + "2026-09-08: {revenue: 300}\n2026-09-09: {revenue: 50}\n")
    assert row(found, "revenue", "ana") == [100, 0, 350]
    assert row(found, "revenue", "bo") == [0, 0, 0]
    assert found.missing == ()


def test_after_the_last_import_results_are_unknown_and_that_is_said() -> None:
    log = "--- metrics/ana/2026-08.yaml\n2026-08-25: {revenue: 100}\n2026-W36: {calls: 4}\n"
    found = read(log + "--- metrics/ana/2026-09.yaml\n2026-W37: {calls: 4}\n")
    assert row(found, "revenue", "ana")[0] == 100
    assert np.isnan(row(found, "revenue", "ana")[1:]).all()
    assert found.missing == ("revenue is unknown after 2026-W35: is an import due?",)


def test_what_people_write_themselves_is_zero_in_a_complete_week_between_two_entries() -> None:
    log = "--- metrics/ana/2026-08.yaml\n2026-W35: {calls: 4, wins: 2}\n2026-W36: {calls: 4}\n"
    found = read(log + "--- metrics/ana/2026-09.yaml\n2026-09-08: {wins: 1}\n")
    assert row(found, "wins", "ana") == [2, 0, 1]
    assert all(np.isnan(row(found, "wins", "bo")))


def test_days_left_out_by_somebody_who_logs_daily_are_taken_at_the_rate_of_the_others() -> None:
    """Three full weeks, one with four days of five, one with two."""
    weeks = [(8, day) for day in (3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21)]
    weeks += [(8, 24), (8, 25), (8, 26), (8, 27), (8, 31), (9, 1)]
    months = {8: "", 9: ""}
    for month, day in weeks:
        months[month] += f"2026-{month:02}-{day:02}: {{calls: 4}}\n"
    found = read("".join(f"--- metrics/ana/2026-{month:02}.yaml\n{text}" for month, text in months.items()))
    calls = row(found, "calls", "ana")
    assert calls[:4] == [20, 20, 20, 20]
    assert np.isnan(calls[4])


def test_a_month_at_once_stays_as_it_is_written() -> None:
    log = "".join(
        f"--- metrics/ana/2026-{month:02}.yaml\n2026-{month:02}-{day}: {{calls: {count}}}\n"
        for month, day, count in ((6, 30, 80), (7, 31, 90), (8, 31, 70))
    )
    calls = row(read(log), "calls", "ana")
    assert [value for value in calls if not np.isnan(value)] == [80, 90, 70]


def test_a_share_in_percent_is_averaged() -> None:
    recipe = (
        "--- recipe.yaml\noutcome: wins\nmetrics:\n  quick: {kind: activity, unit: percent}\n  wins: {kind: result}\n"
    )
    log = "--- metrics/ana/2026-09.yaml\n2026-09-08: {quick: 50}\n2026-09-09: {quick: 100}\n"
    assert row(read(recipe + log), "quick", "ana") == [75]


def test_weeks_lie_in_the_fiscal_quarter_of_their_thursday() -> None:
    """The third quarter begins on Wednesday 1 July 2026, in W27."""
    found = read("--- metrics/ana/2026-06.yaml\n2026-W26: {calls: 4}\n")
    assert found.panel.quarter_week.tolist()[:3] == [12, 0, 1]


def test_nobody_who_sells_nothing_is_in_the_panel() -> None:
    found = read("--- metrics/max/2026-09.yaml\n2026-W37: {calls: 4}\n")
    assert "max" not in found.panel.people


@pytest.mark.parametrize("recipe", ["--- recipe.yaml\n", "--- recipe.yaml\noutcome: [revenue]\n"])
def test_without_a_recipe_there_is_no_panel(recipe: str) -> None:
    assert measured(opened(recipe).team) is None


def test_gaps_that_are_too_long_say_nothing() -> None:
    known = np.array([False, True, False, True, False, False, False, True, False, False])
    assert between(known, 2, 0).tolist() == [False, True, True, True, False, False, False, True, False, False]
    assert between(known, 3, 0).tolist() == [False, *[True] * 9]


def test_a_written_story_reads_back_as_it_was_simulated() -> None:
    found = read(story(people=5, weeks=40))
    assert found.panel.values.shape == (5, 5, 40)
    assert np.isfinite(found.panel.outcome[found.panel.employed]).all()
