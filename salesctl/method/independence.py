"""The part of the score that is for salespeople writing themselves what is theirs to write."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from salesctl.core.team import Team
from salesctl.systems.manager.independence import Written, by, independence_tables, mean, written

__all__ = ["Written", "independence_tables", "own_shares", "written"]


def own_shares(team: Team) -> Mapping[str, Decimal]:
    """Return, for each system with documents of the salespeople's own, the share (0 to 1) that they wrote themselves.

    Counted are documents whose period touches the score's thirteen weeks, each alike. A system is left out where the
    history proves nothing of its documents, or is not whole.
    """
    window = team.score_window
    recent = [each for each in written(team) if len(each.days.overlap(window))]
    found = {}
    for system, docs in by(recent, lambda each: each.system).items():
        share = mean(each.own for each in docs)
        if share is not None:
            found[str(system)] = Decimal(share.numerator) / Decimal(share.denominator)
    return found
