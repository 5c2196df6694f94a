"""Values are what the person wrote: YAML 1.2's core types, read strictly, and never a float."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from salesctl.text import events
from salesctl.text.build import DEEPEST
from salesctl.text.fault import YamlFault
from salesctl.text.quote import ODD_BLANK
from salesctl.text.reader import read, values

WORDS = [
    ("", None),
    ("~", None),
    ("null", None),
    ("NULL", None),
    ("nULL", "nULL"),
    ("true", True),
    ("TRUE", True),
    ("False", False),
    ("yes", "yes"),
    ("no", "no"),
    ("on", "on"),
    ("NO", "NO"),
    ("y", "y"),
    ("0", 0),
    ("-12", -12),
    ("+5", 5),
    ("180000", 180000),
    ("0o17", 15),
    ("0x1F", 31),
    ("0777", "0777"),
    ("0123", "0123"),
    ("00", "00"),
    ("08", "08"),
    ("1_000", "1_000"),
    ("0b11", "0b11"),
    ("0.5", Decimal("0.5")),
    (".5", Decimal("0.5")),
    ("-0.50", Decimal("-0.50")),
    ("180000.50", Decimal("180000.50")),
    ("1e3", Decimal("1E+3")),
    ("5.", Decimal(5)),
    ("00.5", "00.5"),
    ("1e9999", "1e9999"),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("10:30", "10:30"),
    ("08:30", "08:30"),
    ("2026-11-03", "2026-11-03"),
    ("2026-11", "2026-11"),
    ("2026-W48", "2026-W48"),
    ("03/11/2026", "03/11/2026"),
    ("180.000,00", "180.000,00"),
    ("180,000", "180,000"),
    ("123+ana@users.noreply.github.com", "123+ana@users.noreply.github.com"),
    ("٣", "٣"),
    ("'5'", "5"),
    ('"true"', "true"),
    ("'~'", "~"),
]


@pytest.mark.parametrize(("written", "value"), WORDS)
def test_an_unquoted_word_means_what_it_looks_like(written: str, value: object) -> None:
    found = values(f"- {written}\n")
    assert isinstance(found, list)
    assert found == [value]
    assert type(found[0]) is type(value)


@pytest.mark.parametrize("digits", [64, 65, 4300, 4301, 100_000])
@pytest.mark.parametrize("prefix", ["1", "-1", "0x1", "1.1", "1e1"])
def test_a_number_of_any_length_is_read_without_trouble(prefix: str, digits: int) -> None:
    word = prefix.ljust(digits, "1")
    value = read(f"amount: {word}\n".encode()).value
    assert isinstance(value, dict)
    assert isinstance(value["amount"], str) is (digits > 64 or prefix == "1e1")


def test_keys_are_text_as_written() -> None:
    text = "2026: a\n2026-11-02: b\n90: c\ntrue: d\non: e\n1.50: f\n'~': g\n? h\n: i\n"
    assert values(text) == dict(
        zip(["2026", "2026-11-02", "90", "true", "on", "1.50", "~", "h"], "abcdefgi", strict=True)
    )


def test_a_key_without_value_is_nothing_and_not_a_fault() -> None:
    assert values("what:\nby: # later\nnext: {what: , by:  }\nactions:\n-\n- x\n") == {
        "what": None,
        "by": None,
        "next": {"what": None, "by": None},
        "actions": [None, "x"],
    }


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    reading = read("\ufeffname: Ana\n".encode())
    assert (reading.value, reading.text, reading.faults) == ({"name": "Ana"}, "name: Ana\n", ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_of_several_lines_reads_alike_with_every_line_end(newline: str) -> None:
    text = newline.join(["note: |", "  one", "  two", "fold: >-", "  one", "  two", "plain: one", "  two", ""])
    assert values(text) == {"note": "one\ntwo\n", "fold": "one two", "plain": "one two"}


def test_depth_ends_at_sixty_four_levels() -> None:
    assert values("[" * DEEPEST + "]" * DEEPEST) is not None
    with pytest.raises(YamlFault, match="64 levels"):
        values("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_a_very_large_nest_of_brackets_is_refused_without_reading_it_all() -> None:
    assert read(b"[" * 2_000_000).faults[0].name == "too-deep"
    assert read(b"{a: " * 500_000).faults[0].name == "too-deep"


def test_a_quoted_text_may_go_on_in_an_indented_line() -> None:
    assert values("a:\n  b: 'one\n    two'\n  c: [\"x\ny\"]\n- d\n"[:-4]) == {"a": {"b": "one two", "c": ["x y"]}}


SENTENCE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff")
)
KEY = st.text("abcäñ -#:'\"", min_size=1, max_size=8)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | SENTENCE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4),
    max_leaves=20,
)


class Quoting(yaml.SafeDumper):
    """PyYAML as an independent writer: every text between quotes, so that both versions of YAML agree."""

    def ignore_aliases(self, data: object) -> bool:
        return data is not None or data is None


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


Quoting.add_representer(str, _quoted)


@given(DATA, st.sampled_from([True, False, None]))
def test_what_another_writer_wrote_is_read_back(data: object, flow: bool | None) -> None:  # noqa: FBT001 - PyYAML's
    text = yaml.dump(data, Dumper=Quoting, default_flow_style=flow, allow_unicode=True, width=60)
    assert read(text.encode()).value == data


@given(st.binary(max_size=200))
def test_no_bytes_can_make_reading_fail(data: bytes) -> None:
    reading = read(data)
    assert reading.value is None or all(not fault.fatal for fault in reading.faults)


@given(st.text("ab:-#{}[],'\"|>&*!%@`?\\ \t\r\n0.~=<é\u2028", max_size=60))
def test_no_text_can_make_reading_fail_and_every_fault_points_into_it(text: str) -> None:
    reading = read(text.encode())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in reading.faults:
        assert 1 <= fault.span.line <= len(lines)
        assert 1 <= fault.span.column <= len(lines[fault.span.line - 1]) + 1


@given(st.text("ab:-#{}[],'\"| \n0.~", max_size=60))
def test_a_text_that_is_read_is_read_as_pyyaml_reads_it(text: str) -> None:
    """Shapes are judged by PyYAML's own composer; the meaning of words differs on purpose."""
    value = read(text.encode())
    if not any(fault.fatal for fault in value.faults):
        assert _shape(yaml.compose(text, Loader=yaml.CSafeLoader)) == _outline(value.value)


def _shape(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _shape(item) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_shape(item) for item in node.value]
    return "scalar"


def _outline(value: object) -> object:
    if isinstance(value, dict):
        return {key: _outline(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_outline(item) for item in value]
    return "scalar"


@given(DATA)
def test_the_parser_without_c_reads_the_same(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    assume(not ODD_BLANK.search(text))
    with pytest.MonkeyPatch.context() as patch:
        expected = values(text)
        patch.setattr(events, "Loader", yaml.SafeLoader)
        assert values(text) == expected
