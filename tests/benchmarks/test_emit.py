"""However a file is spelled, it says the same."""

import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate.emit import emit
from benchmarks.generate.style import OWN_STYLES, TEMPLATE, Style, pick
from benchmarks.generate.values import Document, Value, chance

STYLES = [TEMPLATE, *OWN_STYLES.values()]
LETTERS = "abcnoyes019 ,.:;#'\"-{}[]&*!|>%@`?=~éß"
TEXT = st.text(LETTERS, min_size=1, max_size=120).filter(lambda text: text.strip() == text)
SCALARS = TEXT | st.integers() | st.booleans() | st.dates() | st.decimals(0, 10**6, places=2)
KEYS = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
DOCUMENTS: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
).filter(lambda value: isinstance(value, dict | list))


class TextLoader(yaml.CSafeLoader):
    """Reads every scalar as the text that stands there."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 PyYAML declares it on the instance


def as_text(value: Any) -> Any:
    """Return `value` with every leaf as the text a file would hold."""
    if isinstance(value, dict):
        return {str(key): as_text(child) for key, child in value.items()}
    if isinstance(value, list):
        return [as_text(child) for child in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(document=DOCUMENTS, style=st.sampled_from(STYLES))
def test_each_style_only_changes_the_spelling(document: Document, style: Style) -> None:
    assert yaml.load(emit(document, style), Loader=TextLoader) == as_text(document)  # noqa: S506 a safe loader's child


@pytest.mark.parametrize("style", STYLES)
def test_a_text_stays_text_and_a_number_a_number(style: Style) -> None:
    document: dict[str, Value] = {
        "text": "180",
        "word": "no",
        "date": "2026-11-03 or so",
        "amount": Decimal("180.50"),
        "count": 180,
    }
    read = yaml.safe_load(emit(document, style))
    assert read == {**document, "amount": 180.5}


def test_windows_files_have_no_lone_line_ends() -> None:
    text = emit({"a": "x", "b": ["y z", "Ana, Bo"]}, OWN_STYLES["windows"])
    assert text.count(b"\n") == text.count(b"\r\n") == 4


def test_a_byte_order_mark_comes_first() -> None:
    assert emit({"a": 1}, OWN_STYLES["byte order mark"]).startswith(b"\xef\xbb\xbfa: 1")


def test_comments_never_end_up_in_a_long_text() -> None:
    long = "every word of it counts " * 12
    commented = emit({f"k{number}": long.strip() for number in range(20)}, OWN_STYLES["comments"])
    assert yaml.safe_load(commented)["k3"] == long.strip()
    assert re.search(rb"^#", commented)


def test_sentences_never_stand_in_braces() -> None:
    written = emit({"a": {"what": "call the CFO, then quote"}}, OWN_STYLES["flow"])
    assert written == b"a:\n  what: call the CFO, then quote\n"


def test_the_share_of_own_styles_is_about_what_was_asked() -> None:
    own = sum(pick(0.3, chance("style", number)) is not TEMPLATE for number in range(1000))
    assert 240 < own < 360
