"""Words made comparable: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORDS = re.compile(r"[\W_]+")
_KEPT = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"})
"""Letters that no decomposition takes apart."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words parted by single spaces: `Deal - Título*` becomes `deal titulo`."""
    parts = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in parts if not unicodedata.combining(char))
    return _NOT_WORDS.sub(" ", letters.casefold().translate(_KEPT)).strip()
