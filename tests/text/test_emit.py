"""What salesctl writes, people read, and readers of YAML 1.1 and 1.2 read alike."""

from datetime import date, time
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from salesctl.text.emit import block, flow, scalar
from salesctl.text.fault import Unwritable
from salesctl.text.meant import loaded, same
from salesctl.text.reader import read, values

PLAN = {
    "submitted": date(2026, 6, 22),
    "quota": 450000,
    "lookback": {"worked": ["asking early, and in writing", "no"], "did_not": []},
    "forecast": [
        {
            "account": "acme",
            "amount": Decimal("180000.50"),
            "with": ["bo-lund"],
            "next": {"what": "demo", "by": date(2026, 7, 14)},
        },
        {"account": "b", "next": {"what": "call the CFO, then quote", "by": date(2026, 7, 14)}},
    ],
    "start": time(10, 30),
    "note": "one\ntwo: # three\n",
}

WRITTEN = """\
submitted: 2026-06-22
quota: 450000
lookback:
  worked:
    - asking early, and in writing
    - 'no'
  did_not: []
forecast:
  - account: acme
    amount: 180000.50
    with: [bo-lund]
    next: {what: demo, by: 2026-07-14}
  - account: b
    next:
      what: call the CFO, then quote
      by: 2026-07-14
start: '10:30'
note: |
  one
  two: # three
"""


def test_a_document_is_written_as_people_write_it() -> None:
    assert block(PLAN) == WRITTEN


def test_indentation_and_line_ends_are_the_callers() -> None:
    assert block({"a": {"b": "c d"}}, 4, "\r\n") == "    a:\r\n      b: c d\r\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.50"), "-0.50"),
        (date(2026, 11, 3), "2026-11-03"),
        (time(8, 30), "'08:30'"),
        ("ana-silva", "ana-silva"),
        ("2026-11-03", "2026-11-03"),
        ("2026-13-45", "'2026-13-45'"),
        ("2026-11", "2026-11"),
        ("2026-W48", "2026-W48"),
        ("Trading, not giving", "Trading, not giving"),
        ("José", "José"),
        ("Tom's plan", "Tom's plan"),
        ("'Tom'", "\"'Tom'\""),
        ('say "no" to Tom\'s', 'say "no" to Tom\'s'),
        ("call Acme: now", "'call Acme: now'"),
        ("call #4", "'call #4'"),
        ("C#", "C#"),
        ("", "''"),
        (" x", "' x'"),
        ("no", "'no'"),
        ("y", "'y'"),
        ("true", "'true'"),
        ("~", "'~'"),
        ("0123", "'0123'"),
        ("450000", "'450000'"),
        ("1_000", "'1_000'"),
        ("1e9999", "'1e9999'"),
        ("@bo", "'@bo'"),
        ("- x", "'- x'"),
        ("a\nb", '"a\\nb"'),
        ("=", "'='"),
        ("<<", "'<<'"),
    ],
)
def test_a_value_on_one_line(value: object, written: str) -> None:
    assert scalar(value) == written
    assert values(f"- {written}\n") == [loaded(value)]


def test_a_long_sentence_is_folded_below_its_key() -> None:
    text = "map the buying centre of five A accounts, " * 4 + "then report"
    written = block({"actions": [{"what": text}]})
    assert written.startswith("actions:\n  - what: >-\n      map the buying centre")
    assert max(map(len, written.splitlines())) <= 80
    assert values(written) == {"actions": [{"what": text}]}


@pytest.mark.parametrize(
    "value", [1.5, object(), b"x", Decimal("NaN"), Decimal("Infinity"), 10**80, "a\x00b", "a\x85b"]
)
def test_what_cannot_be_read_back_is_not_written(value: object) -> None:
    with pytest.raises(Unwritable) as caught:
        block({"a": value})
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")


PIECES = [*"ab:-#{}[],'\"|>&*!%@`?\\ \n0159.~=<_é\t", "no", "2026-11-03", " # "]
TEXT = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2)
    | st.dates()
    | st.times().map(lambda found: found.replace(microsecond=0))
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(TEXT, VALUE, min_size=1, max_size=4) | st.lists(VALUE, min_size=1, max_size=4), st.booleans())
def test_everything_written_is_read_back(value: object, windows: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    reading = read(block(value, newline="\r\n" if windows else "\n").encode())
    assert reading.faults == ()
    assert same(reading.value, loaded(value))


@given(VALUE)
def test_everything_written_on_one_line_is_read_back(value: object) -> None:
    written = flow(value)
    assert "\n" not in written
    assert same(values(f"- {written}\n"), [loaded(value)])


@given(TEXT)
def test_a_reader_of_yaml_1_1_reads_the_same_text(text: str) -> None:
    for written in (block([text]), f"- {flow(text)}\n"):
        (found,) = yaml.safe_load(written)
        assert (found.isoformat() if isinstance(found, date) else found) == text
