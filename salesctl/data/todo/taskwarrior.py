"""Taskwarrior's JSON: what `task export` writes, as one array or one object a line."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from salesctl.data.crm.deal import Skipped
from salesctl.data.crm.errors import Unreadable
from salesctl.data.todo.task import Task, Tasks, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIME = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2}):?([0-9]{2}):?([0-9]{2})Z?")
_HINT = "Write it with: task export > tasks.json"
_SKIPPED = {
    "deleted": "was deleted",
    "recurring": "is the pattern of repeated tasks, which stand beside it",
}


def read_taskwarrior(text: str, zone: tzinfo, kinds: Mapping[str, str]) -> Tasks:
    """Tasks of an export, pending, waiting and completed. Times are UTC there, and days in `zone` here."""
    objects = _objects(text)
    tasks: list[Task] = []
    skipped: list[Skipped] = []
    for row, one in enumerate(objects, 1):
        read = _task(one, row, zone, kinds)
        if isinstance(read, Task):
            tasks.append(read)
        else:
            skipped.append(read)
    return Tasks(tuple(tasks), "Taskwarrior", len(objects), tuple(skipped))


def _objects(text: str) -> list[Any]:
    try:
        read = json.loads(text)
    except RecursionError:
        raise Unreadable("The file nests deeper than any list of tasks.", _HINT) from None
    except ValueError:
        return _each_line(text)
    return read if isinstance(read, list) else [read]


def _each_line(text: str) -> list[Any]:
    """Objects of an old export: one a line, perhaps with a comma behind it."""
    lines = [line.strip().rstrip(",") for line in text.split("\n")]
    try:
        return [json.loads(line) for line in lines if line and line not in {"[", "]"}]
    except (ValueError, RecursionError):
        raise Unreadable("The file begins like Taskwarrior's export, but is cut off or damaged.", _HINT) from None


def _task(one: object, row: int, zone: tzinfo, kinds: Mapping[str, str]) -> Task | Skipped:
    if not isinstance(one, dict):
        return Skipped(row, "is no task")
    what = _words(one.get("description"))
    status = str(one.get("status", "pending"))
    if status in _SKIPPED:
        return Skipped(row, _SKIPPED[status], what[:80])
    if not what:
        return Skipped(row, "has no description")
    done = _day(one.get("end"), zone) if status == "completed" else None
    if status == "completed" and done is None:
        return Skipped(row, "is done, on no day the file tells", what[:80])
    tags = _tags(one)
    return Task(
        what=what,
        added=_day(one.get("entry"), zone),
        by=_day(one.get("due"), zone),
        done=done,
        tags=tags,
        kind=kind_of(tags, kinds),
        more=any(one.get(key) for key in ("priority", "wait", "annotations")),
    )


def _words(found: object) -> str:
    """A text on one line, without the halves of characters JSON can spell and UTF-8 cannot."""
    return " ".join(str(found or "").encode("utf-8", "replace").decode().split())


def _tags(one: Mapping[str, object]) -> tuple[str, ...]:
    """The project, the parts of a nested project, and the tags."""
    project = _words(one.get("project"))
    tags = one.get("tags")
    given = [_words(tag) for tag in tags] if isinstance(tags, list) else []
    parts = project.split(".") if "." in project else []
    return tuple(dict.fromkeys(word for word in (project, *parts, *given) if word))


def _day(text: object, zone: tzinfo) -> date | None:
    found = _TIME.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).astimezone(zone).date()
    except (ValueError, OverflowError):
        return None
