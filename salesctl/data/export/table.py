"""What an export is made of: flat tables with typed columns, and the team as its readers may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal, TypeVar, get_args

from salesctl.core.doc import Doc
from salesctl.core.duty import Duty
from salesctl.core.finding import Finding
from salesctl.core.period import Period
from salesctl.core.shape import Document
from salesctl.core.team import Team

Type = Literal["text", "count", "number", "money", "percent", "day", "time", "period", "flag"]
Cell = str | int | Decimal | date | time | Period | bool | None
Row = tuple[Cell, ...]
M = TypeVar("M", bound=Document)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, the type of its cells, and what they say."""

    name: str
    type: Type
    says: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """What an export is made from. Without `private`, what stands under a `hidden` path is not there.

    `scores` are rows of the table of that name: system, score, what it stands on.
    """

    team: Team
    private: bool = False
    hidden: frozenset[str] = frozenset()
    duties: Sequence[Duty] = ()
    findings: Sequence[Finding] = ()
    scores: Sequence[Row] = ()

    def docs(self, model: type[M], **parts: object) -> Iterator[Doc[M]]:
        """Yield the documents of a kind that may be read, by path."""
        return (doc for doc in self.team.all(model, **parts) if self.may_read(doc.path))

    def may_read(self, path: str) -> bool:
        """Tell whether a document is for the readers of this export."""
        return self.private or path not in self.hidden


@dataclass(frozen=True, slots=True)
class Table:
    """One flat table: what a row is, its columns, and its rows in an order that does not change.

    A `private` one is not everybody's business: it is there only when that was asked for.
    """

    name: str
    says: str
    fields: tuple[Field, ...]
    rows: Callable[[Pick], Iterable[Row]]
    private: bool = False


def fields(*lines: str) -> tuple[Field, ...]:
    """Return the columns that lines name: `amount money: the person's own share`."""
    found = []
    for line in lines:
        head, _, says = line.partition(": ")
        name, _, kind = head.partition(" ")
        found.append(Field(name, _TYPES[kind or "text"], says))
    return tuple(found)


_TYPES: Mapping[str, Type] = {kind: kind for kind in get_args(Type)}


def joined(words: Iterable[object]) -> str | None:
    """Return several values as one cell; nothing where there are none."""
    return "; ".join(map(str, words)) or None
