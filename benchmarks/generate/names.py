"""Names of people and of companies, as many as asked, none twice."""

from __future__ import annotations

import re
import unicodedata
from itertools import count, product
from typing import TYPE_CHECKING

from benchmarks.generate.values import WORDS, chance

if TYPE_CHECKING:
    from collections.abc import Iterator


def slug(name: str) -> str:
    """Return the id of a name: small letters without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def people(seed: int) -> Iterator[str]:
    """Return names of people without end."""
    return _without_end(seed, WORDS["first_names"], WORDS["last_names"])


def companies(seed: int) -> Iterator[str]:
    """Return names of companies without end."""
    return _without_end(seed, WORDS["company_names"], WORDS["trades"], WORDS["towns"])


def _without_end(seed: int, *parts: list[str]) -> Iterator[str]:
    names = [" ".join(words) for words in product(*parts)]
    chance(seed, "names", len(names)).shuffle(names)
    yield from names
    yield from (f"{name} {number}" for number in count(2) for name in names)
