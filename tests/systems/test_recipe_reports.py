"""What the recipe says of a team: with a strong signal, without any, and with too little to say anything."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report
from salesctl.core.team import Team
from salesctl.systems.recipe.bench import Bench
from salesctl.systems.recipe.checked import checked
from salesctl.systems.recipe.reports import backtest, fit, predict, targets
from salesctl.systems.recipe.what_if import read_what_if
from tests.support.examples import opened
from tests.systems.recipe_story import RECIPE, story

QUOTA = "--- quotas/2026.yaml\ntarget: {H2: 9000000}\nquotas:\n  person-00: {H2: 900000}\n  person-01: {H2: 100}\n"
PLAN = "--- plans/2026-H2/person-00.yaml\nsubmitted: 2026-06-22\nquota: 900000\nactivity: {calls: 77}\n"


@cache
def team(regime: str = "strong", more: str = "", people: int = 8, weeks: int = 100) -> Team:
    return opened(story(regime, 3, people=people, weeks=weeks) + more).team


def said(report: Report) -> dict[str, tuple[str, ...]]:
    return {section.label: section.lines for section in report.sections}


def ask(*who: str, word: str | None = None, **options: object) -> Ask:
    return Ask(frozenset(who), word, options)


def data(report: Report) -> Any:
    assert report.data is not None
    return report.data


def test_a_strong_signal_is_named_with_its_lag_and_what_one_more_brings() -> None:
    page = fit(team(), ask())
    assert any("proposals, " in line and "one more ≈" in line and "EUR (" in line for line in said(page)["Predicts"])
    assert any(line.startswith("posts (p = ") for line in said(page)["Does not"])
    found = {each["metric"]: each for each in data(page)["metrics"]}
    assert set(found) == {"calls", "meetings", "proposals", "posts"}
    assert found["proposals"]["predicts"] is True
    assert found["proposals"]["low"] < found["proposals"]["effect"] < found["proposals"]["high"]
    assert data(page)["people"] == 8


def test_conversions_are_everybodys_own_and_shown_of_whom_is_asked() -> None:
    page = fit(team(), ask("person-02"))
    assert {row[0] for row in page.tables[2].rows} == {"person-02"}
    raw, shrunk = (float(str(page.tables[2].rows[0][at])) for at in (2, 3))
    together = float(str(page.tables[1].rows[0][2]))
    assert min(raw, together) <= shrunk <= max(raw, together)


def test_below_five_people_nothing_is_tested_and_that_is_said() -> None:
    page = fit(team(people=4), ask())
    assert {each["predicts"] for each in data(page)["metrics"]} == {None}
    assert {each["p"] for each in data(page)["metrics"]} == {None}
    assert any("below 5" in line for line in said(page)["Not tested"])
    assert "Predicts" not in said(page)


def test_a_backtest_gives_its_verdict_against_forecasts_that_know_no_metrics() -> None:
    page = backtest(team(), ask())
    assert "better" in said(page)["Error"][0]
    assert said(page)["Interval"][0].startswith("nominal 80 %, measured ")
    horizons = data(page)["horizons"]
    assert [each["weeks"] for each in horizons] == [4, 8, 13]
    assert all(set(each["naive"]) == {"ma13", "snaive", "sesq"} for each in horizons)
    assert horizons[-1]["error"] < min(horizons[-1]["naive"].values())


def test_metrics_that_carry_nothing_are_no_signal() -> None:
    page = backtest(team("noise"), ask())
    assert data(page)["verdict"] != "comfortable"
    assert said(page)["Predicts"] == ("nothing that is logged",)


def test_a_conversion_that_broke_is_named_with_its_week() -> None:
    page = backtest(team("break", people=10, weeks=110), ask())
    (line,) = said(page)["Changed"]
    assert line.startswith("proposals → wins: since 2026-W")


@pytest.mark.parametrize("horizon", [0, 1, 27])
def test_a_horizon_must_make_sense(horizon: int) -> None:
    with pytest.raises(UsageError, match="cannot be judged"):
        backtest(team(), ask(horizon=horizon))


def test_one_horizon_is_judged_beside_the_shorter_ones() -> None:
    assert [each["weeks"] for each in data(backtest(team(), ask(horizon=6)))["horizons"]] == [4, 6]


def test_one_person_is_never_called_comfortable_and_two_are_refused() -> None:
    assert data(backtest(team(), ask("person-01")))["verdict"] != "comfortable"
    with pytest.raises(UsageError, match="person-01 and person-02"):
        backtest(team(), ask("person-01", "person-02"))


def test_the_coming_weeks_have_a_band_and_add_up() -> None:
    page = predict(team(), ask(weeks=5))
    weeks, total = data(page)["weeks"], data(page)["total"]
    assert [each["week"] for each in weeks] == [f"2026-W{number}" for number in range(38, 43)]
    assert all(each["low"] <= each["mean"] <= each["high"] for each in weeks)
    assert sum(each["mean"] for each in weeks) == pytest.approx(total["mean"], rel=1e-4)
    assert total["low"] < total["mean"] < total["high"]
    chart = [str(row[4]) for row in page.tables[0].rows]
    assert all(line.count("●") == 1 and "├" in line and "┤" in line for line in chart)


def test_the_chance_of_a_quota_is_said_and_what_is_reached_is_reached() -> None:
    whole = said(predict(team(more=QUOTA), ask()))["Chance"]
    assert any("2026-H2\t" in line and "to go in 16 weeks" in line for line in whole)
    assert "reached" in "".join(said(predict(team(more=QUOTA), ask("person-01")))["Chance"])


def test_plans_are_followed_only_when_asked_and_that_is_said() -> None:
    plain, planned = (predict(team(more=QUOTA + PLAN), ask(as_planned=flag)) for flag in (False, True))
    assert not any("plans" in note for note in plain.notes)
    assert any("no backtest says how well people keep to them" in note for note in planned.notes)


def test_targets_say_what_is_in_flight_needed_planned_and_out_of_reach() -> None:
    page = targets(team(more=QUOTA + PLAN), ask("person-00"))
    (money,) = page.tables[0].rows
    stages = {row[1]: row for row in page.tables[1].rows}
    assert money[0] == "person-00"
    assert list(stages) == ["calls", "meetings", "proposals", "wins"]
    assert stages["calls"][4] == 77
    assert any("need not convert at the same rate" in note for note in page.notes)


def test_another_pace_changes_the_outcome_and_stands_in_a_column_of_its_own() -> None:
    page = targets(team(more=QUOTA), ask(what_if="calls+50%"))
    names = [column.name for column in page.tables[0].columns]
    row = page.tables[0].rows[0]
    assert float(str(row[names.index("What if")])) > float(str(row[names.index("As lately")]))


def test_who_has_no_number_is_named_and_a_period_must_run() -> None:
    assert any("person-02" in note for note in targets(team(more=QUOTA), ask()).notes)
    with pytest.raises(UsageError, match="no period that runs now"):
        targets(team(), ask(word="2031-H1"))


@pytest.mark.parametrize("words", ["calls", "calls+x%", "20%", "wurst+10%", "calls+1%,calls+2%", "+10%"])
def test_a_what_if_that_cannot_be_read_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_what_if(words, ["calls", "meetings"])
    assert caught.value.hint


SHORT = RECIPE + "--- metrics/ana/2026-08.yaml\n2026-W35: {calls: 9, meetings: 2}\n2026-08-25: {revenue: 900}\n"


@pytest.mark.parametrize("text", ["--- recipe.yaml\n", "--- recipe.yaml\noutcome: [x]\n", RECIPE, SHORT])
@pytest.mark.parametrize("report", [fit, backtest, predict, targets])
def test_too_little_gives_words_and_no_number(text: str, report: Any) -> None:
    """No recipe, a broken one, no log, and two weeks of one."""
    page = report(opened(text).team, ask())
    assert page.notes
    answer = str(page.data)
    assert "nan" not in answer
    if report is predict:
        assert data(page)["weeks"] == []
        assert set(data(page)["total"].values()) == {None}


def test_under_half_a_year_nothing_is_forecast_and_the_page_says_how_much_is_there() -> None:
    page = predict(team(weeks=20), ask())
    assert data(page)["method"] == "none"
    assert any("20 complete weeks are there; 26 are needed" in note for note in page.notes)


def test_a_kept_answer_spares_the_work_and_a_damaged_one_is_made_anew() -> None:
    kept: dict[str, Any] = {}
    steps: list[int] = []
    bench = Bench(kept.get, kept.__setitem__, lambda done, _of: steps.append(done))
    first = backtest(team(), ask(), bench)
    count = len(steps)
    assert count
    assert data(backtest(team(), ask(), bench)) == data(first)
    assert len(steps) == count
    for key in kept:
        kept[key] = {"shape": 0}
    assert data(backtest(team(), ask(), bench)) == data(first)
    assert len(steps) == 2 * count


def test_what_is_kept_says_what_predicts_what_stopped_and_what_changed() -> None:
    found = checked(opened(story("strong", 3, people=8, weeks=100).replace("funnel:", CHECKED + "funnel:")).team)
    assert isinstance(found, dict)
    assert "proposals" in found["predicts"]  # type: ignore[operator]  # a list of names
    assert found["stopped"] == ["posts"]


CHECKED = "checked: {date: 2026-06-15, verdict: not yet, predicts: [posts, proposals]}\n"
