"""The alarm: which conversion changed, since when, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

from salesctl.systems.recipe.science.chain import Chain, fit_chain
from salesctl.systems.recipe.science.gaps import too_few
from salesctl.systems.recipe.science.panel import MIN_WEEKS, Panel


@dataclass(frozen=True, slots=True)
class Alarm:
    """Say that from ISO week `since` on `source` leads to `ratio` times as much `target` as before.

    `z` is how far that is from chance, in normal deviates.
    """

    source: str
    target: str
    since: str
    ratio: float
    z: float


@dataclass(frozen=True, slots=True)
class Drift:
    """Hold the alarms of today, the gravest first, and what could not be watched."""

    alarms: tuple[Alarm, ...]
    missing: tuple[str, ...]


def drift(panel: Panel, funnel: tuple[str, ...]) -> Drift:
    """Watch every step of the funnel over the last half-year."""
    if len(panel.weeks) < MIN_WEEKS:
        return Drift((), (too_few(len(panel.weeks)),))
    return alarms_of(panel, fit_chain(panel, funnel))


def alarms_of(panel: Panel, chain: Chain) -> Drift:
    """Give the alarms of a funnel that is already fitted."""
    found = [
        Alarm(link.step.source, link.step.target, panel.weeks[link.broken.week], link.broken.ratio, link.broken.z)
        for link in chain.links
        if link.broken is not None and link.broken.alarm
    ]
    missing = chain.missing
    if not chain.links:
        missing = (*missing, "no step of the funnel is logged well enough to be watched")
    return Drift(tuple(sorted(found, key=lambda alarm: -abs(alarm.z))), missing)
