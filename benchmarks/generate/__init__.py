"""Generate valid team repositories of any size: the same scale gives the same bytes.

The numbers hang together as a real team's do: what a plan counts as won is revenue in the metrics of that day,
contests are won by who did most, quotas are the plans' own. About a third of the files are in people's own styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.generate.emit import emit
from benchmarks.generate.kinds import (
    coaching,
    contests,
    hiring,
    manager,
    meetings,
    metrics,
    people,
    plans,
    reviews,
    training,
)
from benchmarks.generate.scale import SIZES, Scale
from benchmarks.generate.style import pick
from benchmarks.generate.values import Document, chance
from benchmarks.generate.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["SIZES", "Scale", "documents", "files", "write"]

_KINDS = (people, plans, training, reviews, meetings, contests, coaching, metrics, hiring, manager)


def documents(scale: Scale) -> Iterator[tuple[str, Document]]:
    """Return path and content of every document of the team, in no particular style."""
    world = World(scale)
    for kind in _KINDS:
        yield from kind.documents(world)


def files(scale: Scale) -> Iterator[tuple[str, bytes]]:
    """Return path and bytes of every file of the team."""
    for path, document in documents(scale):
        yield path, emit(document, pick(scale.styled, chance(scale.seed, "style", path)))


def write(scale: Scale, folder: Path) -> int:
    """Write the team into `folder` and return the number of files; what else lies there stays."""
    count = 0
    for path, text in files(scale):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
        count += 1
    return count
