"""Small things about words: what was probably meant, and lists in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that resembles one most, if any does.

    >>> did_you_mean("forcast", ["forecast", "quota"])
    'forecast'
    """
    lower = {name.casefold(): name for name in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), lower, n=1, cutoff=0.7)
    return lower[close[0]] if close else None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return `did you mean X?`, or the words given when nothing resembles it."""
    close = did_you_mean(word, known)
    return f"did you mean `{close}`?" if close else otherwise


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "plan"), counted(3, "duty", "duties")
    ('1 plan', '3 duties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
