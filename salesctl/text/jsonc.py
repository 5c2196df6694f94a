"""Change an object in a text of JSON that may hold comments, and leave every other byte as it is.

Editors' settings are such texts: people write comments and trailing commas into them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from salesctl.text.fault import Unwritable

_BLANK: Final = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_WORD: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[-+.\w]+')
_DEEPEST: Final = 100


@dataclass(frozen=True, slots=True)
class Node:
    """A value between two offsets.

    Of an object also its members, the offset behind the last one, and whether a comma follows it.
    """

    start: int
    end: int
    members: Mapping[str, Node] | None = None
    tail: int = 0
    comma: bool = False


def merge(text: str, key: str, values: Mapping[str, object]) -> str:
    """Set members of the object under a key of the outermost object; both are made where there are none.

    Raises Unwritable when the text cannot be read.
    """
    if not text[_blank(text, 0) :]:
        return text + json.dumps({key: values}, indent=2, ensure_ascii=False) + "\n"
    root = _read(text)
    inside = (root.members or {}).get(key)
    if inside is None:
        return _add(text, root, {key: values}, "")
    if inside.members is None:
        raise Unwritable(f"`{key}` is something else than a group of settings.", "Take it out, then try again.")
    for name, value in values.items():
        there = inside.members.get(name)
        if there is not None and _value(text[there.start : there.end]) != value:
            text = text[: there.start] + json.dumps(value, ensure_ascii=False) + text[there.end :]
            inside = (_read(text).members or {})[key]
            assert inside.members is not None  # noqa: S101 - it was an object a line ago
    new = {name: value for name, value in values.items() if name not in (inside.members or {})}
    return _add(text, inside, new, _margin(text, inside.start)) if new else text


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _margin(text: str, offset: int) -> str:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line[: len(line) - len(line.lstrip())]


def _add(text: str, node: Node, values: Mapping[str, object], margin: str) -> str:
    """Add members behind the last one and the comments that follow it, each on a line of its own."""
    newline = "\r\n" if "\r\n" in text else "\n"
    body = json.dumps(values, indent=_step(text), ensure_ascii=False)[1:-1].strip("\n")
    lines = newline.join(margin + line for line in body.split("\n"))
    at = node.tail or node.start + 1
    comma = "," if node.members and not node.comma else ""
    rest = text[at : node.end - 1]
    kept = rest.rstrip()
    close = rest[len(kept) :] if "\n" in rest[len(kept) :] else newline + margin
    return f"{text[:at]}{comma}{kept}{newline}{lines}{close}{text[node.end - 1 :]}"


def _step(text: str) -> str:
    found = re.search(r"^([ \t]+)\S", text, re.MULTILINE)
    return found[1] if found else "  "


def _read(text: str) -> Node:
    start = _blank(text, 1 if text.startswith("\ufeff") else 0)
    if text[start : start + 1] != "{":
        raise _unreadable(text, start)
    node = _node(text, start, 0)
    if _blank(text, node.end) != len(text):
        raise _unreadable(text, node.end)
    return node


def _node(text: str, start: int, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _unreadable(text, start)
    if text[start : start + 1] == "{":
        return _object(text, start, depth)
    if text[start : start + 1] == "[":
        return _list(text, start, depth)
    found = _WORD.match(text, start)
    if found is None:
        raise _unreadable(text, start)
    return Node(start, found.end())


def _object(text: str, start: int, depth: int) -> Node:
    members: dict[str, Node] = {}
    at, tail, comma = _blank(text, start + 1), 0, False
    while text[at : at + 1] != "}":
        key = _WORD.match(text, at)
        name = _value(key[0]) if key else None
        if not isinstance(name, str) or key is None or (members and not comma):
            raise _unreadable(text, at)
        at = _expect(text, _blank(text, key.end()), ":")
        members[name] = _node(text, _blank(text, at), depth + 1)
        tail, at = members[name].end, _blank(text, members[name].end)
        comma = text[at : at + 1] == ","
        if comma:
            tail, at = at + 1, _blank(text, at + 1)
    return Node(start, at + 1, members, tail, comma)


def _list(text: str, start: int, depth: int) -> Node:
    at, comma = _blank(text, start + 1), True
    while text[at : at + 1] != "]":
        if not comma:
            raise _unreadable(text, at)
        at = _blank(text, _node(text, at, depth + 1).end)
        comma = text[at : at + 1] == ","
        at = _blank(text, at + 1) if comma else at
    return Node(start, at + 1)


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _expect(text: str, at: int, mark: str) -> int:
    if text[at : at + 1] != mark:
        raise _unreadable(text, at)
    return at + 1


def _unreadable(text: str, at: int) -> Unwritable:
    line = text.count("\n", 0, at) + 1
    return Unwritable(f"Line {line} of these settings cannot be read.", "Mend it in the editor, then try again.")
