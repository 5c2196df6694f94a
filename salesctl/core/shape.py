"""The base of every model, and the item: the one shape of everything that somebody owes by a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator

from salesctl.core.types import Day, PersonId, Text
from salesctl.core.validators import fault, shown


class Needed:
    """Marks a field that a document must have once it is in force (a plan once submitted, a review once held)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NEEDED"


NEEDED = Needed()


_WRITTEN: dict[frozenset[str], set[str]] = {}


class Shape(BaseModel):
    """A mapping of a document: strict, frozen, and without unknown keys. A key without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)

    inside: ClassVar[str | None] = None

    def model_post_init(self, _context: object) -> None:
        """Share the set of the keys that were written with every mapping that has the same: a fifth of the memory."""
        written = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _WRITTEN.setdefault(frozenset(written), written))

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: Any) -> Any:
        if cls.inside is not None and not isinstance(values, cls):
            return {cls.inside: values}
        if type(values) is dict:
            if None in values.values():
                return {key: value for key, value in values.items() if value is not None}
            return values
        if isinstance(values, cls):
            return values
        raise fault(
            "mapping-expected",
            f"{shown(values)} stands where `key: value` lines belong",
            "write `key: value` lines here",
        )


class Document(Shape):
    """A whole file.

    `kind` is the name its registration uses; `in_force` the key that puts it in force, if one does. A file that is one
    list or one mapping of free keys has a single field, and `inside` names it.
    """

    kind: ClassVar[str]
    in_force: ClassVar[str | None] = None

    @property
    def is_in_force(self) -> bool:
        """Tell whether the document counts: drafts are checked only for what is written."""
        if self.in_force is None:
            return True
        value = getattr(self, self.in_force)
        return value is not None and value != ()


class Item(Shape):
    """Something somebody owes: closed where it was made.

    By `done`, `moved_to` with `why`, or `dropped` with the reason.
    """

    what: Text
    who: PersonId | None = None
    by: Annotated[Day | None, NEEDED] = None
    done: Day | None = None
    moved_to: Day | None = None
    dropped: Text | None = None
    why: Text | None = None

    @property
    def due(self) -> date | None:
        """The day it is due now: where it was moved to, else where it was promised."""
        return self.moved_to or self.by

    @property
    def is_closed(self) -> bool:
        """Tell whether it was done or dropped."""
        return self.done is not None or self.dropped is not None


class Planned(Shape):
    """Something planned for a day, which may move or be cancelled and still counts once."""

    moved_to: Day | None = None
    cancelled: Text | None = None
    why: Text | None = None

    def on(self, planned: date) -> date:
        """Return the day it takes place: the planned one unless it moved."""
        return self.moved_to or planned
