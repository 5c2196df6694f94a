"""Every way a file can be broken has a name, a place and words that help."""

import re

import pytest
import yaml

from salesctl.text import events
from salesctl.text.decode import LARGEST
from salesctl.text.fault import Fault, YamlFault
from salesctl.text.reader import FAULTS, read, values
from tests.text.hostile import HOSTILE

PARSER_WORDS = re.compile(
    r"token|scan|parser|mapping|sequence|scalar|node|stream|simple key|indicator|YAML[A-Z]|Error|None|\bNULL\b",
    re.ASCII,
)
# Where PyYAML's own parser, without the C library, sees things differently.
MILDER_WITHOUT_C = {'name: "\\ud83d"\n', "next: {what:}\n"}


def _bytes(source: bytes | str) -> bytes:
    return source.encode() if isinstance(source, str) else source


def _only_fault(source: bytes | str) -> Fault:
    reading = read(_bytes(source))
    assert reading.value is None
    (fault,) = reading.faults
    return fault


@pytest.mark.parametrize(("source", "name", "line", "column"), HOSTILE)
def test_a_broken_file_is_told_by_name_and_place(source: bytes | str, name: str, line: int, column: int) -> None:
    fault = _only_fault(source)
    assert (fault.name, fault.span.line, fault.span.column) == (name, line, column)
    assert fault.fatal
    assert (fault.span.end_line, fault.span.end_column) >= (line, column)


@pytest.mark.parametrize("source", [source for source, *_ in HOSTILE])
def test_messages_are_whole_sentences_without_a_parsers_words(source: bytes | str) -> None:
    fault = _only_fault(source)
    for words in (fault.message, fault.hint):
        assert words[0].isupper() or words[0] == "`"
        assert words.endswith(".")
        assert not PARSER_WORDS.search(words.replace("`", ""))


@pytest.mark.parametrize(("source", "name", "line", "column"), HOSTILE)
def test_the_parser_without_c_finds_the_same(
    monkeypatch: pytest.MonkeyPatch, source: bytes | str, name: str, line: int, column: int
) -> None:
    if source in MILDER_WITHOUT_C:
        return
    monkeypatch.setattr(events, "Loader", yaml.SafeLoader)
    fault = _only_fault(source)
    assert (fault.name, fault.span.line, fault.span.column) == (name, line, column)


def test_every_fault_in_the_catalogue_has_a_file_that_shows_it() -> None:
    shown = {name for _, name, _, _ in HOSTILE} | {"too-large"}
    assert set(FAULTS) == shown
    assert all(line.endswith(".") for line in FAULTS.values())


def test_a_file_too_large_to_be_written_by_hand_is_not_read() -> None:
    fault = _only_fault(b"a: 1\n" + b"#" * LARGEST)
    assert fault.name == "too-large"
    assert "16.0 MiB" in fault.message


def test_the_text_of_a_file_in_another_encoding_can_still_be_shown() -> None:
    assert read("name: José\n".encode("latin-1")).text == "name: Jos\ufffd\n"
    assert read("name: José\n".encode("utf-16")).text == "name: José\n"


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert "line 2" in _only_fault("# plan\nquota: 1\nname: x\nquota: 2\n").message


def test_a_hint_shows_the_right_spelling() -> None:
    assert _only_fault("with: [@bo, cy-ito]\n").hint == "Put it between quotes: `'@bo'`."
    assert '`"*Tom\'s"`' in _only_fault("what: *Tom's plan\n").hint


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("note: 'Tom's plan'\n", '"Tom\'s plan"'),
        ('note: "he said "no" twice"\n', "'he said \"no\" twice'"),
        ("note: [draft] to be written\n", "'[draft] to be written'"),
        ("what: ask for one thing:\n", "'ask for one thing:'"),
        ("2026-11-02: calls: 14\n", "{calls: 14}"),
        ("pipeline: {open: 1,310,000, created: 5}\n", "1310000"),
    ],
)
def test_a_hint_writes_out_what_was_meant(text: str, right: str) -> None:
    assert f"`{right}`" in _only_fault(text).hint


def test_values_raises_the_fault_that_read_reports() -> None:
    with pytest.raises(YamlFault) as caught:
        values("who: @bo\n")
    assert caught.value.fault == _only_fault("who: @bo\n")


@pytest.mark.parametrize(
    "text",
    [
        "what: call customer #4 about terms\n",
        "what: call #4 about terms\n",
        "- call customer #4\n- x\n",
        "what: ask for the offer #urgent\n",
        "what: they are number # 3 on the list\n",
        "note: #1 account\nby: 1\n",
    ],
)
def test_a_sentence_cut_by_a_number_sign_is_read_but_told(text: str) -> None:
    reading = read(text.encode())
    (fault,) = reading.faults
    assert reading.value is not None
    assert (fault.name, fault.fatal) == ("comment-cuts-sentence", False)
    assert text.splitlines()[0][fault.span.column - 1] == "#"


@pytest.mark.parametrize(
    "text",
    [
        "name: Harbor  # the team\n",
        "name: Harbor Instruments # the team\n",
        "x: 5 # note\n",
        "x: 5 #note\n",
        "who: ana-silva #1\n",
        "what: 'call customer' #4\n",
        "what: |\n  call customer #4\n",
        "a: b\n #c\n",
        "what: call customer#4\n",
        "what: call the CFO today  # he is back\n",
        "what: call the CFO today # salesctl: ignore[PLN020] his words\n",
        "agreed: # to be written\n  - x\n",
        "note: Il a dit\u00a0« non\u00a0».\n",
    ],
)
def test_an_ordinary_comment_is_no_fault(text: str) -> None:
    assert read(text.encode()).faults == ()


@pytest.mark.parametrize(
    "text",
    ["note: |\n  =======\n  <<<<<<< in a text\n", "a: 1  # >>>>>>> no mark\n", "title: '======='\n", "a: <<<<<<< x\n"],
)
def test_what_only_looks_like_a_merge_is_left_alone(text: str) -> None:
    assert read(text.encode()).faults == ()


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff", "---\n", "---\n# nothing\n...\n"])
def test_a_file_without_content_is_empty_and_not_broken(text: str) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert reading.faults == ()


def test_a_fault_is_found_in_each_kind_of_line_end() -> None:
    for newline in ("\n", "\r\n", "\r"):
        fault = _only_fault(newline.join(["name: Ana", "é: x", "who: @bo", ""]))
        assert (fault.span.line, fault.span.column) == (3, 6)
