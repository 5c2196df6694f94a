"""A document of the team: where it stands, what its path says, and its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from salesctl.core.kind import PERIOD_PARTS
from salesctl.core.period import Period
from salesctl.core.shape import Document

M_co = TypeVar("M_co", bound=Document, covariant=True)


@dataclass(frozen=True, slots=True)
class Doc(Generic[M_co]):
    """One document that loaded. `path` is relative to the team's root, with `/`; `parts` is what the path says."""

    kind: str
    path: str
    parts: Mapping[str, str]
    model: M_co
    _period: Period | None = field(init=False, default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Read the period once: rules ask for it again and again."""
        named = next((value for name, value in self.parts.items() if name in PERIOD_PARTS), None)
        if named is not None:
            object.__setattr__(self, "_period", Period.parse(named))

    @property
    def person(self) -> str | None:
        """The person whose folder or file it is, if the path names one."""
        return self.parts.get("person")

    @property
    def owner(self) -> str:
        """The person the path names. Raises KeyError where it names none."""
        return self.parts["person"]

    @property
    def period(self) -> Period:
        """The period the path names. Raises LookupError where it names none."""
        if self._period is None:
            raise LookupError(f"{self.path} names no period")
        return self._period


@dataclass(frozen=True, slots=True)
class Unloaded:
    """A document that is there but cannot be read: its path still says what it is."""

    kind: str
    path: str
    parts: Mapping[str, str]


AnyDoc = Doc[Any]
