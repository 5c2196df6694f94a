"""How many of one stage become the next, person by person: as counted, and as far as the count can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salesctl.systems.recipe.science.chain import Chain
from salesctl.systems.recipe.science.funnel import feed, usable_rows
from salesctl.systems.recipe.science.panel import Panel
from salesctl.systems.recipe.science.shrink import shrink


@dataclass(frozen=True, slots=True)
class PersonConversion:
    """Hold one person's units of the next stage per unit of this one; `raw` is None without data."""

    person: str
    raw: float | None
    shrunk: float
    units: float


@dataclass(frozen=True, slots=True)
class Conversion:
    """Hold one step of the funnel: the team's conversion, its mean delay in weeks, and everybody's own.

    `raw` is simply the next stage over this one moved by its delay; `shrunk` pulls small samples to the team's.
    """

    source: str
    target: str
    team: float
    delay_weeks: float
    people: tuple[PersonConversion, ...]


def conversions(panel: Panel, chain: Chain) -> tuple[Conversion, ...]:
    """Give the conversions of every fitted step."""
    return tuple(_conversion(panel, chain, at) for at in range(len(chain.links)))


def _conversion(panel: Panel, chain: Chain, at: int) -> Conversion:
    step, source, target = chain.links[at].step, chain.logs[at], chain.logs[at + 1]
    rows = usable_rows(source, target, panel.share)
    total = step.conversion
    kernel = step.kernel / total if total > 0 else np.eye(step.kernel.size)[0]
    units = np.where(rows, feed(source.filled, kernel), 0.0).sum(axis=1)
    got = np.where(rows, target.filled, 0.0).sum(axis=1)
    team = float(got.sum() / units.sum()) if units.sum() > 0 else 0.0
    raw, shrunk = shrink(got, units, step.dispersion * team)
    people = tuple(
        PersonConversion(name, float(one) if np.isfinite(one) else None, float(pulled), float(count))
        for name, one, pulled, count in zip(panel.people, raw, shrunk, units, strict=True)
    )
    return Conversion(step.source, step.target, team, step.mean_lag, people)
