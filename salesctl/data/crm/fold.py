"""Words made comparable: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORDS = re.compile(r"[\W_]+")
_KEPT = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "Æ": "ae", "œ": "oe", "đ": "d"})
"""Letters that no decomposition takes apart."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words parted by single spaces: `Deal - Título*` becomes `deal titulo`."""
    plain = unicodedata.normalize("NFKD", text.translate(_KEPT))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORDS.sub(" ", letters.casefold()).strip()
