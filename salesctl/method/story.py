"""What happened to one document, by whom: its commits, told in the words of the method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from salesctl.core.errors import UsageError
from salesctl.core.evidence import Evidence, evidence
from salesctl.core.history import Change, Commit
from salesctl.core.identity import is_bot, person_of
from salesctl.core.report import Cell, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.method.changes import Told, compare, told
from salesctl.method.changes_words import Named
from salesctl.method.pairs import known_by, paired

COLUMNS = (Column("Day", "day"), Column("Who"), Column("What"), Column("Commit"))
NOT_YET = "not committed"
Item = tuple[str, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """What a document says in the folder; `values` is None where it is not there or cannot be read."""

    values: Any
    is_readable: bool = True


def story(team: Team, name: Named, now: Now, item: Item = ()) -> Report:
    """Return what happened to a document, oldest first; only what happened to one item where one is named.

    Raises UsageError for an item that is not there and never was.
    """
    found = evidence(team)
    changes = found.history.of(name.path).changes
    last = found.values(changes[-1].after) if changes else None
    said = now.values if now.is_readable else last
    said = {"items": said} if isinstance(said, list) else said
    item = names_of(said, item)
    rows = [row for change in changes for row in _rows(found, name, change, item)]
    if now.is_readable and now.values != last:
        rows += [(None, NOT_YET, each.sentence, None) for each in _about(compare(name, last, now.values), item)]
    if not rows and not is_there(said, item):
        raise UsageError(f"`{'/'.join(item)}` is no item of {name.path}, and never was", _items(said))
    title = name.path + (f"#{'/'.join(item)}" if item else "")
    empty = "nothing has happened to it since it was written" if item else "nothing has happened to it"
    if not changes:
        empty = "nothing is committed of it yet"
    return Report(
        f"What happened to {title}", (Table("log", COLUMNS, tuple(rows), empty),), tuple(_notes(found, changes))
    )


def _rows(found: Evidence, name: Named, change: Change, item: Item) -> Iterator[Row]:
    commit = change.commit
    parents = tuple(found.values(blob) for blob in change.before)
    said = [each.sentence for each in _about(told(name, parents, found.values(change.after)), item)]
    if change.moved_from is not None and not item:
        said.insert(0, f"moved from {change.moved_from}")
    if not said and not item and change.before != (change.after,):
        said = [_silence(found, change)]
    for sentence in said:
        yield found.day(commit), _who(found, commit), sentence, commit.id[:7]


def _who(found: Evidence, commit: Commit) -> str:
    """Return the people of a commit; who is nobody in people/ by name and address."""
    author = person_of(commit.author, found.people)
    others = found.writers(commit) - {author}
    return ", ".join([author or f"{commit.author.name} <{commit.author.email}>", *sorted(others)])


def _silence(found: Evidence, change: Change) -> str:
    """Say why a change of the file is no change of what it says."""
    if change.after is not None and found.values(change.after) is None:
        return "could not be read as it was then"
    return "spelled anew, it says the same"


def _about(changed: Iterator[Told] | list[Told], item: Item) -> list[Told]:
    return [each for each in changed if is_about(each.at, item)]


def names_of(values: Any, item: Item) -> Item:
    """Return an item as sentences call it: `training/1` by its skill. What is not there is left as it was asked for."""
    rows = values.get(item[0]) if isinstance(values, dict) and len(item) > 1 else None
    if not isinstance(rows, list) or not item[1].isdigit() or not 1 <= int(item[1]) <= len(rows):
        return item
    key = known_by(rows) if all(isinstance(row, dict) for row in rows) else None
    return item if key is None else (item[0], str(rows[int(item[1]) - 1][key]), *item[2:])


def is_there(values: Any, item: Item) -> bool:
    """Tell whether a document says something under the names that lead to an item."""
    if not item:
        return True
    if isinstance(values, list) and all(isinstance(row, dict) for row in values):
        found = [pair.after for pair in paired((), values) if is_about((pair.name,), item[:1])]
        return any(is_there(row, item[1:]) for row in found)
    return isinstance(values, dict) and item[0] in values and is_there(values[item[0]], item[1:])


def _items(values: Any) -> str:
    """Say which items a document has."""
    lists = values.items() if isinstance(values, dict) else ()
    names = [f"{key}/1" for key, rows in lists if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
    return f"name one it has, such as {listed(names[:3], 'or')}" if names else "it has no items"


def is_about(at: Item, item: Item) -> bool:
    """Tell whether what changed is an item or in it; of several rows of one name, each is meant."""
    same = (one == other or one.startswith(f"{other} (") for one, other in zip(at, item, strict=False))
    return len(at) >= len(item) and all(same)


def _notes(found: Evidence, changes: tuple[Change, ...]) -> Iterator[str]:
    if found.history.absence is not None:
        yield f"{found.history.absence.message}. Next: {found.history.absence.hint}"
    for change in changes:
        for doubt in found.history.doubts(change.commit):
            yield f"commit {change.commit.id[:7]} proves less than it seems: {doubt.message}"
    unknown = {each.commit.author.email for each in changes if person_of(each.commit.author, found.people) is None}
    programs = {each.commit.author.email for each in changes if is_bot(each.commit.author)}
    for email in sorted(unknown - programs):
        yield f"{email} is nobody's address in people/: add it to the person's `emails`"
