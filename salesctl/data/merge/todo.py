"""A to-do list kept elsewhere beside manager/todo.yaml: tasks that come, items that are done there, and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.data.merge.change import Change, Count, Outcome, Texts, path_of, tally
from salesctl.data.todo import Task, Tasks
from salesctl.systems.manager.documents import Todo, TodoItem
from salesctl.text.batch import Step, change
from salesctl.text.emit import block

WITHOUT_KIND = "without a kind: --kind TAG=KIND says what a tag stands for, --other KIND what all the rest are"
ADDED, CLOSED, SAME = "added", "done there, now closed here", "on the list already"


@dataclass(frozen=True, slots=True)
class MergedTasks:
    """What an import of tasks would write, and what became of each task."""

    rows: Tasks
    changes: tuple[Change, ...]
    tasks: tuple[Count, ...]


def merge_tasks(team: Team, tasks: Tasks, texts: Texts, other: str | None = None) -> MergedTasks:
    """Lay tasks beside the manager's list; they are told apart by their words. `other` is the kind of those whose tags
    name none. A task that was done before it came here is left out.
    """
    doc = team.get(Todo)
    waiting = _by_words(doc.model.items if doc else ())
    steps: list[Step] = []
    new: list[Mapping[str, object]] = []
    outcomes = [_lay(task, waiting, (steps, new), team.today, other) for task in tasks.tasks]
    path = path_of("todo")
    before = texts(path)
    if new and not (doc and doc.model.items):
        after = block(new) if not (before or "").strip() else change(before or "", [Step("put", (), new)])
    else:
        after = change(before or "", [*steps, *(Step("append", (), item) for item in new)])
    said = [f"{counted(len(new), 'item')} added"] if new else []
    said += [f"{counted(len(steps), 'item')} closed"] if steps else []
    changes = (Change(path, before, after, listed(said)),) if said else ()
    return MergedTasks(tasks, changes, tally(outcomes))


def _lay(
    task: Task,
    waiting: Mapping[str, list[tuple[int, TodoItem]]],
    written: tuple[list[Step], list[Mapping[str, object]]],
    today: date,
    other: str | None,
) -> Outcome:
    steps, new = written
    same = waiting.get(_words(task.what))
    if same:
        index, item = same.pop(0)
        if task.done is None or item.is_closed or task.done > today:
            return Outcome(SAME, task.what)
        steps.append(Step("put", (index, "done"), task.done))
        return Outcome(CLOSED, task.what)
    if task.done is not None:
        return Outcome("done before it came here", task.what, left=True)
    kind = task.kind or other
    if kind is None:
        return Outcome(WITHOUT_KIND, task.what, left=True)
    new.append(dict(_item(task, kind, today)))
    return Outcome(ADDED, task.what)


def _item(task: Task, kind: str, today: date) -> Iterator[tuple[str, object]]:
    yield "what", task.what
    yield "kind", kind
    yield "added", min(task.added or today, today)
    if task.by is not None:
        yield "by", task.by


def _by_words(items: Sequence[TodoItem]) -> Mapping[str, list[tuple[int, TodoItem]]]:
    """Return the items by their words, open ones first: of several that say the same, a task is the first."""
    found: dict[str, list[tuple[int, TodoItem]]] = defaultdict(list)
    for index, item in sorted(enumerate(items), key=lambda each: each[1].is_closed):
        found[_words(item.what)].append((index, item))
    return found


def _words(what: str) -> str:
    return " ".join(what.casefold().split())
