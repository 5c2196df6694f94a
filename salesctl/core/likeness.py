"""How much two texts have in common, word for word, and whether a text says anything at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Pieces = frozenset[int]

_RUN = 3  # words in a row: fewer are chance, more let a changed word hide a copy
_HOLDERS = 8  # how many texts are remembered for each run: enough to find a copy, and a thousand copies stay cheap
_FEWEST = 12  # runs of words: a shorter text has too little to be compared
_WORD = re.compile(r"\w+")
_FILLED = re.compile(
    r"\bTODO\b|\bFIXME\b|\b(?i:lorem|ipsum|tbd|tbc|x{3,}|asdf\w*|qwerty|placeholder|foo ?bar|bla(?:h)? bla(?:h)?)\b"
    r"|(?i:\bto be (?:defined|determined|decided|done|filled in|confirmed)\b|\bfill (?:this )?in\b|\byour text here\b)"
    r"|\?{3,}|<[a-z][\w -]*>|\{\{.*?\}\}"
)
_MARKS = (  # a text without any of them is spared the search above
    *("todo", "fixme", "lorem", "ipsum", "tbd", "tbc", "xxx", "asdf", "qwerty", "placeholder", "foo"),
    *("bla", "to be", "fill", "your text", "???", "<", "{{"),
)
_WHOLE = frozenset(
    ("todo", "none", "nothing", "n a", "na", "same", "same as before", "same as last time", "as above", "text")
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, punctuation and spacing left out."""
    return tuple(_WORD.findall(text.casefold()))


def pieces(texts: Iterable[str]) -> Pieces:
    """Return the runs of three words in some sentences: what texts are compared by. A shorter sentence is one run.

    They are kept as hashes, good for this process alone: a large team has millions.
    """
    found: set[int] = set()
    for text in texts:
        said = words(text)
        if said:
            found.update(hash(said[start : start + _RUN]) for start in range(max(1, len(said) - _RUN + 1)))
    return frozenset(found)


def shared(own: Pieces, other: Pieces) -> float:
    """Return the share of one text that stands in another too, from 0 to 1; 0 when it is too short to compare."""
    return len(own & other) / len(own) if len(own) >= _FEWEST else 0.0


@dataclass(frozen=True, slots=True)
class Twin:
    """The earlier text that holds most of a later one, and how much, from 0 to 1."""

    key: Hashable
    share: float


def twins(texts: Iterable[tuple[K, Pieces]]) -> Mapping[K, Twin]:
    """Find for each text the one before it that has most in common with it; texts too short to compare have none.

    Takes time in proportion to the texts, however many are alike: of each run of words only its first holders count.
    """
    keys: list[K] = []
    holders: dict[int, tuple[int, ...]] = {}
    found: dict[K, Twin] = {}
    for key, own in texts:
        if len(own) < _FEWEST:
            continue
        known = [holders.get(piece, ()) for piece in own]
        met = Counter(chain.from_iterable(known))
        place = len(keys)
        holders.update((piece, (*each, place)) for piece, each in zip(own, known, strict=True) if len(each) < _HOLDERS)
        keys.append(key)
        if met:
            count, place = max((count, -place) for place, count in met.items())
            found[key] = Twin(keys[-place], count / len(own))
    return found


def placeholder(text: str) -> str | None:
    """Return the part of a text that only holds a place (lorem, TODO, tbd, xxx, …), or None when it says something.

    `todo` in small letters is a word of Spanish and Portuguese, and stands for nothing only when it stands alone.
    """
    said = words(text)
    if not said or " ".join(said) in _WHOLE:
        return text.strip()
    small = text.casefold()
    if not any(mark in small for mark in _MARKS):
        return None
    found = _FILLED.search(text)
    return found[0] if found else None
