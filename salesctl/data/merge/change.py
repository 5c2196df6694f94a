"""What every part of a merge shares: a change of a file, what became of a deal, and what the user has decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from salesctl.core.kind import Kind
from salesctl.core.period import Period
from salesctl.systems import all_systems

Texts = Callable[[str], str | None]
"""The text of a file of the team by its path; None where there is none."""
EXAMPLES = 5
"""How many of its like an outcome names."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file: its text before, None where there is none, its text after, and what is new in it, in words."""

    path: str
    before: str | None
    after: str
    said: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one deal or one value: `left` says that it was left out, and `what` why."""

    what: str
    example: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many had one outcome, and the first of them."""

    what: str
    number: int
    examples: tuple[str, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What the user has decided.

    `half` is the only one whose plans are looked at. `lookalikes`: names that look alike are one. `complete`: the
    export holds every deal, so that figures of the CRM's which it does not hold are taken out. `submitted`: deals won
    and lost are written into submitted plans too.
    """

    half: Period | None = None
    lookalikes: bool = False
    complete: bool = False
    submitted: bool = False


def tally(outcomes: Iterable[Outcome]) -> tuple[Count, ...]:
    """Count outcomes: what was used first, then what was left out, the commonest first."""
    found: dict[tuple[bool, str], list[str]] = {}
    for one in outcomes:
        found.setdefault((one.left, one.what), []).append(one.example)
    counts = [
        Count(what, len(examples), tuple(filter(None, examples[:EXAMPLES])), left)
        for (left, what), examples in found.items()
    ]
    return tuple(sorted(counts, key=lambda count: (count.left, -count.number, count.what)))


def plain(number: Decimal | int) -> Decimal | int:
    """Return a number as people write it: whole ones without decimals."""
    return int(number) if number == int(number) else number


def path_of(kind: str, **parts: object) -> str:
    """Return where a document stands."""
    return _kinds()[kind].path(**parts)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, Kind]:
    return {kind.name: kind for system in all_systems() for kind in system.kinds}
