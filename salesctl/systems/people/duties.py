"""What is due of people: nothing of its own. Being reviewed, trained and paid are other systems' duties."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.duty import Duty
from salesctl.core.team import Team


def duties(team: Team) -> Iterator[Duty]:
    """Yield nothing: no file of people promises anything by a day."""
    del team
    yield from ()
