"""To-do lists kept elsewhere: todo.txt and Taskwarrior's JSON, read to tasks. The only error is Unreadable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from salesctl.data.crm.encoding import decode
from salesctl.data.crm.errors import Unreadable
from salesctl.data.todo.task import KINDS, MANAGER_KINDS, OTHER_KINDS, Task, Tasks
from salesctl.data.todo.taskwarrior import read_taskwarrior
from salesctl.data.todo.todotxt import read_todotxt

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KINDS", "MANAGER_KINDS", "OTHER_KINDS", "Task", "Tasks", "Unreadable", "read_tasks"]


def read_tasks(data: bytes, zone: tzinfo = UTC, kinds: Mapping[str, str] | None = None) -> Tasks:
    """Tasks of a file, whichever of the two it is. `zone` is the team's; `kinds` gives kinds by the user's own tags.

    Raises Unreadable, and nothing else, whatever the bytes.
    """
    own = {tag.lstrip("+@").casefold(): kind for tag, kind in (kinds or {}).items()}
    for tag, kind in own.items():
        if kind not in KINDS:
            raise Unreadable(
                f"“{tag}” cannot stand for “{kind}”, which is no kind.", f"Kinds: {', '.join(sorted(KINDS))}."
            )
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("The file is empty.", "Give a todo.txt, or the output of: task export")
    if text.lstrip().replace(" ", "").replace("\n", "").startswith(("[{", "[]", '{"')):
        return read_taskwarrior(text, zone, own)
    tasks = read_todotxt(text, own)
    return replace(tasks, notes=(*decoded.notes, *tasks.notes))
