"""From commits to documents: whose life is which change part of? Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesctl.core.history import Change


def lives(commits: Iterable[list[Change]]) -> dict[str, tuple[Change, ...]]:
    """Gather the changes of each path, from each commit's changes, parents first; a move carries a life along.

    A path deleted and added again goes on with its life. A path that was moved away starts a new one when it is added
    again; a change to it on a parallel branch still belongs to what was moved.
    """
    living: dict[str, list[Change]] = {}
    moved: set[str] = set()
    for changes in commits:
        carried = {
            change.moved_from: living.get(change.moved_from, []) for change in changes if change.moved_from is not None
        }
        moved.update(carried)
        for change in changes:
            path = change.path
            if change.moved_from is not None:
                living[path] = carried[change.moved_from]
                moved.discard(path)
            elif path not in living or (change.status == "A" and path in moved):
                living[path] = []
                moved.discard(path)
            living[path].append(change)
    return {path: tuple(changes) for path, changes in living.items()}
