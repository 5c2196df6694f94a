"""todo.txt: one task a line, by the rules of github.com/todotxt/todo.txt."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from salesctl.data.crm.deal import Skipped
from salesctl.data.todo.task import Task, Tasks, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DONE = re.compile(rf"x\s+(?:\((?P<priority>[A-Z])\)\s+)?(?:(?P<done>{_DAY})\s+)?(?:(?P<added>{_DAY})\s+)?(?P<rest>.*)")
_OPEN = re.compile(rf"(?:\((?P<priority>[A-Z])\)\s+)?(?:(?P<added>{_DAY})\s+)?(?P<rest>.*)")
_PAIR = re.compile(r"(?P<key>[^\s:/]+):(?P<value>[^\s:/][^\s]*)")
_TAG = re.compile(r"[+@](?P<name>\S*\w\S*)")
_DAYS = {"due": "by", "t": "waits", "threshold": "waits"}
_QUIET = frozenset({"rec", "h", "id", "uuid", "p", "dep", "pri", "sup"})
"""Keys other programs keep beside a task, which say nothing to a reader."""


def read_todotxt(text: str, kinds: Mapping[str, str]) -> Tasks:
    """Tasks of a todo.txt or done.txt. A finished task without the day it was finished is skipped."""
    tasks: list[Task] = []
    skipped: list[Skipped] = []
    notes: list[str] = []
    lines = text.split("\n")
    if lines and not lines[-1].strip():
        lines.pop()
    for row, line in enumerate(lines, 1):
        one = _task(line.strip(), row, kinds, notes)
        if isinstance(one, Task):
            tasks.append(one)
        else:
            skipped.append(one)
    return Tasks(tuple(tasks), "todo.txt", len(lines), tuple(skipped), tuple(notes))


def _task(line: str, row: int, kinds: Mapping[str, str], notes: list[str]) -> Task | Skipped:
    if not line:
        return Skipped(row, "is empty")
    finished = re.match(r"x\s", line) is not None
    found = (_DONE if finished else _OPEN).fullmatch(line)
    parts = found.groupdict() if found else {"rest": line}
    done, added = _day(parts.get("done")), _day(parts.get("added"))
    if finished and done is None:
        return Skipped(row, "is done, on no day the file tells", line[:80])
    words, tags, days = _words(parts["rest"] or "", row, notes)
    if not words:
        return Skipped(row, "says nothing but tags", line[:80])
    return Task(
        what=words,
        added=added,
        by=_day(days.get("by")),
        done=done,
        tags=tags,
        kind=kind_of(tags, kinds),
        more=bool(parts.get("priority") or days.keys() & {"priority", "waits"}),
    )


def _words(rest: str, row: int, notes: list[str]) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """What a task says in words, its projects and contexts, and its days by field."""
    words: list[str] = []
    tags: list[str] = []
    days: dict[str, str] = {}
    for word in rest.split():
        tag, pair = _TAG.fullmatch(word), _PAIR.fullmatch(word)
        if tag:
            tags.append(tag["name"])
        elif pair and pair["key"].casefold() in _DAYS and _day(pair["value"]) is not None:
            days[_DAYS[pair["key"].casefold()]] = pair["value"]
        elif pair and pair["key"].casefold() in _QUIET:
            days |= {"priority": pair["value"]} if pair["key"].casefold() == "pri" else {}
        else:
            if pair and pair["key"].casefold() in _DAYS:
                notes.append(f"line {row}: “{word}” is no day, and stays in the text")
            words.append(word)
    return " ".join(words), tuple(dict.fromkeys(tags)), days


def _day(text: str | None) -> date | None:
    if text is None or not re.fullmatch(_DAY, text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
