"""Text that older tools misread: YAML 1.1 took `no` for false, `0123` for 83 and `10:30` for 630."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from salesctl.text.plain import resolve
from salesctl.text.tree import Node, grow

Path = tuple[str | int, ...]
_ANSWERS: Final = {"y": True, "Y": True, "n": False, "N": False}
_WORTH_A_LOOK: Final = re.compile(r"[-+.0-9yYnNoOtTfF=~]")
_TAGS: Final = {f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float")}


@dataclass(frozen=True, slots=True)
class Misread:
    """A word without quotes that is text here and something else to older tools; `at` a key path, maybe its key."""

    at: Path
    on_key: bool
    word: str
    instead: str


def misread(text: str) -> Iterator[Misread]:
    """Yield every such word of a text, keys included. Days are left out: all tools take them for days."""
    root = grow(text)
    if root is not None:
        yield from _below(text, root, ())


def _below(text: str, node: Node, at: Path) -> Iterator[Misread]:
    if node.kind == "scalar":
        yield from _word(text, node, at, on_key=False)
    for entry in node.entries:
        here = (*at, entry.name)
        if entry.key is not None:
            yield from _word(text, entry.key, here, on_key=True)
        yield from _below(text, entry.node, here)


def _word(text: str, node: Node, at: Path, *, on_key: bool) -> Iterator[Misread]:
    word = text[node.start : node.end]
    if node.style or not word or not _WORTH_A_LOOK.match(word) or not isinstance(resolve(word), str):
        return
    instead = _older(word)
    if instead is not None:
        yield Misread(at, on_key, word, instead)


def _older(word: str) -> str | None:
    """Return what a reader of YAML 1.1 makes of a word; None for text and for days."""
    if word in _ANSWERS:
        return str(_ANSWERS[word]).lower()
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(word[0], [])
    if not any(tag in _TAGS and pattern.match(word) for tag, pattern in resolvers):
        return None
    try:
        value = yaml.safe_load(word)
    except (ValueError, OverflowError):
        return "a number"
    return str(value).lower()
