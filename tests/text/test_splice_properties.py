"""Whatever people wrote, a change leads to what was meant and leaves the rest alone."""

from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from salesctl.text.fault import Unwritable, YamlFault
from salesctl.text.lines import Lines
from salesctl.text.locate import locate
from salesctl.text.meant import added, appended, loaded, removed, same
from salesctl.text.reader import values
from salesctl.text.splice import append, put, remove
from tests.text.documents import Path, Writer, paths

NEW = [
    5,
    "x",
    "a sentence, here",
    "Tom's: x",
    None,
    True,
    [],
    {},
    ["a"],
    ["a b", "c: d"],
    {"what": "a b", "by": "2026-01-01"},
    {"n": 1},
    [{"what": "x y"}, {"z": [1, 2]}],
    "line\nline two\n",
    "line\n\n# x",
    [["a b"], []],
    "long " * 30 + "x",
    {"d": {"e": "f g"}},
    "trail\n\n",
]
REFUSED = "cannot be changed safely"
DICE = st.randoms(use_true_random=False)


def _document(dice: Random) -> tuple[str, object]:
    """A document that loads; a drawn one that does not is made of another roll."""
    while True:
        text = Writer(dice).document()
        try:
            return text, values(text)
        except YamlFault:
            continue


def _comments(text: str) -> list[str]:
    return [comment.text for comment in locate(text).comments]


def _keeps_lines(before: str, after: str) -> bool:
    """Whether every line of a text but two is still there, in order: a new entry may follow one and close another."""
    rest = iter(after.splitlines())
    missing = 0
    for line in before.splitlines():
        saved = list(rest)
        if line in saved:
            rest = iter(saved[saved.index(line) + 1 :])
        else:
            missing, rest = missing + 1, iter(saved)
    return missing <= 2


@given(DICE)
def test_a_new_key_leads_to_what_was_meant_and_keeps_every_comment(dice: Random) -> None:
    text, data = _document(dice)
    path = dice.choice([(*path, "new") for path, value in paths(data) if isinstance(value, dict)] or [("new",)])
    value = dice.choice(NEW)
    try:
        result = put(text, path, value)
    except Unwritable:
        assert not isinstance(data, dict)
        return
    assert _leads_to(text, result, lambda before: added(before, path, loaded(value)))
    assert _comments(result) == _comments(text)
    assert _keeps_lines(text, result)
    assert _line_ends(text) in ("", _line_ends(result))


@given(DICE)
def test_a_new_item_leads_to_what_was_meant_and_keeps_every_comment(dice: Random) -> None:
    text, data = _document(dice)
    lists = [path for path, value in paths(data) if isinstance(value, list)]
    if not lists:
        return
    path, value = dice.choice(lists), dice.choice(NEW)
    result = append(text, path, value)
    assert _leads_to(text, result, lambda before: appended(before, path, loaded(value)))
    assert _comments(result) == _comments(text)
    assert _keeps_lines(text, result)


@given(DICE)
def test_a_value_in_place_of_another_changes_only_its_own_lines(dice: Random) -> None:
    text, data = _document(dice)
    path, value = dice.choice([path for path, _ in paths(data)]), dice.choice(NEW)
    result = put(text, path, value)
    assert _leads_to(text, result, lambda before: added(before, path, loaded(value)))
    _same_around(text, result, path)


@given(DICE)
def test_a_removal_changes_only_its_own_lines(dice: Random) -> None:
    text, data = _document(dice)
    path = dice.choice([path for path, _ in paths(data) if path] or [()])
    result = _removed(text, path)
    if result is None:
        return
    assert _leads_to(text, result, lambda before: removed(before, path))
    _same_around(text, result, path[:-1] if _is_only(data, path) else path)


def _removed(text: str, path: Path) -> str | None:
    """The text without an entry; None for the whole document, and where a paragraph would swallow a comment below."""
    try:
        return remove(text, path)
    except Unwritable as refusal:
        if path and REFUSED not in refusal.message:
            raise
        return None


def _same_around(before: str, after: str, path: Path) -> None:
    """Every byte before the line where a value's key or dash stands, and behind its last line, is unchanged."""
    located, lines = locate(before), Lines(before)
    if not path:
        return
    own, around = located.value(path), located.value(path[:-1])
    assert own is not None
    assert around is not None
    # Between brackets, the comma that goes may stand on a line above.
    in_flow = before[lines.bounds(around)[0]] in "[{"
    first = around if in_flow else located.key(path) or around
    assert after.startswith(before[: lines.start(first.line)])
    # The line behind an item's first key moves up to the dash.
    assert after.endswith(before[lines.start(own.end_line + 1) :].lstrip(" \r\n"))


def _is_only(data: object, path: Path) -> bool:
    holder = data
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index] # the path was read from this data
    return isinstance(holder, dict | list) and len(holder) == 1


def _leads_to(text: str, result: str, change: Callable[[object], object]) -> bool:
    """Whether a result is what was meant; a paragraph that ends the text may gain its line end with what follows."""
    return any(same(values(result), change(values(before))) for before in (text, text + "\n"))


def _line_ends(text: str) -> str:
    return "" if "\n" not in text else "\r\n" if "\r\n" in text else "\n"
