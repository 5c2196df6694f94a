"""Edges of the rules on quotas, beyond the examples on their pages."""

import pytest

from salesctl.core.finding import Finding, Severity
from tests.support.examples import check_text


def found(text: str, code: str) -> list[Finding]:
    checked = check_text(text)
    assert not checked.crashed
    return [finding for finding in checked.findings if finding.code == code]


def quotas(lines: str, year: int = 2026) -> str:
    return f"--- quotas/{year}.yaml\n{lines}\n"


# ---- the manager


def test_a_manager_by_role_or_by_name_carries_nothing() -> None:
    by_role = "--- people/di.yaml\nname: Di\nrole: manager\n" + quotas("quotas:\n  di: {H2: 5}\n  max: {H2: 5}")
    assert [finding.message[:3] for finding in found(by_role, "QUO001")] == ["di ", "max"]


def test_a_manager_with_nothing_but_zero_is_left_alone_and_so_is_a_year_that_is_over() -> None:
    assert not found(quotas("quotas:\n  max: {H1: 0, H2: 0}"), "QUO001")
    assert not found(quotas("quotas:\n  max: {H1: 400000}", 2025), "QUO001")


def test_a_managers_own_plan_may_have_goals_and_no_forecast() -> None:
    line = "  - {account: acme, amount: 1, close: 2026-10, source: lead}\n"
    assert found("--- plans/2026-H2/max.yaml\nforecast:\n" + line, "QUO004")[0].place.line == 1
    assert not found("--- plans/2026-H2/max.yaml\nactivity: {calls: 5}\n", "QUO004")
    assert not found("--- plans/2026-H1/max.yaml\nforecast:\n" + line.replace("10", "03"), "QUO004")


# ---- the sum


TARGET = "target: {H1: 100, Q3: 300, Q4: 200}\nquotas:\n"


def test_the_sum_is_held_against_each_part_of_the_target_as_written() -> None:
    said = found(quotas(TARGET + "  ana: {H1: 60, H2: 400}\n  bo: {H1: 40, Q3: 99, Q4: 1}"), "QUO005")
    assert [finding.message for finding in said] == [
        "the numbers of 2026-Q3 add up to 299 EUR, the target is 300 EUR: short by 1 EUR"
    ]


def test_a_part_that_is_over_is_a_warning() -> None:
    said = found(quotas("target: {H1: 100, H2: 100}\nquotas:\n  ana: {H1: 1, H2: 1}"), "QUO005")
    assert [finding.severity for finding in said] == [Severity.WARNING, Severity.ERROR]


def test_measures_and_managers_are_not_in_the_sum() -> None:
    text = quotas("target: {H2: 100}\nquotas:\n  ana: {H2: 50}\n  bo: {measure: meetings, H2: 50}\n  max: {H2: 50}")
    assert "add up to 50 EUR" in found(text, "QUO005")[0].message


def test_a_target_without_any_number_yet_is_a_duty_and_no_finding() -> None:
    assert not found(quotas("target: {H2: 100}\nquotas: {}"), "QUO005")


def test_who_has_no_number_yet_is_named() -> None:
    assert found(quotas("target: {H2: 100}\nquotas:\n  ana: {H2: 50}"), "QUO005")[0].hint.endswith("yet for bo")


# ---- how numbers are written


def test_a_half_beside_quarters_that_add_up_to_it_is_only_a_warning() -> None:
    said = found(quotas("quotas:\n  ana: {H2: 3, Q3: 1, Q4: 2}\n  bo: {H2: 3, Q3: 1, Q4: 1}"), "QUO006")
    assert [finding.severity for finding in said] == [Severity.WARNING, Severity.ERROR]


def test_the_target_is_written_once_too() -> None:
    assert found(quotas("target: {H2: 3, Q3: 1}\nquotas:\n  ana: {H2: 3}"), "QUO006")
    assert found(quotas("target: {Q3: 3}\nquotas:\n  ana: {H2: 6}"), "QUO007")


@pytest.mark.parametrize(("days", "asked"), [("starts: 2026-10-01", False), ("starts: 2026-09-01", True)])
def test_the_other_quarter_is_asked_only_of_those_who_work_in_it(days: str, asked: bool) -> None:  # noqa: FBT001 - a case
    text = f"--- people/bo.yaml\nname: Bo\nrole: salesperson\n{days}\n" + quotas("quotas:\n  bo: {Q4: 1000}")
    assert bool(found(text, "QUO007")) is asked


def test_zero_is_right_for_a_quarter_in_which_somebody_does_not_work() -> None:
    leaver = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-09-30\n"
    assert not found(leaver + quotas("quotas:\n  bo: {Q3: 100, Q4: 0}"), "QUO008")
    assert found(quotas("quotas:\n  bo: {Q3: 100, Q4: 0}"), "QUO008")


def test_zero_while_learning_warns_and_less_than_zero_never_does() -> None:
    learner = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2026-07-01\nramp: {until: 2026-12-31}\n"
    assert found(learner + quotas("quotas:\n  bo: {H2: 0}"), "QUO008")[0].severity is Severity.WARNING
    assert found(learner + quotas("quotas:\n  bo: {H2: -1}"), "QUO008")[0].severity is Severity.ERROR
    assert (
        found(quotas("target: {H2: 0}\nquotas:\n  bo: {H2: 1}"), "QUO008")[0].message == "the target is 0 for 2026-H2"
    )


def test_zero_for_who_carries_none_says_what_is_so() -> None:
    none = "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\ncarries_quota: false\n"
    text = none + quotas("quotas:\n  bo: {H2: 0}")
    assert not found(text, "QUO008")
    assert not found(text, "QUO009")


def test_a_number_after_somebody_left_or_before_somebody_starts_is_found_at_its_part() -> None:
    people = (
        "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2026-07-01\n"
        "--- people/bo.yaml\nname: Bo\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-06-30\n"
    )
    said = found(people + quotas("quotas:\n  ana: {H1: 1, H2: 1}\n  bo: {H1: 1, Q3: 0, Q4: 1}"), "QUO010")
    assert [finding.message for finding in said] == [
        "ana has a number for 2026-H1 and starts on Wed 1 Jul 2026",
        "bo has a number for 2026-Q4 and left on Tue 30 Jun 2026",
    ]


# ---- accepted


NUMBER = "--- today 2026-09-15\n--- quotas/2026.yaml\nquotas:\n  ana: {H2: 450000}\n"


def test_a_draft_accepts_nothing() -> None:
    said = found(NUMBER + "--- plans/2026-H2/ana.yaml\nquota: 450000\n", "QUO012")
    assert said[0].related[0].path == "plans/2026-H2/ana.yaml"


def test_a_plan_with_another_number_is_spoken_of_at_the_plan() -> None:
    assert not found(NUMBER + "--- plans/2026-H2/ana.yaml\nsubmitted: 2026-06-22\nquota: 1\n", "QUO012")


def test_a_plan_that_will_be_submitted_was_not() -> None:
    assert found(NUMBER + "--- plans/2026-H2/ana.yaml\nsubmitted: 2026-09-16\nquota: 450000\n", "QUO012")


@pytest.mark.parametrize(
    "silent",
    [
        "--- today 2026-06-30\n",
        "--- today 2027-01-01\n",
        "--- plans/2026-H2/ana.yaml\nquota: many\n",
        "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2026-08-19\n",
        "--- people/ana.yaml\nname: Ana\nrole: salesperson\nstarts: 2024-03-04\nends: 2026-08-19\n",
        "--- people/ana.yaml\nname: Ana\nrole: specialist\ncarries_quota: true\n",
    ],
    ids=["half ahead", "half over", "plan broken", "starter", "leaver", "writes no plan"],
)
def test_it_is_silent_where_no_plan_can_be_expected(silent: str) -> None:
    assert not found(NUMBER + silent, "QUO012")
