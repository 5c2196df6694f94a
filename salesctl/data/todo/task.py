"""Tasks of a to-do list kept elsewhere, and the account of a file that adds up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

Source = Literal["todo.txt", "taskwarrior"]

MANAGER_KINDS = ("hire", "plan", "train", "review", "meeting", "contest", "coach", "recipe", "strategy", "admin")
"""Kinds of work that are the manager's own."""
OTHER_KINDS = ("deal", "customer", "quote", "chase", "fix")
"""Kinds of work that are somebody else's."""
KINDS = frozenset((*MANAGER_KINDS, *OTHER_KINDS))


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `tags` are its projects, contexts and tags, without their signs.

    `kind` is one of KINDS where a tag says so, else None. `key` names the task across exports: Taskwarrior's
    uuid, or the words of a line of todo.txt. `row` is where it stands in the file and is not compared.
    """

    what: str
    added: date | None
    by: date | None
    done: date | None
    tags: tuple[str, ...]
    source: Source
    kind: str | None = None
    key: str = ""
    priority: str | None = None
    waits: date | None = None
    notes: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line or an object that was not used: why, in words that are the same for all its like, and what stood there."""

    row: int
    why: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one file, in its order, and what became of everything in it: `read` is used plus skipped."""

    tasks: tuple[Task, ...]
    source: Source
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

    @property
    def without_kind(self) -> int:
        """Tasks no tag gives a kind: the user is to say it."""
        return sum(task.kind is None for task in self.tasks)

    def reasons(self) -> dict[str, int]:
        """What was skipped, by reason, the commonest first."""
        return dict(Counter(one.why for one in self.skipped).most_common())

    def lines(self) -> Iterator[str]:
        """The summary as lines of text."""
        yield f"{self.source}: {self.read} read, {self.used} used, {len(self.skipped)} skipped"
        yield from (f"  {count} skipped: {why}" for why, count in self.reasons().items())
        if self.without_kind:
            yield f"  without a kind: {self.without_kind}"
        yield from (f"  note: {note}" for note in self.notes)


def kind_of(tags: tuple[str, ...], kinds: Mapping[str, str]) -> str | None:
    """The kind a task's tags name: by the user's own table first, then by the names of the kinds themselves.

    None where no tag names one, or several name different ones.
    """
    words = [tag.casefold() for tag in tags]
    own = {kinds[word] for word in words if word in kinds}
    found = own or {word for word in words if word in KINDS}
    return next(iter(found)) if len(found) == 1 else None
