"""When the backtest of the recipe is due, and what `recipe show` says of it."""

from datetime import date
from decimal import Decimal

from salesctl.core.duty import Duty, State
from salesctl.core.report import Ask, Report
from salesctl.systems.recipe.duties import duties
from salesctl.systems.recipe.figures import weekly_target
from salesctl.systems.recipe.reports import show
from tests.support.examples import SMALL_TEAM, check_text, opened

RECIPE = "--- recipe.yaml\n" + SMALL_TEAM.split("--- recipe.yaml\n")[1]


def checked(day: str, rest: str = "") -> str:
    return f"{RECIPE}checked: {{date: {day}{rest}}}\n"


def owed(text: str) -> dict[str, Duty]:
    return {duty.id: duty for duty in duties(opened(text).team)}


def test_the_first_is_due_ninety_days_after_the_method_began() -> None:
    duty = owed("--- today 2026-03-01")["recipe/backtest/2026-04-01"]
    assert (duty.who, duty.due, duty.state, duty.path) == ("max", date(2026, 4, 1), State.OPEN, "recipe.yaml")
    assert duty.move == "salesctl recipe backtest --keep"


def test_the_next_is_due_ninety_days_after_the_last() -> None:
    """Ninety days after 15 June 2026 is Sunday 13 September; due the Monday after."""
    found = owed("--- today 2026-09-15\n" + checked("2026-06-15"))
    assert found["recipe/backtest/2026-06-15"].state is State.DONE
    due = found["recipe/backtest/2026-09-13"]
    assert (due.due, due.state, due.days_late) == (date(2026, 9, 14), State.LATE, 1)


def test_the_policy_says_how_old_it_may_be() -> None:
    team = "--- team.yaml\nname: A\nmanager: max\ntimezone: UTC\ncurrency: EUR\nsince: 2026-01-01\n"
    text = team + "policy: {recipe: {backtest_max_age_days: 7}}\n" + checked("2026-09-07")
    assert owed(text)["recipe/backtest/2026-09-14"].state is State.LATE


def test_a_run_in_the_future_has_not_happened() -> None:
    assert set(owed(checked("2026-09-16"))) == {"recipe/backtest/2026-04-01"}


def test_it_is_never_too_late_for_it() -> None:
    duty = owed("--- today 2027-12-01")["recipe/backtest/2026-04-01"]
    assert (duty.state, duty.closes) == (State.LATE, None)


def test_without_a_recipe_one_is_to_be_written_and_a_broken_one_is_unseen() -> None:
    (missing,) = owed("--- recipe.yaml\n").values()
    assert (missing.state, missing.why, missing.move) == (
        State.LATE,
        "there is no recipe.yaml yet",
        "salesctl new recipe",
    )
    (broken,) = owed("--- recipe.yaml\noutcome: [revenue]\n").values()
    assert broken.state is State.UNSEEN


# ---- targets


PLAN = "--- plans/2026-H2/ana.yaml\nactivity: {calls: 40}\n"


def target(text: str, metric: str) -> Decimal | None:
    team = opened(text).team
    return weekly_target(team, "ana", metric, team.calendar.period(team.today, "half"))


def test_the_weekly_target_is_the_submitted_plans_else_the_recipes() -> None:
    assert target(PLAN + "submitted: 2026-06-20\n", "calls") == 40
    assert target(PLAN + "submitted: 2026-06-20\n", "meetings") == 8
    assert target(PLAN + "submitted: 2026-06-20\n", "wins") is None
    assert target("--- recipe.yaml\n", "calls") is None


def test_a_draft_and_a_plan_still_to_be_submitted_set_no_target() -> None:
    assert target(PLAN, "calls") == 60
    assert target(PLAN + "submitted: 2026-12-20\n", "calls") == 60


# ---- show


def shown(text: str) -> Report:
    return show(opened(text).team, Ask())


def test_show_says_what_each_metric_means_and_how_many_log_it() -> None:
    text = "--- metrics/ana/2026-09.yaml\n2026-09-14: {calls: 9}\n--- metrics/bo/2026-08.yaml\n2026-08-03: {calls: 1}\n"
    rows = {row[0]: row for row in shown(text).tables[0].rows}
    assert rows["calls"] == ("calls", "activity", "count", Decimal(60), "self", 1, "a talk with a buyer")
    assert rows["revenue"][2:5] == ("EUR", None, "crm")


def test_show_names_the_funnel_and_the_last_backtest() -> None:
    notes = shown(checked("2026-06-15", ", error: 11, verdict: comfortable")).notes
    assert notes[1] == "funnel: calls → meetings → proposals → wins"
    assert notes[2:] == (
        "last backtest Mon 15 Jun 2026: error 11 %, comfortable",
        "the next one was due on Mon 14 Sep 2026",
    )


def test_show_says_what_is_not_there() -> None:
    assert "no backtest is kept yet" in shown("").notes[-1]
    report = shown("--- recipe.yaml\n")
    assert (report.tables[0].rows, report.notes) == ((), ())


# ---- rules


def test_a_stage_that_the_recipe_does_not_know_is_a_reference_and_no_order() -> None:
    checked_text = check_text(RECIPE.replace("funnel: [calls", "funnel: [cals"))
    assert [finding.code for finding in checked_text.findings] == ["REF003"]


def test_a_funnel_that_begins_late_asks_for_the_activity() -> None:
    found = check_text(RECIPE.replace("funnel: [calls, meetings, ", "funnel: ["))
    assert [(finding.code, finding.hint) for finding in found.findings] == [
        ("REC003", "begin with what people do, such as calls or meetings")
    ]
