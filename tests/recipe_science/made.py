"""Small panels made by hand, so that the right answer is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.recipe.simulator import FUNNEL, METRICS, REGIMES, simulate
from salesctl.systems.recipe.science import Kind, Metric, Panel
from salesctl.systems.recipe.science.panel import Floats
from salesctl.systems.recipe.science.predict import labels_after

__all__ = ["FUNNEL", "METRICS", "REGIMES", "calls_panel", "labels", "panel_of", "simulate", "team"]


def labels(weeks: int) -> tuple[str, ...]:
    return labels_after("2023-W52", weeks)


def panel_of(values: dict[str, Floats], outcome: Floats, share: Floats | None = None) -> Panel:
    """Make a panel of metrics [person, week]; wins are results, the rest activity; everybody works full weeks."""
    people, weeks = outcome.shape
    return Panel(
        people=tuple(f"p{number}" for number in range(people)),
        weeks=labels(weeks),
        metrics=tuple(Metric(name, Kind.RESULT if name == "wins" else Kind.ACTIVITY) for name in values),
        values=np.stack(list(values.values())) if values else np.zeros((0, people, weeks)),
        outcome=outcome,
        share=np.ones((people, weeks)) if share is None else share,
        quarter_week=np.arange(weeks) % 13,
    )


def calls_panel(people: int = 6, weeks: int = 80, *, lag: int = 3, rate: float = 100.0) -> Panel:
    """Make a team whose revenue is exactly `rate` times its calls `lag` weeks before."""
    rng = np.random.default_rng(7)
    calls = rng.poisson(20.0, (people, weeks + lag)).astype(float)
    return panel_of({"calls": calls[:, lag:]}, rate * calls[:, :weeks])


def team(regime: str = "strong", seed: int = 1, **changes: object) -> Panel:
    return simulate(replace(REGIMES[regime], **changes), seed)  # type: ignore[arg-type]  # fields named by the caller
