"""Taskwarrior's JSON export."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.data.todo import Task, Unreadable, read_tasks

LISBON = ZoneInfo("Europe/Lisbon")
EXPORT: list[dict[str, Any]] = [
    {
        "id": 1,
        "description": "Interview Zoe Marsh",
        "entry": "20261120T101500Z",
        "modified": "20261120T101500Z",
        "due": "20261201T000000Z",
        "status": "pending",
        "uuid": "a360fc44-315c-4366-b70c-ea7e7520b749",
        "project": "people.hire",
        "tags": ["next"],
        "priority": "H",
        "annotations": [{"entry": "20261121T090000Z", "description": "bring the scorecard"}],
        "urgency": 9.5,
    },
    {
        "description": "Check the summer quota",
        "entry": "20260630T233000Z",
        "due": "20260714T230000Z",
        "wait": "20260709T230000Z",
        "status": "waiting",
        "uuid": "b",
        "tags": ["plan"],
    },
    {
        "description": "Sign the quote",
        "entry": "20261102T090000Z",
        "end": "20261121T173000Z",
        "status": "completed",
        "uuid": "c",
        "project": "quote",
    },
    {"description": "Weekly meeting", "status": "recurring", "recur": "weekly", "uuid": "d"},
    {"description": "Old idea", "status": "deleted", "end": "20260102T090000Z", "uuid": "e"},
    {"description": "Done, some day", "status": "completed", "uuid": "f"},
    {"description": "", "status": "pending", "uuid": "g"},
]


def export(objects: Any = EXPORT) -> bytes:
    return json.dumps(objects).encode()


def test_a_task_keeps_its_words_days_and_tags_and_says_that_it_held_more() -> None:
    assert read_tasks(export(), LISBON).tasks[0] == Task(
        what="Interview Zoe Marsh",
        added=date(2026, 11, 20),
        by=date(2026, 12, 1),
        done=None,
        tags=("people.hire", "people", "hire", "next"),
        kind="hire",
        more=True,
    )


def test_midnight_in_the_team_s_zone_is_the_day_it_means_there() -> None:
    task = read_tasks(export(), LISBON).tasks[1]
    assert (task.added, task.by) == (date(2026, 7, 1), date(2026, 7, 15))
    assert read_tasks(export()).tasks[1].by == date(2026, 7, 14)


def test_a_completed_task_has_the_day_it_ended() -> None:
    assert read_tasks(export(), LISBON).tasks[2].done == date(2026, 11, 21)


def test_what_is_not_used_is_said_and_adds_up() -> None:
    read = read_tasks(export(), LISBON)
    assert read.reasons() == {
        "is the pattern of repeated tasks, which stand beside it": 1,
        "was deleted": 1,
        "is done, on no day the file tells": 1,
        "has no description": 1,
    }
    assert (read.read, read.used) == (7, 3)
    assert read.adds_up


def test_one_object_a_line_reads_as_an_array_does() -> None:
    lines = ",\n".join(json.dumps(one) for one in EXPORT).encode()
    assert read_tasks(lines, LISBON) == read_tasks(export(), LISBON)
    assert read_tasks(json.dumps(EXPORT[0]).encode(), LISBON).tasks == read_tasks(export(), LISBON).tasks[:1]


def test_an_empty_list_is_no_tasks() -> None:
    assert read_tasks(b"[]\n").read == 0


@pytest.mark.parametrize(
    "data",
    [b'[{"description": "cut', b'[{"a":' * 5000, b"[{]", b'{"description": ' + b"9" * 5000 + b"}", b"", b"[{\0}]"],
)
def test_a_damaged_file_is_refused_with_the_next_move(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_tasks(data)
    assert caught.value.message
    assert caught.value.hint


def test_half_a_character_does_not_stop_a_later_write() -> None:
    task = read_tasks(b'[{"description": "smile \\ud83d", "status": "pending", "tags": ["\\udc00x"]}]').tasks[0]
    assert task.what.encode()
    assert "".join(task.tags).encode()


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3)
KEYS = st.sampled_from(
    ["description", "status", "entry", "due", "end", "wait", "tags", "project", "annotations", "uuid", "priority"]
)


@given(st.lists(st.dictionaries(KEYS, VALUES) | VALUES, max_size=6))
def test_any_objects_add_up(objects: list[Any]) -> None:
    read = read_tasks(export([{"description": "a"}, *objects]), LISBON)
    assert read.adds_up
    assert read.read == len(objects) + 1
