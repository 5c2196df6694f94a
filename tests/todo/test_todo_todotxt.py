"""todo.txt, by its own rules."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesctl.data.todo import KINDS, Task, Unreadable, read_tasks

LIST = """\
(A) 2026-11-20 Interview Zoe Marsh +hire @phone due:2026-12-01
Write the training plan +train rec:3m pri:B t:2026-12-10

x 2026-11-21 2026-11-02 Sign the quote for Acme +quote @office
x (C) 2026-11-22 Call the landlord
x Water the plants
2026-02-30 is no day, nor is due:2026-02-31
+only @tags
Ask http://example.com/a:b about 10:30 +admin +hire
"""


def tasks(text: str, **kinds: str) -> tuple[Task, ...]:
    return read_tasks(text.encode(), kinds=kinds).tasks


def test_a_line_gives_its_words_days_tags_and_kind() -> None:
    first = tasks(LIST)[0]
    assert first == Task(
        what="Interview Zoe Marsh",
        added=date(2026, 11, 20),
        by=date(2026, 12, 1),
        done=None,
        tags=("hire", "phone"),
        kind="hire",
        more=True,
    )


def test_priority_waiting_and_repetition_leave_the_words_alone() -> None:
    second = tasks(LIST)[1]
    assert (second.what, second.more) == ("Write the training plan", True)
    assert not tasks("Write the training plan rec:3m +train\n")[0].more


def test_a_finished_line_has_the_day_it_was_finished_before_the_day_it_was_added() -> None:
    done = [task for task in tasks(LIST) if task.done]
    assert [(task.what, task.done, task.added, task.kind) for task in done] == [
        ("Sign the quote for Acme", date(2026, 11, 21), date(2026, 11, 2), "quote"),
        ("Call the landlord", date(2026, 11, 22), None, None),
    ]


def test_what_is_not_used_is_said_and_adds_up() -> None:
    read = read_tasks(LIST.encode())
    assert read.reasons() == {
        "is empty": 1,
        "is done, on no day the file tells": 1,
        "says nothing but tags": 1,
    }
    assert (read.read, read.used) == (9, 6)
    assert read.adds_up
    assert read.notes == ("line 7: “due:2026-02-31” is no day, and stays in the text",)


def test_a_day_that_cannot_be_stays_in_the_words() -> None:
    assert tasks("2026-02-30 call Ana\n")[0].what == "call Ana"
    assert tasks("2026-02-30 call Ana\n")[0].added is None


def test_addresses_and_times_are_words() -> None:
    assert tasks(LIST)[-1].what == "Ask http://example.com/a:b about 10:30"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("a +hire", "hire"),
        ("a @Review", "review"),
        ("a +hire +admin", None),
        ("a +hiring", None),
        ("hire somebody", None),
        ("a +people", "hire"),
        ("a @people +admin", "hire"),
    ],
)
def test_a_kind_comes_from_a_tag_and_never_from_the_words(line: str, kind: str | None) -> None:
    assert tasks(line, people="hire")[0].kind == kind


def test_a_table_of_kinds_that_names_none_is_refused() -> None:
    with pytest.raises(Unreadable, match="no kind"):
        read_tasks(b"a", kinds={"people": "staff"})


def test_windows_files_are_read_and_a_guess_is_said() -> None:
    read = read_tasks("Café com Zé +hire\r\nOutra coisa\r\n".encode("cp1252"))
    assert [task.what for task in read.tasks] == ["Café com Zé", "Outra coisa"]
    assert "Windows-1252" in read.notes[0]


WORDS = st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=1, max_size=4).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@given(
    what=WORDS, added=st.none() | DAYS, by=st.none() | DAYS, done=st.none() | DAYS, kind=st.sampled_from(sorted(KINDS))
)
def test_a_task_written_by_the_rules_reads_back_as_itself(
    what: str, added: date | None, by: date | None, done: date | None, kind: str
) -> None:
    added = added if done is None or added is not None else None
    days = [str(day) for day in (done, added) if day is not None]
    line = " ".join([*(["x"] if done else []), *days, what, f"+{kind}", *([f"due:{by}"] if by else [])])
    read = tasks(line)[0]
    assert (read.what, read.added, read.by, read.done, read.kind) == (what, added, by, done, kind)


def check(data: bytes) -> None:
    with suppress(Unreadable):
        assert read_tasks(data).adds_up


@given(st.text(max_size=200))
def test_any_text_adds_up_or_is_refused(text: str) -> None:
    check(text.encode("utf-8", "replace"))


@given(st.binary(max_size=200))
def test_any_bytes_add_up_or_are_refused(data: bytes) -> None:
    check(data)
