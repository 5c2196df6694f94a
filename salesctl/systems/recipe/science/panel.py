"""The input value: what a team measured, week by week, as arrays.

Nothing here reads a file or a clock. Whoever builds a `Panel` has already decided what a week is, which weeks are
complete, and which absences are known to be nought.

Three kinds of emptiness, never mixed up:

- *not employed*: `share` is NaN. Before somebody joins and after somebody leaves nothing is expected, and the stages of
  the funnel are truly nought.
- *away the whole week* (leave, public holidays): `share` is 0.
- *not logged*: the value itself is NaN although `share` is above 0. The number exists and nobody wrote it down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

MIN_WEEKS = 26
MIN_PEOPLE = 5


class Kind(StrEnum):
    """Say what a metric counts: what people do, what is in the making, or what came of it."""

    ACTIVITY = "activity"
    PIPELINE = "pipeline"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Metric:
    """Name a metric and its kind; `money` marks amounts, the rest are counts."""

    name: str
    kind: Kind
    money: bool = False

    @property
    def may_predict(self) -> bool:
        """Tell whether it may predict: results and open pipeline in money are the outcome in disguise."""
        return self.kind is not Kind.RESULT and not (self.kind is Kind.PIPELINE and self.money)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Hold weekly totals of a team, up to and including its last complete week.

    - `people`: ids, `weeks`: ISO weeks such as "2026-W48", oldest first and without a gap.
    - `metrics`: in the order of the first axis of `values`.
    - `values[metric, person, week]`: NaN where not logged or not employed.
    - `outcome[person, week]`: what is to be predicted (named `outcome_name`); NaN where unknown. Money or a count; it
      may be negative (a credit note).
    - `share[person, week]`: working days worked over working days of a full week: 1 a full week, 0.4 two days of five,
      0 away all week, NaN not employed.
    - `quarter_week[week]`: 0 for the first week of a fiscal quarter, up to 12 or 13 for its last.

    Raises ValueError when shapes do not fit together.
    """

    people: tuple[str, ...]
    weeks: tuple[str, ...]
    metrics: tuple[Metric, ...]
    values: Floats
    outcome: Floats
    share: Floats
    quarter_week: Ints
    outcome_name: str = "revenue"

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit the names."""
        size = (len(self.people), len(self.weeks))
        wanted = {
            "values": (self.values.shape, (len(self.metrics), *size)),
            "outcome": (self.outcome.shape, size),
            "share": (self.share.shape, size),
            "quarter_week": (self.quarter_week.shape, size[1:]),
        }
        for name, (found, right) in wanted.items():
            if found != right:
                message = f"{name} has shape {found}, expected {right}"
                raise ValueError(message)

    @property
    def employed(self) -> Flags:
        """Mark the weeks in which each person belonged to the team, [person, week]."""
        return ~np.isnan(self.share)

    def until(self, week: int) -> Panel:
        """Forget everything from index `week` on: what was known when that week began."""
        return replace(
            self,
            weeks=self.weeks[:week],
            values=self.values[:, :, :week],
            outcome=self.outcome[:, :week],
            share=self.share[:, :week],
            quarter_week=self.quarter_week[:week],
        )

    def only(self, people: Ints) -> Panel:
        """Keep the people at these positions, in this order."""
        return replace(
            self,
            people=tuple(self.people[i] for i in people),
            values=self.values[:, people],
            outcome=self.outcome[people],
            share=self.share[people],
        )

    def find(self, name: str) -> int:
        """Give the position of a metric; raises KeyError when the panel has none of that name."""
        for index, metric in enumerate(self.metrics):
            if metric.name == name:
                return index
        raise KeyError(name)

    def find_person(self, who: str) -> int:
        """Give the position of a person; raises KeyError when the panel has nobody of that id."""
        try:
            return self.people.index(who)
        except ValueError:
            raise KeyError(who) from None


def outcome_series(panel: Panel, who: int | None = None) -> Floats:
    """Give the weekly outcome of the team (or of one person), NaN where it is not known, [week].

    People who never wrote an outcome are left out. A week in which some did not write theirs is scaled up by the
    working time that is known; with less than half of it known the week is NaN.
    """
    rows = slice(None) if who is None else slice(who, who + 1)
    outcome, share = panel.outcome[rows], panel.share[rows]
    ever = np.isfinite(outcome).any(axis=1, keepdims=True)
    due = np.where(ever, np.nan_to_num(share), 0.0)
    known = np.where(np.isfinite(outcome), due, 0.0).sum(axis=0)
    total = np.nansum(outcome, axis=0)
    employed = (panel.employed[rows] & ever).any(axis=0)
    needed = due.sum(axis=0)
    cover = np.divide(known, needed, out=np.ones_like(known), where=needed > 0)
    scaled: Floats = np.where(cover >= 0.5, total / np.maximum(cover, 0.5), np.nan)
    return np.where(employed, scaled, np.nan)
