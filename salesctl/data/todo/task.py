"""Tasks of a to-do list kept elsewhere, and the account of a file that adds up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesctl.data.crm.deal import Skipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MANAGER_KINDS = ("hire", "plan", "train", "review", "meeting", "contest", "coach", "recipe", "strategy", "admin")
"""Kinds of work that are the manager's own."""
OTHER_KINDS = ("deal", "customer", "quote", "chase", "fix")
"""Kinds of work that are somebody else's."""
KINDS = frozenset((*MANAGER_KINDS, *OTHER_KINDS))


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `tags` are its projects, contexts and tags, without their signs.

    `kind` is one of KINDS where a tag says so, else None. `more` says that it holds what the manager's list has no
    place for: a priority, a day to wait for, remarks.
    """

    what: str
    added: date | None
    by: date | None
    done: date | None
    tags: tuple[str, ...]
    kind: str | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one file, in its order, and what became of everything in it: `read` is used plus skipped."""

    tasks: tuple[Task, ...]
    source: str
    read: int
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def used(self) -> int:
        """Tasks taken from the file."""
        return len(self.tasks)

    @property
    def adds_up(self) -> bool:
        """Whether everything read is either used or skipped."""
        return self.read == self.used + len(self.skipped)

    def reasons(self) -> dict[str, int]:
        """What was skipped, by reason, the commonest first."""
        return dict(Counter(one.why for one in self.skipped).most_common())


def kind_of(tags: tuple[str, ...], kinds: Mapping[str, str]) -> str | None:
    """The kind a task's tags name: by the user's own table first, then by the names of the kinds themselves.

    None where no tag names one, or several name different ones.
    """
    words = [tag.casefold() for tag in tags]
    own = {kinds[word] for word in words if word in kinds}
    found = own or {word for word in words if word in KINDS}
    return next(iter(found)) if len(found) == 1 else None
