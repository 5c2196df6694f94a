"""What is due of metrics: each salesperson's log of each week, whole."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.duty import Duty, settled
from salesctl.core.team import Team
from salesctl.systems.metric.weekly import log_wants


def duties(team: Team) -> Iterator[Duty]:
    """Yield the log of each week that each salesperson owes."""
    yield from settled(team, log_wants(team))
