"""Everything there is to know of a team on a day, gathered once for the pages that look at the whole of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from salesctl.core.calendar import Days
from salesctl.core.duty import Duty, State
from salesctl.core.finding import Finding, Severity
from salesctl.core.system import System
from salesctl.core.team import Team
from salesctl.method.events import Event, between, events
from salesctl.method.score import SystemScore, scores, total


@dataclass(frozen=True)
class Whole:
    """A team with its duties, findings and documents; `documents` are the paths of each system's files.

    `own` is the share (0 to 1) of each system's documents that their owners wrote, where they are the salespeople's and
    history tells.
    """

    team: Team
    systems: Sequence[System]
    duties: Sequence[Duty]
    findings: Sequence[Finding]
    documents: Mapping[str, frozenset[str]]
    own: Mapping[str, Decimal] = field(default_factory=dict)

    @cached_property
    def scores(self) -> tuple[SystemScore, ...]:
        """The score of every system that is scored."""
        off = self.team.settings.systems.off
        window = self.team.score_window
        return scores(self.systems, off, self.duties, self.findings, self.documents, window, self.own)

    @cached_property
    def total(self) -> Decimal | None:
        """The team's score, 0 to 100."""
        return total(self.scores)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Everything planned."""
        return events(self.team)

    def planned(self, first: int, last: int) -> tuple[Event, ...]:
        """Return what is planned from so many days after today to so many, both included."""
        today = self.team.today
        return between(self.events, Days(today + timedelta(days=first), today + timedelta(days=last)))

    @cached_property
    def late(self) -> tuple[Duty, ...]:
        """The duties past due that can still be done, the oldest first."""
        return tuple(duty for duty in self.duties if duty.state is State.LATE)

    def of(self, system: str) -> tuple[Duty, ...]:
        """Return the duties of a system."""
        return tuple(duty for duty in self.duties if duty.system == system)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing but team.yaml is written."""
        return sum(len(paths) for paths in self.documents.values()) <= 1
