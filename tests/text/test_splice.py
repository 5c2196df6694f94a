"""A change touches what it names; every other byte, comment, quote and line end stays."""

import pytest

from salesctl.text.fault import Span, Unwritable
from salesctl.text.locate import Path
from salesctl.text.splice import append, put, remove, replace_span

PUTS: list[tuple[str, Path, object, str]] = [
    # A value in place of another keeps what follows it.
    ("a: 1   # one\nb: 2\n", ("a",), 5, "a: 5   # one\nb: 2\n"),
    ("a:    'x'\n", ("a",), "y z", "a:    y z\n"),
    ("a:\nb: 2\n", ("a",), "x", "a: x\nb: 2\n"),
    ("a:   # later\n", ("a",), "x", "a: x   # later\n"),
    ("a: {b: 1, c: }\n", ("a", "c"), "x y", "a: {b: 1, c: x y}\n"),
    ("a: {b: 1}\n", ("a", "b"), "x, y", "a: {b: 'x, y'}\n"),
    ("- 1\n- 2 # two\n", (1,), 5, "- 1\n- 5 # two\n"),
    ("a: |  # head\n  one\n  two\n\nb: 1\n", ("a",), "x", "a: x  # head\n\nb: 1\n"),
    ("a:  # list\n  # first\n  - x\n  - y\nb: 1\n", ("a",), 5, "a: 5  # list\n  # first\nb: 1\n"),
    ("a: 1 # one\nb: 2\n", ("a",), ["x y", "z"], "a: # one\n  - x y\n  - z\nb: 2\n"),
    ("a: 1 # one\nb: 2\n", ("a",), "x\ny\n", "a: | # one\n  x\n  y\nb: 2\n"),
    ("a:\n  x  # note\n", ("a",), "z", "a:\n  z  # note\n"),
    # A new key stands behind the last leaf and is indented as its neighbours.
    ("a: 1\n", ("b",), 2, "a: 1\nb: 2\n"),
    ("a: 1", ("b",), 2, "a: 1\nb: 2"),
    ("a: 1\r\n# end\r\n", ("b",), 2, "a: 1\r\nb: 2\r\n# end\r\n"),
    ("a:\n    b: 1\n\n# about c\nc: 2\n", ("a", "d"), 3, "a:\n    b: 1\n    d: 3\n\n# about c\nc: 2\n"),
    ("- a: 1\n  b: # why\n- c: 1\n", (0, "d"), 3, "- a: 1\n  b: # why\n  d: 3\n- c: 1\n"),
    ("a: {b: 1}  # x\n", ("a", "c"), 2, "a: {b: 1, c: 2}  # x\n"),
    ("a: {\n  b: 1, # one\n  c: 2  # two\n}\n", ("a", "d"), 3, "a: {\n  b: 1, # one\n  c: 2,  # two\n  d: 3\n}\n"),
    ("a: {\n  b: 1,\n}\n", ("a", "d"), 3, "a: {\n  b: 1,\n  d: 3,\n}\n"),
    # Keys missing on the way are made; nothing, `{}` and an empty file hold what comes.
    ("a: 1\n", ("b", "c", "d"), "x y", "a: 1\nb:\n  c:\n    d: x y\n"),
    ("a:\nb: 1\n", ("a", "c"), "x y", "a:\n  c: x y\nb: 1\n"),
    ("a: {}  # none\n", ("a", "c"), "x y", "a:  # none\n  c: x y\n"),
    ("# only this\n", ("a",), 1, "# only this\na: 1\n"),
    ("", ("a",), 1, "a: 1\n"),
    ("{}\n", ("a",), 1, "a: 1\n"),
    ("---\n", ("a",), 1, "---\na: 1\n"),
    # Four blanks, and dashes below their key's first letter, are followed.
    ("a:\n    b: 1\n", ("c",), {"d": "x y"}, "a:\n    b: 1\nc:\n    d: x y\n"),
    ("a:\n- 1\n", ("c",), ["x y"], "a:\n- 1\nc:\n- x y\n"),
]

APPENDS: list[tuple[str, Path, object, str]] = [
    ("a:\n  - x\n  # end of a\nb: 1\n", ("a",), "y z", "a:\n  - x\n  - y z\n  # end of a\nb: 1\n"),
    ("a:\n- x\n\n# about b\nb: 1\n", ("a",), "z", "a:\n- x\n- z\n\n# about b\nb: 1\n"),
    (
        "a:\n  - what: x\n    by: 2026-11-03\n",
        ("a",),
        {"what": "y z", "m": 1},
        "a:\n  - what: x\n    by: 2026-11-03\n  - what: y z\n    m: 1\n",
    ),
    ("a:\n  - x", ("a",), "z", "a:\n  - x\n  - z"),
    ("a:\r\n  - |\r\n    one\r\n\r\nb: 1\r\n", ("a",), "z", "a:\r\n  - |\r\n    one\r\n  - z\r\n\r\nb: 1\r\n"),
    ("a:\n  - x\n\n  - y\n\nb: 1\n", ("a",), "z", "a:\n  - x\n\n  - y\n\n  - z\n\nb: 1\n"),
    ("a: [x, y]  # two\n", ("a",), "z", "a: [x, y, z]  # two\n"),
    ("a: [x, y,]\n", ("a",), "p, q", "a: [x, y, 'p, q']\n"),
    (
        "a: []  # none\n",
        ("a",),
        {"what": "call the CFO, then quote"},
        "a:  # none\n  - what: call the CFO, then quote\n",
    ),
    ("a:\nb: 1\n", ("a",), "x", "a: [x]\nb: 1\n"),
    ("b: 1\n", ("a",), {"what": "x y"}, "b: 1\na:\n  - what: x y\n"),
    ("- - a\n  - b\n- c\n", (0,), "d", "- - a\n  - b\n  - d\n- c\n"),
    ("- a\n", (), {"what": "x"}, "- a\n- what: x\n"),
    ("", (), {"what": "x", "why": "because of it"}, "- what: x\n  why: because of it\n"),
    ("a:\n  - b:  # later\n# end\n", ("a",), "z", "a:\n  - b:  # later\n  - z\n# end\n"),
]

REMOVALS: list[tuple[str, Path, str]] = [
    ("# top\na: 1  # one\n# about b\nb: 2\n", ("a",), "# top\n# about b\nb: 2\n"),
    ("a: 1\nb: 2", ("b",), "a: 1\n"),
    ("a: 1\r\nb:\r\n  c: 1\r\nd: 2\r\n", ("b",), "a: 1\r\nd: 2\r\n"),
    ("a: 1\nb: |\n  x\n  y\nc: 2\n", ("b",), "a: 1\nc: 2\n"),
    ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
    ("- a: 1\n  # about b\n  b: 2\n", (0, "a"), "- # about b\n  b: 2\n"),
    ("- a\n- b\n- c\n", (1,), "- a\n- c\n"),
    ("- - a\n  - b\n- c\n", (0, 0), "- - b\n- c\n"),
    ("a: {b: 1, c: 2, d: 3}\n", ("a", "b"), "a: {c: 2, d: 3}\n"),
    ("a: {b: 1, c: 2, d: 3}\n", ("a", "d"), "a: {b: 1, c: 2}\n"),
    ("a: [\n  x, # one\n  y\n]\n", ("a", 1), "a: [\n  x # one\n  \n]\n"),
    ("a:\n  b: 1\nc: 2\n", ("a", "b"), "a: {}\nc: 2\n"),
    ("a:  # list\n  - x\n", ("a", 0), "a: []  # list\n"),
    ("a: 1\n", ("a",), "{}\n"),
]


@pytest.mark.parametrize(("text", "path", "value", "result"), PUTS)
def test_a_value_is_put_where_it_belongs(text: str, path: Path, value: object, result: str) -> None:
    assert put(text, path, value) == result


@pytest.mark.parametrize(("text", "path", "value", "result"), APPENDS)
def test_an_item_is_added_behind_the_last_leaf(text: str, path: Path, value: object, result: str) -> None:
    assert append(text, path, value) == result


@pytest.mark.parametrize(("text", "path", "result"), REMOVALS)
def test_an_entry_goes_with_its_lines(text: str, path: Path, result: str) -> None:
    assert remove(text, path) == result


def test_a_paragraph_that_would_swallow_a_comment_stays_on_one_line() -> None:
    assert put("a: 1\n    # note\nb: 2\n", ("a",), "x\ny") == 'a: "x\\ny"\n    # note\nb: 2\n'


def test_a_span_is_replaced_and_nothing_else() -> None:
    assert replace_span("a: é # x\r\nb: 1\r\n", Span(2, 4, 2, 5), "two") == "a: é # x\r\nb: two\r\n"
    with pytest.raises(Unwritable, match="Line 1 cannot be read"):
        replace_span("a: 1\n", Span(1, 4, 1, 5), "@x")


@pytest.mark.parametrize(
    ("path", "value"),
    [(("name", "x"), 1), (("actions", 5), 1), (("actions", "x"), 1), (("actions", 0, 0), 1), (("new", 0), 1)],
)
def test_a_place_that_cannot_be_is_refused(path: Path, value: object) -> None:
    text = "name: Ana\nactions:\n  - x\n"
    if path == ("new", 0):
        assert put(text, ("new", "0"), value) == text + "new: {0: 1}\n"
        return
    with pytest.raises(Unwritable) as caught:
        put(text, path, value)
    assert caught.value.hint


def test_only_lists_are_added_to_and_only_what_is_there_is_removed() -> None:
    for text in ("a: 1\n", "a: {b: 1}\n"):
        with pytest.raises(Unwritable, match="not a list"):
            append(text, ("a",), 1)
    for path in (("b",), (), ("a", "b")):
        with pytest.raises(Unwritable):
            remove("a: 1\n", path)


def test_a_broken_text_is_not_changed() -> None:
    with pytest.raises(Unwritable, match="Line 2 cannot be read"):
        put("a: 1\nb: @x\n", ("a",), 2)


def test_kept_line_ends_are_not_changed_by_what_comes_after_them() -> None:
    """`|+` keeps the empty lines that follow it, so nothing near them can be taken out safely."""
    with pytest.raises(Unwritable, match="cannot be changed safely"):
        remove("a: |+\n  x\n\nb: |\n  y\n\nc: 1\n", ("b",))
