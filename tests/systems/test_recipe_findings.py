"""Findings in sentences: that a metric predicts, and how much one more of it brings, are two things."""

from __future__ import annotations

from dataclasses import replace

from salesctl.systems.recipe.asked import question
from salesctl.systems.recipe.findings import sections
from salesctl.systems.recipe.science import Fit, MetricFit
from tests.support.examples import opened
from tests.systems.recipe_story import story
from tests.systems.test_recipe_reports import ask

CALLS = MetricFit("calls", 5, 490.0, -110.0, 1100.0, 0.001, True, 7, 98)


def said(metric: MetricFit) -> dict[str, tuple[str, ...]]:
    asked = question(opened(story("strong", 3, people=2, weeks=4)).team, ask())
    assert not isinstance(asked, str)
    fit = Fit((metric,), (), 7, 98, testable=True, missing=())
    return {section.label: section.lines for section in sections(asked, fit, ())}


def test_a_metric_may_predict_while_how_much_is_not_sure() -> None:
    unsure = "calls, 5 weeks ahead: one more ≈ 490 EUR (-110 to 1,100), how much is not sure yet"
    assert said(CALLS) == {"Predicts": (unsure,)}
    assert said(replace(CALLS, low=120.0))["Predicts"] == ("calls, 5 weeks ahead: one more ≈ 490 EUR (120 to 1,100)",)


def test_what_does_not_predict_says_why_a_small_p_is_not_enough() -> None:
    small, large = replace(CALLS, p=0.04, predicts=False), replace(CALLS, p=0.4, predicts=False)
    why = "calls (p = 0.04 over 7 people and 98 weeks, too much where several metrics are tested at once)"
    assert said(small) == {"Predicts": ("nothing that is logged",), "Does not": (why,)}
    assert said(large)["Does not"] == ("calls (p = 0.4 over 7 people and 98 weeks)",)
