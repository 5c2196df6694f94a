"""The test by ranks agrees with a judge of good repute, and several tries are paid for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import PermutationMethod, mannwhitneyu

from salesctl.systems.hiring.foretold import FEWEST_EACH, FEWEST_HIRES, Hire, enough, foretold

MARKS = st.sampled_from([Decimal(each) / 2 for each in range(2, 11)])


def hires(met: list[Decimal], missed: list[Decimal]) -> list[Hire]:
    made = [Hire("", {"honesty": mark}, met=True) for mark in met]
    return made + [Hire("", {"honesty": mark}, met=False) for mark in missed]


@given(st.lists(MARKS, min_size=4, max_size=6), st.lists(MARKS, min_size=4, max_size=6))
def test_the_likelihood_of_chance_is_that_of_all_permutations(met: list[Decimal], missed: list[Decimal]) -> None:
    judge = mannwhitneyu(
        [float(each) for each in met],
        [float(each) for each in missed],
        alternative="greater",
        method=PermutationMethod(),
    )
    (found,) = foretold(hires(met, missed))
    assert found.chance == pytest.approx(judge.pvalue)
    assert found.apart == pytest.approx(judge.statistic / (len(met) * len(missed)))


def test_beyond_forty_hires_the_normal_distribution_with_ties_is_used() -> None:
    met = [Decimal(each % 3 + 3) for each in range(30)]
    missed = [Decimal(each % 4 + 2) for each in range(25)]
    judge = mannwhitneyu(
        [float(each) for each in met], [float(each) for each in missed], alternative="greater", method="asymptotic"
    )
    (found,) = foretold(hires(met, missed))
    assert found.chance == pytest.approx(judge.pvalue)


def test_more_criteria_raise_the_likelihood_of_chance() -> None:
    both = [
        Hire("", {"honesty": Decimal(5 if met else 3), "order": Decimal(index % 2 + 3)}, met=met)
        for index, met in enumerate([True] * 5 + [False] * 5)
    ]
    alone = [Hire("", {"honesty": each.means["honesty"]}, each.met) for each in both]
    assert foretold(both)[0].chance == pytest.approx(2 * foretold(alone)[0].chance)


def test_a_criterion_scored_on_too_few_of_the_hires_is_left_out() -> None:
    made = hires([Decimal(4)] * 5, [Decimal(3)] * 5)
    made[0] = Hire("", {"honesty": Decimal(4), "order": Decimal(4)}, met=True)
    assert [each.criterion for each in foretold(made)] == ["honesty"]


def test_enough_asks_for_hires_and_for_both_outcomes() -> None:
    mark = Decimal(4)
    assert enough(hires([mark] * (FEWEST_HIRES - FEWEST_EACH), [mark] * FEWEST_EACH))
    assert not enough(hires([mark] * (FEWEST_HIRES - FEWEST_EACH - 1), [mark] * FEWEST_EACH))
    assert not enough(hires([mark] * FEWEST_HIRES, [mark] * (FEWEST_EACH - 1)))
