"""The real world: every case must end in a number that is right or in words that say what is missing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from salesctl.systems.recipe.science import Goal, Panel, backtest, discover, drift, predict, targets
from tests.recipe_science.made import FUNNEL, panel_of, team


def base() -> Panel:
    panel = team(seed=9, people=6, weeks=70)
    return replace(panel, values=panel.values.copy(), outcome=panel.outcome.copy(), share=panel.share.copy())


def away(panel: Panel, person: int, weeks: slice) -> Panel:
    panel.values[:, person, weeks] = np.nan
    panel.outcome[person, weeks] = np.nan
    panel.share[person, weeks] = np.nan
    return panel


def joiner() -> Panel:
    return away(base(), 0, slice(0, 64))


def leaver() -> Panel:
    return away(base(), 1, slice(40, None))


def everybody_new() -> Panel:
    panel = base()
    for person in range(6):
        away(panel, person, slice(0, 30))
    return panel


def long_leave() -> Panel:
    panel = base()
    panel.values[:, 2, 30:60] = panel.outcome[2, 30:60] = np.nan
    panel.share[2, 30:60] = 0.0
    return panel


def partial_weeks() -> Panel:
    panel = base()
    panel.share[:, ::2] = 0.2
    panel.values[:, :, ::2] = np.floor(panel.values[:, :, ::2] / 5)
    return panel


def one_without_a_log() -> Panel:
    panel = base()
    panel.values[:, 3] = np.nan
    return panel


def one_without_results() -> Panel:
    panel = base()
    panel.outcome[3] = np.nan
    return panel


def monthly_log() -> Panel:
    panel = base()
    sums = panel.values[:, 4, :68].reshape(len(panel.metrics), 17, 4).sum(axis=2)
    panel.values[:, 4] = np.nan
    panel.values[:, 4, 3:68:4] = sums
    return panel


def added_half_way() -> Panel:
    panel = base()
    panel.values[1, :, :35] = np.nan
    return panel


def added_last_month() -> Panel:
    panel = base()
    panel.values[1, :, :66] = np.nan
    return panel


def all_noughts() -> Panel:
    panel = base()
    panel.values[:] = panel.outcome[:] = 0.0
    return panel


def huge_deal() -> Panel:
    panel = base()
    panel.outcome[0, 55] = 50_000_000.0
    return panel


def credit_notes() -> Panel:
    panel = base()
    panel.outcome[:, 20:24] = -30_000.0
    return panel


def nothing_logged() -> Panel:
    panel = base()
    panel.values[:] = panel.outcome[:] = np.nan
    return panel


def holes_everywhere() -> Panel:
    panel = base()
    rng = np.random.default_rng(1)
    panel.values[rng.random(panel.values.shape) < 0.3] = np.nan
    panel.outcome[rng.random(panel.outcome.shape) < 0.3] = np.nan
    return panel


def one_person() -> Panel:
    return base().only(np.array([0]))


def nobody() -> Panel:
    return base().only(np.array([], dtype=np.int64))


def half_a_year() -> Panel:
    return base().until(26)


def three_weeks() -> Panel:
    return base().until(3)


def no_week() -> Panel:
    return base().until(0)


def no_metric() -> Panel:
    panel = base()
    return replace(panel, metrics=(), values=panel.values[:0])


CASES: list[Callable[[], Panel]] = [
    joiner,
    leaver,
    everybody_new,
    long_leave,
    partial_weeks,
    one_without_a_log,
    one_without_results,
    monthly_log,
    added_half_way,
    added_last_month,
    all_noughts,
    huge_deal,
    credit_notes,
    nothing_logged,
    holes_everywhere,
    one_person,
    nobody,
    half_a_year,
    three_weeks,
    no_week,
    no_metric,
]


def numbers(value: object) -> Iterator[float]:
    """Walk a result for its numbers; the replayed tracks may hold NaN by design."""
    if isinstance(value, float):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name != "tracks":
                yield from numbers(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, dict):
        yield from numbers(tuple(value.values()))


@pytest.mark.parametrize("case", CASES)
def test_every_answer_is_a_finite_number_or_none(case: Callable[[], Panel]) -> None:
    panel = case()
    fit = discover(panel, FUNNEL)
    test = backtest(panel, FUNNEL, fit=fit)
    made = predict(panel, FUNNEL, goals=(Goal("quarter", 6, 100_000.0),), tested=test)
    back = targets(panel, FUNNEL, 500_000.0, 13, what_if={"calls": 1.2})
    for result in (fit, test, made, back, drift(panel, FUNNEL)):
        assert all(math.isfinite(number) for number in numbers(result)), result


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (one_without_a_log, "person-03 has logged nothing"),
        (one_without_results, "person-03 has no revenue"),
        (monthly_log, "person-04 logs calls, meetings"),
        (added_last_month, "meetings has been logged for 4 weeks; 26 are needed"),
        (huge_deal, "revenue far above all the rest, once"),
        (three_weeks, "3 complete weeks are there; 26 are needed"),
        (one_person, "1 person has revenue; below 5"),
    ],
)
def test_what_is_missing_is_said_in_words(case: Callable[[], Panel], words: str) -> None:
    missing = discover(case(), FUNNEL).missing
    assert any(lack.startswith(words) for lack in missing), missing


def test_a_joiner_does_not_shift_the_others_forecast() -> None:
    """The joiner's first weeks weigh little: the rest of the team is forecast as without them."""
    alone = predict(base().only(np.arange(1, 6)), FUNNEL).total
    joined = predict(joiner(), FUNNEL).total
    assert alone is not None
    assert joined is not None
    assert 1.0 < joined.mean / alone.mean < 1.45


def test_one_huge_deal_does_not_become_a_habit() -> None:
    usual = predict(base(), FUNNEL).total
    huge = predict(huge_deal(), FUNNEL).total
    assert usual is not None
    assert huge is not None
    assert usual.high is not None
    assert huge.high is not None
    assert huge.mean < 1.3 * usual.mean
    assert huge.high < 2 * usual.high


def test_a_late_metric_is_left_out_of_the_funnel_and_the_rest_goes_on() -> None:
    fit = discover(added_last_month(), FUNNEL)
    assert next((step.source, step.target) for step in fit.conversions) == ("calls", "proposals")
    assert predict(added_last_month(), FUNNEL).total is not None


def test_who_does_not_log_still_counts_in_the_forecast() -> None:
    usual = predict(base(), FUNNEL).total
    silent = predict(one_without_a_log(), FUNNEL).total
    assert usual is not None
    assert silent is not None
    assert silent.mean == pytest.approx(usual.mean, rel=0.25)


def one_known_week() -> Panel:
    panel = base()
    outcome = np.full(panel.outcome.shape, np.nan)
    outcome[:, 30] = 20_000.0
    return replace(panel, outcome=outcome)


def test_from_one_known_week_nothing_is_forecast_and_that_is_said() -> None:
    made = predict(one_known_week(), FUNNEL)
    assert made.total is None
    assert made.weeks == ()
    assert "revenue is known for 1 week; 26 are needed" in made.missing


@pytest.mark.parametrize(("spread", "low"), [(0.9, 0.0), (2.0, None)])
def test_an_interval_ends_at_nought_and_is_not_drawn_where_everything_was_missed(
    spread: float, low: float | None
) -> None:
    rng = np.random.default_rng(5)
    outcome = 1000.0 * np.exp(rng.normal(0, spread, (1, 60)))
    made = predict(panel_of({"calls": rng.poisson(20.0, (1, 60)).astype(float)}, outcome), ("calls",), 4)
    assert made.total is not None
    assert made.total.low == low
    assert any("no interval is drawn" in lack for lack in made.missing) == (low is None)
