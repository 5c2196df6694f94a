"""`salesctl import todo`: tasks come with a kind that somebody gave them, and come once."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesctl.data.merge import MergedTasks, merge_tasks
from salesctl.data.todo import read_tasks
from tests.support.examples import Example, open_example, read_example
from tests.support.folders import salesctl, write_team

LIST = "2026-09-01 Call the recruiter +hire due:2026-09-20\n2026-09-02 Quote for Acme @quote\nWash the car\n"


def lay(example: Example, content: str, other: str | None = None) -> tuple[MergedTasks, Example]:
    """Import tasks into a team."""
    tasks = read_tasks(content.encode())
    merged = merge_tasks(open_example(example).team, tasks, example.files.get, other)
    return merged, Example({**example.files, **{one.path: one.after for one in merged.changes}}, example.today)


def counts(merged: MergedTasks) -> dict[str, int]:
    """What became of the tasks."""
    return {one.what.split(":")[0]: one.number for one in merged.tasks}


def test_tasks_with_a_kind_make_a_list() -> None:
    merged, after = lay(read_example(""), LIST)
    assert after.files["manager/todo.yaml"] == (
        "- what: Call the recruiter\n  kind: hire\n  added: 2026-09-01\n  by: 2026-09-20\n"
        "- what: Quote for Acme\n  kind: quote\n  added: 2026-09-02\n"
    )
    assert counts(merged) == {"added": 2, "without a kind": 1}
    assert open_example(after).store.unloaded("todo") == ()


def test_the_rest_comes_once_somebody_says_its_kind() -> None:
    merged, after = lay(read_example(""), LIST, "admin")
    assert counts(merged) == {"added": 3}
    assert "- what: Wash the car\n  kind: admin\n  added: 2026-09-15\n" in after.files["manager/todo.yaml"]


def test_a_task_comes_once() -> None:
    _, once = lay(read_example(""), LIST)
    again, _ = lay(once, LIST)
    assert again.changes == ()
    assert counts(again) == {"on the list already": 2, "without a kind": 1}


def test_the_list_keeps_its_words_and_takes_new_tasks_at_its_end() -> None:
    own = "--- manager/todo.yaml\n# mine\n- {what: budget, kind: plan, added: 2026-09-01}  # soon\n"
    _, after = lay(read_example(own), LIST)
    assert after.files["manager/todo.yaml"].startswith(
        "# mine\n- {what: budget, kind: plan, added: 2026-09-01}  # soon\n- what: Call the recruiter\n"
    )


def test_what_is_done_there_is_closed_here() -> None:
    _, once = lay(read_example(""), LIST)
    merged, after = lay(once, "x 2026-09-10 2026-09-01 Call the recruiter +hire\n")
    assert counts(merged) == {"done there, now closed here": 1}
    assert "by: 2026-09-20\n  done: 2026-09-10\n" in after.files["manager/todo.yaml"]
    assert lay(after, "x 2026-09-10 2026-09-01 Call the recruiter +hire\n")[0].changes == ()


def test_what_was_done_before_it_came_here_is_left_out() -> None:
    merged, _ = lay(read_example(""), "x 2026-09-10 2026-09-01 Old business +hire\n")
    assert counts(merged) == {"done before it came here": 1}
    assert merged.changes == ()


def test_two_tasks_that_say_the_same_are_two() -> None:
    twice = "2026-09-01 Call +hire\n2026-09-08 Call +hire\n"
    _, once = lay(read_example(""), twice)
    assert once.files["manager/todo.yaml"].count("- what: Call\n") == 2
    assert lay(once, twice)[0].changes == ()


def test_the_command_says_what_became_of_each_task(tmp_path: Path) -> None:
    team = write_team(tmp_path / "team")
    tasks = tmp_path / "todo.txt"
    tasks.write_text(LIST.replace("+hire", "+people"), encoding="utf-8")
    answer = salesctl("import", "todo", str(tasks), "--kind", "people=hire", cwd=team)
    assert answer.code == 0, answer.err
    assert "todo.txt: 3 read, 3 used, 0 skipped" in answer.out
    assert "2 added" in answer.out
    assert "1 left out: without a kind: --kind TAG=KIND" in answer.out
    assert (team / "manager/todo.yaml").is_file()


@pytest.mark.parametrize("words", [("--kind", "people=fun"), ("--other", "fun"), ("--kind", "people")])
def test_a_kind_that_is_none_is_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    team = write_team(tmp_path / "team")
    (tmp_path / "todo.txt").write_text(LIST, encoding="utf-8")
    answer = salesctl("import", "todo", str(tmp_path / "todo.txt"), *words, cwd=team)
    assert answer.code == 2
    assert "Traceback" not in answer.err
