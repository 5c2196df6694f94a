"""Which criteria foretold the checks after a hire: whether those who met the outcome had been scored higher.

Said only of eight hires and more with two at least of each outcome; then a criterion is tested by ranks (Mann and
Whitney, one-sided, ties shared): how likely chance alone is to set apart as well those who met the outcome. Where
several criteria are tried, the likelihoods are raised after Holm, since with ten tries one finds something by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import comb, erfc, sqrt
from statistics import fmean

FEWEST_HIRES = 8
FEWEST_EACH = 2
_EXACT_TO = 40  # hires: beyond, the normal distribution is close enough and much cheaper


@dataclass(frozen=True, slots=True)
class Hire:
    """One hire with a check: what the interviews scored by criterion, and whether the outcome was met."""

    name: str
    means: Mapping[str, Decimal]
    met: bool


@dataclass(frozen=True, slots=True)
class Foretold:
    """One criterion against one check.

    `apart` (0 to 1) is how often one who met the outcome had been scored above one who did not, ties by half; `chance`
    how likely that is without any connection, raised for the number of criteria tried.
    """

    criterion: str
    hires: int
    met: int
    mean_met: float
    mean_not: float
    apart: float
    chance: float


def enough(hires: Sequence[Hire]) -> bool:
    """Tell whether there are enough hires of both outcomes to say anything."""
    met = sum(hire.met for hire in hires)
    return len(hires) >= FEWEST_HIRES and min(met, len(hires) - met) >= FEWEST_EACH


def foretold(hires: Sequence[Hire]) -> tuple[Foretold, ...]:
    """Return every criterion with enough hires scored on it, the least likely to be chance first."""
    names = dict.fromkeys(name for hire in hires for name in hire.means)
    found = []
    for name in names:
        scored = [hire for hire in hires if name in hire.means]
        if enough(scored):
            found.append(_one(name, scored))
    return _holm(sorted(found, key=lambda each: (each.chance, each.criterion)))


def _one(name: str, hires: Sequence[Hire]) -> Foretold:
    met = [float(hire.means[name]) for hire in hires if hire.met]
    missed = [float(hire.means[name]) for hire in hires if not hire.met]
    ranks = _doubled_ranks([*met, *missed])
    total = sum(ranks[: len(met)])
    above = (total / 2 - len(met) * (len(met) + 1) / 2) / (len(met) * len(missed))
    chance = _exact(ranks, len(met), total) if len(hires) <= _EXACT_TO else _normal(ranks, len(met), total)
    return Foretold(name, len(hires), len(met), fmean(met), fmean(missed), above, chance)


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    """Return twice the rank of each value; equal values share the mean of their ranks."""
    order = sorted(values)
    first = {value: index for index, value in reversed(list(enumerate(order)))}
    last = {value: index for index, value in enumerate(order)}
    return [first[value] + last[value] + 2 for value in values]


def _exact(ranks: Sequence[int], size: int, total: int) -> float:
    """Return the share of all choices of `size` ranks whose sum is at least `total`."""
    ways: list[dict[int, int]] = [{0: 1}, *({} for _ in range(size))]
    for rank in ranks:
        for chosen in range(size - 1, -1, -1):
            for reached, count in ways[chosen].items():
                into = ways[chosen + 1]
                into[reached + rank] = into.get(reached + rank, 0) + count
    return sum(count for reached, count in ways[size].items() if reached >= total) / comb(len(ranks), size)


def _normal(ranks: Sequence[int], size: int, total: int) -> float:
    """Return the same share by the normal distribution, with the variance that the ties leave."""
    number = len(ranks)
    mean = fmean(ranks)
    spread = sum((rank - mean) ** 2 for rank in ranks) / (number - 1)
    deviation = sqrt(spread * size * (number - size) / number)
    return 1.0 if deviation == 0 else erfc((total - 1 - size * mean) / deviation / sqrt(2)) / 2


def _holm(found: Sequence[Foretold]) -> tuple[Foretold, ...]:
    raised, highest = [], 0.0
    for index, each in enumerate(found):
        highest = max(highest, min(1.0, each.chance * (len(found) - index)))
        raised.append(replace(each, chance=highest))
    return tuple(raised)
