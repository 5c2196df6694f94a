"""What is not in the panel, in words: who logs nothing, who logs by the month, what was too large to learn from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from salesctl.systems.recipe.science.clean import monthly_loggers, tame
from salesctl.systems.recipe.science.panel import MIN_PEOPLE, MIN_WEEKS, Kind, Panel, outcome_series


def gaps(panel: Panel) -> Iterator[str]:
    """Name what is missing from a panel, the gravest first."""
    weeks = len(panel.weeks)
    if weeks < MIN_WEEKS:
        yield too_few(weeks)
    people = with_outcome(panel)
    if people < MIN_PEOPLE:
        have = {0: "nobody has", 1: "1 person has"}.get(people, f"{people} people have")
        yield f"{have} {panel.outcome_name}; below {MIN_PEOPLE} nothing can be tested, only described"
    yield from _silent(panel)
    yield from _monthly(panel)
    capped = tame(panel.outcome)[1]
    if capped:
        times = {1: "once", 2: "twice"}.get(capped, f"{capped} times")
        yield f"{panel.outcome_name} far above all the rest, {times}: capped in what is learnt and scored"


def too_few(weeks: int) -> str:
    """Say how many complete weeks there are, and how many it takes."""
    return f"{weeks} complete week{' is' if weeks == 1 else 's are'} there; {MIN_WEEKS} are needed"


def few_known(panel: Panel, who: int | None = None) -> Iterator[str]:
    """Say in how many weeks the outcome of the team, or of one person, is known, when the weeks would be enough."""
    known = int(np.isfinite(outcome_series(panel, who)).sum())
    if known < MIN_WEEKS <= len(panel.weeks):
        yield f"{panel.outcome_name} is known for {counted(known)}; {MIN_WEEKS} are needed"


def counted(weeks: int) -> str:
    """Say a number of weeks."""
    return f"{weeks} week{'' if weeks == 1 else 's'}"


def with_outcome(panel: Panel) -> int:
    """Count the people whose outcome is known in any week they were employed."""
    return int((np.isfinite(panel.outcome) & panel.employed).any(axis=1).sum())


def _silent(panel: Panel) -> Iterator[str]:
    """Name the people who worked and logged no metric of their own, or have no outcome while others have."""
    worked = (np.nan_to_num(panel.share) > 0).any(axis=1)
    own = np.isfinite(panel.values[[metric.kind is not Kind.RESULT for metric in panel.metrics]])
    logged = own.any(axis=(0, 2)) if own.size else np.ones(len(panel.people), dtype=bool)
    known = np.isfinite(panel.outcome).any(axis=1)
    known = known if known.any() else np.ones_like(known)
    for at in np.flatnonzero(worked & ~logged):
        yield f"{panel.people[at]} has logged nothing"
    for at in np.flatnonzero(worked & logged & ~known):
        yield f"{panel.people[at]} has no {panel.outcome_name}"


def _monthly(panel: Panel) -> Iterator[str]:
    """Name the people who log by the month, those with the same metrics in one line."""
    by_person: dict[str, list[str]] = {}
    for at, metric in enumerate(panel.metrics):
        for row in np.flatnonzero(monthly_loggers(panel.values[at], panel.share)):
            by_person.setdefault(panel.people[row], []).append(metric.name)
    alike: dict[str, list[str]] = {}
    for person, metrics in by_person.items():
        alike.setdefault(", ".join(metrics), []).append(person)
    for names, people in alike.items():
        yield f"{', '.join(people)} log{'s' * (len(people) == 1)} {names} by the month, which says nothing of weeks"
