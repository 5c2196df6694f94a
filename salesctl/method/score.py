"""The score: how far each system of the method runs, over the duties of the last thirteen weeks.

Of ten points, five are for the share of duties done, three for the share done on time, two for the share of documents
without errors. A system that nothing was due in has no score and is left out; one that nothing is written in has 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.finding import Finding, Severity
from salesctl.core.system import System

DONE = (State.DONE, State.DONE_LATE)
COUNTED = (*DONE, State.LATE, State.MISSED)
GOOD, FAIR = Decimal(8), Decimal(5)


@dataclass(frozen=True, slots=True)
class Weights:
    """How many of the ten points are for what."""

    done: int
    on_time: int
    clean: int
    own: int = 0


PLAIN = Weights(5, 3, 2)
WITH_OWNERSHIP = Weights(4, 2, 2, 2)


@dataclass(frozen=True, slots=True)
class SystemScore:
    """One system's score from 0 to 10, and what it stands on; `score` is None when nothing was due or it is off.

    `done` and `on_time` count duties of `due`; `clean` counts documents of `documents`; `own` is the share of the
    salespeople's documents that they wrote themselves, None where history cannot tell.
    """

    system: str
    score: Decimal | None
    due: int = 0
    done: int = 0
    on_time: int = 0
    documents: int = 0
    clean: int = 0
    own: Decimal | None = None
    is_off: bool = False

    @property
    def light(self) -> str | None:
        """`●` from 8, `◐` from 5, `○` below; None without a score."""
        if self.score is None:
            return None
        return "●" if self.score >= GOOD else "◐" if self.score >= FAIR else "○"


def system_score(
    noun: str, duties: Sequence[Duty], window: Days, documents: int, faulty: int, own: Decimal | None = None
) -> SystemScore:
    """Score one system from its duties, the number of its documents and of those with an error.

    `own` (0 to 1) is weighed in where history tells it.
    """
    counted = [duty for duty in duties if duty.due in window and duty.state in COUNTED]
    if not counted:
        return SystemScore(noun, None, documents=documents, clean=documents - faulty, own=own)
    done = sum(duty.state in DONE for duty in counted)
    on_time = sum(duty.state is State.DONE for duty in counted)
    clean = documents - faulty
    weights = PLAIN if own is None else WITH_OWNERSHIP
    points = (
        weights.done * Decimal(done) / len(counted)
        + weights.on_time * Decimal(on_time) / len(counted)
        + (weights.clean * Decimal(clean) / documents if documents else 0)
        + weights.own * (own or 0)
    )
    if not documents and not done:
        points = Decimal(0)
    return SystemScore(noun, tenth(points), len(counted), done, on_time, documents, clean, own)


def tenth(points: Decimal) -> Decimal:
    """Round to one decimal, half up."""
    return points.quantize(Decimal("0.1"), ROUND_HALF_UP)


def scores(
    systems: Sequence[System],
    off: Sequence[str],
    duties: Sequence[Duty],
    findings: Sequence[Finding],
    documents: Mapping[str, frozenset[str]],
    window: Days,
    own: Mapping[str, Decimal] | None = None,
) -> tuple[SystemScore, ...]:
    """Score every system that is scored, in the order of the method.

    `documents` are the paths of each system's files.
    """
    faulty = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    found = []
    for system in systems:
        if not system.scored:
            continue
        if system.noun in off:
            found.append(SystemScore(system.noun, None, is_off=True))
            continue
        paths = documents.get(system.noun, frozenset())
        mine = [duty for duty in duties if duty.system == system.noun]
        share = (own or {}).get(system.noun)
        found.append(system_score(system.noun, mine, window, len(paths), len(paths & faulty), share))
    return tuple(found)


def total(found: Sequence[SystemScore]) -> Decimal | None:
    """Return the mean of the scores times ten, a whole number; None when no system has a score."""
    known = [each.score for each in found if each.score is not None]
    if not known:
        return None
    return (sum(known, Decimal(0)) / len(known) * 10).quantize(Decimal(1), ROUND_HALF_UP)
