"""Edges of the rules on metric logs, beyond the examples on their pages."""

from datetime import date, timedelta

import pytest

from salesctl.core.finding import Finding
from salesctl.systems.metric import SYSTEM
from tests.support.examples import SMALL_TEAM, check_text, opened

RECIPE = "--- recipe.yaml\n" + SMALL_TEAM.split("--- recipe.yaml\n")[1]


def found(text: str, code: str) -> list[Finding]:
    checked = check_text(text)
    assert not checked.crashed
    return [finding for finding in checked.findings if finding.code == code]


def september(lines: str) -> str:
    return f"--- today 2026-09-15\n--- metrics/ana/2026-09.yaml\n{lines}\n"


def by_day(first: date, values: list[str]) -> str:
    """Write one entry a weekday from a Monday on, each in its month's file."""
    files: dict[str, str] = {}
    for index, value in enumerate(values):
        day = first + timedelta(days=index // 5 * 7 + index % 5)
        files[f"{day:%Y-%m}"] = files.get(f"{day:%Y-%m}", "") + f"{day}: {{{value}}}\n"
    return "".join(f"--- metrics/ana/{month}.yaml\n{lines}" for month, lines in files.items())


def by_week(first: int, values: list[str]) -> str:
    """Write one entry a week from a week of 2026 on, each in the file of the month it starts in."""
    files: dict[str, str] = {}
    for number, value in enumerate(values, first):
        month = f"{date.fromisocalendar(2026, number, 1):%Y-%m}"
        files[month] = files.get(month, "") + f"2026-W{number:02}: {{{value}}}\n"
    return "".join(f"--- metrics/ana/{month}.yaml\n{lines}" for month, lines in files.items())


# ---- one entry


def test_money_may_be_negative_and_have_cents_and_counts_may_not() -> None:
    text = september("2026-09-01: {revenue: -350.50}\n2026-09-02: {calls: -1}\n2026-09-03: {calls: 1.5}")
    assert [finding.place.line for finding in found(text, "MET001")] == [2]
    assert [finding.place.line for finding in found(text, "MET002")] == [3]


def test_one_value_is_one_fault() -> None:
    assert [finding.code for finding in check_text(september("2026-09-01: {calls: -1.5}")).findings] == ["MET001"]


def test_minutes_may_be_a_part_and_not_below_zero() -> None:
    recipe = RECIPE.replace("funnel:", "  prep: {kind: activity, unit: minutes, means: x}\nfunnel:")
    text = recipe + september("2026-09-01: {prep: 7.5}\n2026-09-02: {prep: -1}")
    assert not found(text, "MET002")
    assert found(text, "MET001")


def test_a_count_written_with_a_needless_zero_is_whole() -> None:
    assert not found(september("2026-09-01: {calls: 12.0}"), "MET002")


def test_a_metric_nobody_knows_is_a_reference_and_no_count() -> None:
    text = september("2026-09-01: {cals: -1.5}")
    assert {finding.code for finding in check_text(text).findings} == {"REF003"}


def test_the_fault_is_placed_at_the_value() -> None:
    (finding,) = found(september("2026-09-01: {meetings: 1, calls: -2}"), "MET001")
    assert (finding.place.line, finding.place.column) == (1, 34)


def test_a_week_stands_in_the_month_it_starts_in() -> None:
    """Week 36 starts on 31 August, week 40 on 28 September."""
    assert "starts in 2026-08" in found(september("2026-W36: {calls: 4}"), "MET003")[0].message
    assert not found("--- today 2026-10-02\n" + september("2026-W40: {calls: 4}"), "MET003")


def test_what_is_misplaced_is_not_told_twice() -> None:
    text = september("2026-10-05: {calls: 4}")
    assert found(text, "MET003")
    assert not found(text, "MET004")


def test_a_week_that_has_begun_is_no_future() -> None:
    assert not found(september("2026-W38: {calls: 4}"), "MET004")
    assert found(september("2026-W39: {calls: 4}"), "MET004")


def test_a_day_in_the_next_months_file_is_in_the_week_too() -> None:
    text = """
        --- today 2026-10-05
        --- metrics/ana/2026-09.yaml
        2026-W40: {calls: 40, meetings: 3}
        --- metrics/ana/2026-10.yaml
        2026-10-01: {calls: 9}
        """
    (finding,) = found(text, "MET005")
    assert finding.related[0].path == "metrics/ana/2026-10.yaml"
    assert "calls" in finding.message


# ---- many entries

PROPOSALS = ["calls: 30, meetings: 2, proposals: 3"] * 10
MONDAY = date(2026, 7, 6)
FIVES = [f"calls: {5 * (index % 3 + 1)}" for index in range(20)]


def test_ten_weeks_of_more_proposals_than_meetings_are_found_once_at_the_newest_log() -> None:
    said = found("--- today 2026-09-15\n" + by_week(27, PROPOSALS), "MET007")
    assert [finding.path for finding in said] == ["metrics/ana/2026-08.yaml"]
    assert "30 proposals came out of 20 meetings in the 10 weeks" in said[0].message


def test_nine_weeks_are_too_few_and_so_is_a_handful() -> None:
    assert not found("--- today 2026-09-15\n" + by_week(27, PROPOSALS[:9]), "MET007")
    few = ["meetings: 0, proposals: 0"] * 8 + ["meetings: 1, proposals: 2"] * 2
    assert not found("--- today 2026-09-15\n" + by_week(27, few), "MET007")


def test_a_week_without_the_earlier_stage_logged_is_no_zero() -> None:
    """Proposals of weeks in which nobody logged meetings are not held against them."""
    weeks = ["meetings: 2, proposals: 2"] * 10 + ["proposals: 9"] * 2
    assert not found("--- today 2026-09-24\n" + by_week(27, weeks), "MET007")


def test_money_is_no_stage_to_be_compared() -> None:
    recipe = RECIPE.replace("proposals, wins]", "revenue]")
    weeks = ["meetings: 1, revenue: 900"] * 10
    assert not found(recipe + "--- today 2026-09-15\n" + by_week(27, weeks), "MET007")


def test_twenty_values_in_fives_are_found_and_one_honest_seven_clears_them() -> None:
    assert "multiples of five" in found(by_day(MONDAY, FIVES), "MET008")[0].message
    assert not found(by_day(MONDAY, [*FIVES, "calls: 7"]), "MET008")
    assert not found(by_day(MONDAY, FIVES[:19]), "MET008")


def test_zeros_are_neither_for_nor_against() -> None:
    assert not found(by_day(MONDAY, [*FIVES[:19], *["calls: 0"] * 10]), "MET008")


@pytest.mark.parametrize("entry", ["wins: 5", "revenue: 500", "meetings: 1", "meetings: 2"])
def test_results_money_and_ones_and_twos_may_be_the_same_for_weeks(entry: str) -> None:
    assert not found(by_day(MONDAY, [entry] * 25), "MET008")


def test_one_value_for_four_weeks_is_found() -> None:
    assert "12 on each of 20 days in a row" in found(by_day(MONDAY, ["calls: 12"] * 20), "MET008")[0].message
    broken_off = ["calls: 12"] * 19 + ["calls: 13"] + ["calls: 12"] * 10
    assert not found(by_day(MONDAY, broken_off), "MET008")


def test_one_value_a_week_for_six_weeks_is_found() -> None:
    assert "60 on each of 6 weeks in a row" in found(by_week(30, ["calls: 60"] * 6), "MET008")[0].message
    assert not found(by_week(30, ["calls: 60"] * 5), "MET008")


def test_what_the_crm_counts_was_not_invented_by_anybody() -> None:
    recipe = RECIPE.replace("calls: {kind: activity,", "calls: {kind: activity, source: crm,")
    assert not found(recipe + by_day(MONDAY, FIVES), "MET008")


def test_old_sins_are_not_told_again() -> None:
    assert found("--- today 2026-10-30\n" + by_day(MONDAY, FIVES), "MET008")
    assert not found("--- today 2026-12-01\n" + by_day(MONDAY, FIVES), "MET008")


# ---- the recipe


def test_eight_metrics_by_hand_are_enough_and_imported_ones_are_free() -> None:
    lines = "".join(f"  m{number}: {{kind: activity, means: x}}\n" for number in range(7))
    recipe = "--- recipe.yaml\noutcome: wins\nmetrics:\n  wins: {kind: result, means: x}\n"
    assert not found(recipe + lines, "MET010")
    assert found(recipe + lines + "  m8: {kind: activity, means: x}\n", "MET010")
    assert not found(recipe + lines + "  m8: {kind: activity, means: x, source: crm}\n", "MET010")


@pytest.mark.parametrize(
    "text",
    [
        "--- recipe.yaml\noutcome: wins\nmetrics: {}\n",
        "--- recipe.yaml\n" + september("2026-09-01: {calls: -1}"),
        "--- metrics/ana/0001-01.yaml\n0001-01-02: {calls: 5}\n0001-W02: {calls: 5}\n",
        "--- metrics/ana/9999-12.yaml\n9999-12-31: {calls: 5}\n9999-W52: {calls: 5}\n",
        september("2026-09-01: {calls: " + "9" * 50 + "}"),
        september("{}"),
        "--- metrics/nobody/2026-09.yaml\n2026-09-01: {calls: 5}\n",
    ],
    ids=["no metrics", "no recipe", "first year", "last year", "huge", "empty", "a stranger"],
)
def test_no_rule_fails_on_odd_logs(text: str) -> None:
    team = opened(text).team
    for rule in (rule for rule in SYSTEM.rules() if not rule.needs_history):
        for doc in (doc for kind in rule.kinds for doc in team.store.docs(kind)):
            assert all(problem.message for problem in rule.check(doc, team))


def test_three_decimals_are_a_separator_of_thousands_and_no_thousandth() -> None:
    (finding,) = found(september("2026-09-14: {revenue: 180.000}"), "SCH010")
    assert finding.hint == "write 180000 without the separator"
