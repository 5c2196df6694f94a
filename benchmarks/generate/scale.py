"""How large a generated team is, and which days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scale:
    """`people` (the manager included) over the last `years` up to `today`, in whole halves of the calendar year."""

    people: int
    years: float
    today: date = date(2026, 11, 23)
    seed: int = 1
    styled: float = 0.3  # the share of files in somebody's own style

    @property
    def halves(self) -> int:
        """Return the number of halves, the running one included."""
        return max(1, round(self.years * 2))


SIZES = {"S": Scale(10, 1), "M": Scale(100, 2), "L": Scale(1000, 3)}
