from __future__ import annotations

from dataclasses import replace

import pytest

from salesctl.systems.recipe.science import Label
from salesctl.systems.recipe.science.verdict import Evidence, judge

GOOD = Evidence(
    weeks=13,
    error=0.11,
    best_naive=0.18,
    naive_name="snaive",
    coverage=0.79,
    windows=5,
    predicting=("meetings",),
    alarms=(),
)


def test_all_conditions_together_are_comfortable() -> None:
    verdict = judge(GOOD)
    assert verdict.label is Label.COMFORTABLE
    assert any("39 % better" in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"error": 0.16}, "16 %"),
        ({"best_naive": 0.12}, "8 % better"),
        ({"coverage": 0.6}, "60 %"),
        ({"coverage": 0.95}, "95 %"),
        ({"coverage": None}, "could not be measured"),
        ({"alarms": ("proposals to wins",)}, "proposals to wins changed"),
        ({"one_person": True}, "one person"),
        ({"predicting": ()}, "no metric passes"),
    ],
)
def test_each_condition_alone_is_enough_for_not_yet_and_is_said(change: dict[str, object], word: str) -> None:
    verdict = judge(replace(GOOD, **change))  # type: ignore[arg-type]  # fields named by the cases
    assert verdict.label is Label.NOT_YET
    assert any(word in reason for reason in verdict.reasons)


def test_too_few_windows_say_how_many_weeks_are_missing() -> None:
    verdict = judge(replace(GOOD, windows=1))
    assert verdict.label is Label.NOT_YET
    assert any("26 more weeks" in lack for lack in verdict.missing)


def test_no_metric_and_no_gain_is_no_signal() -> None:
    verdict = judge(replace(GOOD, error=0.19, predicting=()))
    assert verdict.label is Label.NO_SIGNAL
    assert "no metric passes the test" in verdict.reasons


def test_a_gain_without_a_passing_metric_is_not_yet_no_signal() -> None:
    assert judge(replace(GOOD, error=0.17, predicting=())).label is Label.NOT_YET


def test_nothing_backtested_is_not_yet() -> None:
    verdict = judge(replace(GOOD, error=None, best_naive=None), ("20 more weeks",))
    assert verdict.label is Label.NOT_YET
    assert verdict.missing == ("20 more weeks",)
