"""Settings with comments are added to and never rewritten: what people wrote there stays, byte by byte."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesctl.text.fault import Unwritable
from salesctl.text.jsonc import merge

NEW = {"b.json": ["b/*.yaml"]}

KEPT = [
    # empty, in every way a file can be
    ("", '{\n  "yaml.schemas": {\n    "b.json": [\n      "b/*.yaml"\n    ]\n  }\n}\n'),
    ("{}", '{\n  "yaml.schemas": {\n    "b.json": [\n      "b/*.yaml"\n    ]\n  }\n}'),
    # other settings and their comments stay; the comma goes behind the value and not behind the comment
    (
        '{\n    // how wide\n    "editor.rulers": [100] // enough\n}\n',
        """{
    // how wide
    "editor.rulers": [100], // enough
    "yaml.schemas": {
        "b.json": [
            "b/*.yaml"
        ]
    }
}
""",
    ),
    # a trailing comma is not doubled
    (
        '{\n  "yaml.schemas": {\n    "a.json": "a.yaml", // mine\n  },\n}\n',
        '{\n  "yaml.schemas": {\n    "a.json": "a.yaml", // mine\n    "b.json": [\n      "b/*.yaml"\n    ]\n  },\n}\n',
    ),
    # what is there already is not touched, however it is written
    ('{"yaml.schemas": {"b.json": ["b/*.yaml"]}} // done', '{"yaml.schemas": {"b.json": ["b/*.yaml"]}} // done'),
    # another value of ours is renewed in its place
    ('{"yaml.schemas": {/* old */ "b.json": "x"}}', '{"yaml.schemas": {/* old */ "b.json": ["b/*.yaml"]}}'),
]


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_settings_are_added_where_they_belong(before: str, after: str) -> None:
    assert merge(before, "yaml.schemas", NEW) == after


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"a": }', '{"a": 1 "b": 2}', '{"yaml.schemas": 5}', '{"a": 1} x', "{" * 500, '{"a": [1 2]}']
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(Unwritable):
        merge(text, "yaml.schemas", NEW)


COMMENTS = st.sampled_from(["", " ", "\n", "\r\n", " // note: {\n", "/* } */", '\n  // "a": 1,\n'])
SCALARS = st.one_of(st.integers(), st.booleans(), st.none(), st.text('ab"\\/{},: é', max_size=6))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=3)
)


@st.composite
def objects(draw: st.DrawFn) -> str:
    """Draw an object of settings with comments and trailing commas, with our key in it or without."""

    def write(value: object) -> str:
        gap = draw(COMMENTS)
        if isinstance(value, dict):
            inside = [f"{draw(COMMENTS)}{json.dumps(key)}{draw(COMMENTS)}:{write(each)}" for key, each in value.items()]
            comma = "," if bool(inside) and draw(st.booleans()) else ""
            return gap + "{" + ",".join(inside) + comma + draw(COMMENTS) + "}" + draw(COMMENTS)
        if isinstance(value, list):
            return gap + "[" + ",".join(write(each) for each in value) + "]" + draw(COMMENTS)
        return gap + json.dumps(value) + draw(COMMENTS)

    outer: dict[str, object] = draw(st.dictionaries(st.text("abc", min_size=1, max_size=2), VALUES, max_size=4))
    if draw(st.booleans()):
        # A comment inside a value of ours goes with the value.
        outer["yaml.schemas"] = draw(st.fixed_dictionaries({}, optional={"a.json": VALUES, "b.json": SCALARS}))
    return write(outer)


MARKS = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)


def plain(text: str) -> dict[str, object]:
    """Read settings as an editor does: without comments and trailing commas."""
    bare = MARKS.sub(lambda found: found[0] if found[0].startswith('"') else " ", text)
    pieces = re.split(r'("(?:[^"\\\n]|\\.)*")', bare)
    pieces[::2] = [re.sub(r",(\s*[}\]])", r"\1", piece) for piece in pieces[::2]]
    read: dict[str, object] = json.loads("".join(pieces))
    return read


def comments(text: str) -> list[str]:
    """Return the comments of a text, in order."""
    return [found[0].rstrip("\r") for found in MARKS.finditer(text) if not found[0].startswith('"')]


@settings(deadline=None)
@given(objects())
def test_nothing_but_the_setting_changes(before: str) -> None:
    after = merge(before, "yaml.schemas", NEW)
    wanted = plain(before)
    there = wanted.get("yaml.schemas", {})
    assert isinstance(there, dict)
    assert plain(after) == {**wanted, "yaml.schemas": {**there, **NEW}}
    assert [each.strip() for each in comments(after)] == [each.strip() for each in comments(before)]
    assert merge(after, "yaml.schemas", NEW) == after
