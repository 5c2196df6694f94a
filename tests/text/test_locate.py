"""Messages point at the right characters, and comments are found where people put them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from salesctl.text.fault import Span, YamlFault
from salesctl.text.lines import Lines
from salesctl.text.locate import Path, locate
from salesctl.text.plain import resolve
from salesctl.text.reader import values
from tests.text.documents import Writer, paths

PLAN = """\
# top
name: Ána 😀  # the team
forecast:   # a list
- # dash - here
  account: acme  # x
  note: | # head
    foo # no comment
    bar

# alone
- account: "a # b"
  with: [x, {y: z}]
  empty:
last: 'x
  y'
"""


def _cut(text: str, span: Span | None) -> str:
    assert span is not None
    start, end = Lines(text).bounds(span)
    return text[start:end]


def _value(path: Path) -> str:
    return _cut(PLAN, locate(PLAN).value(path))


def test_a_value_is_the_characters_that_were_written_for_it() -> None:
    assert _value(("name",)) == "Ána 😀"
    assert _value(("forecast", 0, "note")) == "| # head\n    foo # no comment\n    bar"
    assert _value(("forecast", 1, "account")) == '"a # b"'
    assert _value(("forecast", 1, "with")) == "[x, {y: z}]"
    assert _value(("forecast", 1, "with", 1, "y")) == "z"
    assert _value(("last",)) == "'x\n  y'"
    assert _value(("forecast", 1)) == 'account: "a # b"\n  with: [x, {y: z}]\n  empty:'


def test_columns_count_characters_and_not_bytes() -> None:
    assert locate("é😀ñ: ünï\n").value(("é😀ñ",)) == Span(1, 6, 1, 9)


def test_nothing_written_is_an_empty_span_behind_the_colon() -> None:
    assert locate(PLAN).value(("forecast", 1, "empty")) == Span(13, 9, 13, 9)


def test_the_nearest_place_is_a_scalar_itself_or_the_key_of_a_collection() -> None:
    located = locate(PLAN)
    assert _cut(PLAN, located.nearest(("name",))) == "Ána 😀"
    assert _cut(PLAN, located.nearest(("forecast",))) == "forecast"
    assert _cut(PLAN, located.nearest(("forecast", 1, "with"))) == "with"
    assert _cut(PLAN, located.nearest(("forecast", 1, "empty"))) == "empty"


def test_the_nearest_place_of_what_is_missing_is_what_should_hold_it() -> None:
    located = locate(PLAN)
    assert _cut(PLAN, located.nearest(("forecast", 0, "won"))) == "account: acme"
    assert _cut(PLAN, located.nearest(("forecast", 9, "won"))) == "forecast"
    assert _cut(PLAN, located.nearest(("forecast", 1, "not there", "account"))) == '"a # b"'
    assert _cut(PLAN, located.nearest(("nowhere",))) == "name: Ána 😀"
    assert located.value(("nowhere",)) is None
    assert located.key(("forecast", 0)) is None


def test_an_empty_text_has_one_place() -> None:
    assert locate("# nothing\n").nearest(("a",)) == Span(1, 1, 1, 1)
    assert locate("").value(()) is None


def test_comments_are_found_outside_of_texts_only() -> None:
    found = [(comment.span.line, comment.text, comment.alone) for comment in locate(PLAN).comments]
    assert found == [
        (1, "top", True),
        (2, "the team", False),
        (3, "a list", False),
        (4, "dash - here", False),
        (5, "x", False),
        (6, "head", False),
        (10, "alone", True),
    ]


def test_a_comment_in_a_file_with_windows_line_ends_has_no_line_end() -> None:
    (comment,) = locate("a: 1 # note\r\nb: 2\r\n").comments
    assert (comment.text, comment.span) == ("note", Span(1, 6, 1, 12))


def test_a_broken_text_is_located_as_far_as_it_loads() -> None:
    located = locate("a:\n  b: 1\n  c: @x\n")
    assert located.value(("a", "b")) == Span(2, 6, 2, 7)
    assert located.nearest(("a", "c")) == Span(1, 1, 1, 2)


@given(st.text("ab:-#{}[],'\"|>&*!%@` \t\r\n0~", max_size=60))
def test_no_text_can_make_locating_fail(text: str) -> None:
    for comment in locate(text).comments:
        assert _cut(text, comment.span).startswith("#")


@given(st.randoms(use_true_random=False))
def test_every_place_lies_inside_the_text_and_holds_its_value(dice: Random) -> None:
    text = Writer(dice).document()
    try:
        data = values(text)
    except YamlFault:
        return
    located, lines = locate(text), Lines(text)
    for path, value in paths(data):
        start, end = lines.bounds(located.value(path) or Span(0, 0, 0, 0))
        written = text[start:end]
        assert 0 <= start <= end <= len(text)
        if not isinstance(value, dict | list) and "\n" not in written and not written.startswith(("'", '"')):
            assert resolve(written) == value
        if path and isinstance(path[-1], str):
            assert values(f"{_cut(text, located.key(path))}: 1") == {path[-1]: 1}
