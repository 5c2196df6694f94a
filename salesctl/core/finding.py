"""What is wrong with something written: a Problem as a rule sees it, a Finding as people see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

KeyPath = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """Return 3 for an error, 2 for a warning, 1 for an info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]

    def milder(self) -> Severity:
        """Return the severity one step down: an error becomes a warning, a warning an info."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


@dataclass(frozen=True, slots=True)
class Related:
    """Another place a problem speaks of: a key path in a document."""

    path: str
    at: KeyPath
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend that needs no thought: other words for a key or a value, quotes around it, or a comment taken out.

    `new` is written as it stands, in YAML. An unsafe one changes what tools read, or rests on a guess.
    """

    kind: Literal["key", "value", "quote", "comment"]
    new: str = ""
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule has to say: where in its document, what is wrong, and the next move with an example.

    `mild` lowers the severity one step, where the method asks for it (before and after a half has begun, while
    ramping).
    """

    at: KeyPath
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    mild: bool = False
    fix: Fix | None = None
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1, the end exclusive; all None for a file without text."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place, found in its file."""

    path: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something written is wrong, at a line of a document that exists.

    `at` is its key path, `value` what stands there, `trail` the key path with each item of a list under the name it
    begins with: what stays the same when other items come and go.
    """

    code: str
    name: str
    severity: Severity
    path: str
    place: Place
    message: str
    hint: str = ""
    related: tuple[RelatedPlace, ...] = ()
    at: KeyPath = ()
    value: str = ""
    trail: tuple[str, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort findings by file, place and code."""
        return (self.path, self.place.line or 0, self.place.column or 0, self.code, self.message)


def tally(findings: tuple[Finding, ...]) -> Mapping[Severity, int]:
    """Count the findings of each severity."""
    return {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
