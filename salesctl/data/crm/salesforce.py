"""Salesforce's two spellings of one id."""

from __future__ import annotations

import re

_SHORT = re.compile(r"006[0-9A-Za-z]{12}")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_CHUNK = 5


def long_id(identity: str) -> str:
    """An opportunity's id in its form of 18 letters; any other text as it is.

    Reports write 15 letters whose case counts, loaders write 18: three more that say which of the 15 are capitals.
    One form for both keeps a deal one deal whichever export it comes from.
    """
    if not _SHORT.fullmatch(identity):
        return identity
    chunks = (identity[at : at + _CHUNK] for at in range(0, len(identity), _CHUNK))
    return identity + "".join(
        _LETTERS[sum(letter.isupper() << bit for bit, letter in enumerate(chunk))] for chunk in chunks
    )
