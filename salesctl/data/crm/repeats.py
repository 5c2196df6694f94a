"""One id in several rows: which row speaks for the deal."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from salesctl.data.crm.deal import Deal, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Change = tuple[date, tuple[int, int, int]]
"""The day and time of day a row was last changed."""

SAME = "repeats another row"
OLDER = "was changed later, in another row"
UNSETTLED = "shares its id with another row, and nothing says which is right"


def settle(deals: Sequence[Deal], changed: Callable[[int], Change | None]) -> tuple[list[Deal], list[Skipped]]:
    """Deals with each id once, and the rows left out: of equal rows the first stays, of others the last changed.

    Where no day of change tells them apart, all rows of that id are left out. `changed` gives it by position.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, deal in enumerate(deals):
        groups[deal.crm].append(at)
    if len(groups) == len(deals):
        return list(deals), []
    skipped: list[Skipped] = []
    kept = {_settled(group, deals, changed, skipped) for group in groups.values()}
    return [deal for at, deal in enumerate(deals) if at in kept], skipped


def _settled(
    group: Sequence[int], deals: Sequence[Deal], changed: Callable[[int], Change | None], skipped: list[Skipped]
) -> int | None:
    best = group[0] if len(group) == 1 else _best(group, deals, changed)
    for at in group:
        if at != best:
            why = UNSETTLED if best is None else SAME if deals[at] == deals[best] else OLDER
            skipped.append(Skipped(deals[at].row, why, deals[at].crm))
    return best


def _best(group: Sequence[int], deals: Sequence[Deal], changed: Callable[[int], Change | None]) -> int | None:
    candidates = list(group)
    dated = [(change, at) for at in group if (change := changed(at)) is not None]
    if len(dated) == len(group):
        latest = max(change for change, _ in dated)
        candidates = [at for change, at in dated if change == latest]
    return candidates[0] if all(deals[at] == deals[candidates[0]] for at in candidates) else None
