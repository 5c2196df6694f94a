"""What is due."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.duty import Duty
from salesctl.core.team import Team


def duties(team: Team) -> Iterator[Duty]:
    """Yield nothing yet."""
    del team
    yield from ()
