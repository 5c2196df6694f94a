"""When a word can only be a slip of another, so that mending it needs nobody's thought."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT, _LONG = 3, 8
_PARTING = re.compile(r"[-_ .]")
_LETTERS = re.compile(r"[^0-9]")


def is_slip(word: str, meant: str, known: Iterable[str]) -> bool:
    """Tell whether a word can only be a slip of one known word: one letter off, two in a long word, and none as near.

    Capitals, dashes and blanks count for nothing. A first letter or a digit is seldom a slip: `bo-lund` is not
    `jo-lund`, and `ana-3` not `ana-2`. Nor is a word more: `accepted_by` is not `accepted`.

    >>> is_slip("forcast", "forecast", ["forecast", "quota"]), is_slip("lost_to", "lost", ["lost", "won"])
    (True, False)
    """
    off = _off(word, meant)
    longest = max(len(_bare(word)), len(_bare(meant)))
    one_word_more = len(_PARTING.findall(word)) != len(_PARTING.findall(meant))
    allowed = 0 if longest < _SHORT else 1 if longest < _LONG or one_word_more else 2
    alike = _bare(word)[:1] == _bare(meant)[:1] and _digits(word) == _digits(meant)
    return alike and off <= allowed and all(_off(word, other) > off for other in known if other != meant)


def _bare(word: str) -> str:
    return _PARTING.sub("", word.casefold())


def _digits(word: str) -> str:
    return _LETTERS.sub("", word)


def _off(word: str, other: str) -> int:
    """Count the letters put in, left out, changed, or swapped with the next (optimal string alignment)."""
    first, second = _bare(word), _bare(other)
    before, row = list[int](), list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        older, before, row = before, row, [at]
        for to, opposite in enumerate(second, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != opposite))
            if at > 1 and to > 1 and (letter, opposite) == (second[to - 2], first[at - 2]):
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
    return row[-1]
