"""The sentences of the built-in template of a plan: left standing they are nobody's plan."""

from __future__ import annotations

from salesctl.core.likeness import words

_SENTENCES = (
    "Asking for the tender calendar in the first meeting saved two wasted proposals.",
    "Five months went into an account without a budget.",
    "No proposal leaves before I have spoken to the person who signs.",
    "two role plays with a colleague as the buyer",
    "a silence costs me three percent",
    "run the Porto half marathon under two hours",
    "map who decides at the five largest accounts",
    "find a second contact at each A account",
    "visit one customer of last year a week and ask how it runs",
    "a demo unit that stays in the south",
)
_KNOWN = frozenset(words(sentence) for sentence in _SENTENCES)


def is_of_template(text: str) -> bool:
    """Tell whether a sentence is one of the template's, word for word."""
    return words(text) in _KNOWN
