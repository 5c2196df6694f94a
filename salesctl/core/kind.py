"""Kinds of documents: the path is the identity. A pattern names the parts of a path and gives them their types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from salesctl.core.period import Period

_FORMS: Mapping[str, str] = {
    "half": r"[0-9]{4}-H[12]",
    "quarter": r"[0-9]{4}-Q[1-4]",
    "month": r"[0-9]{4}-[0-9]{2}",
    "year": r"[0-9]{4}",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_HOLE = re.compile(r"<([a-z]+)>")
PERIOD_PARTS = frozenset(_FORMS)


@dataclass(frozen=True)
class Kind:
    """One kind of document.

    `patterns` are paths with holes: `plans/<half>/<person>.yaml`. Holes named half, quarter, month, year and date hold
    periods, every other hole an id. `model` is where its class lives, `module:Class`, imported only when a file needs
    it.
    `owner` is the hole that names the person the document belongs to, or a key of the document.
    """

    name: str
    patterns: tuple[str, ...]
    model: str
    says: str = ""
    owned_by_person: bool = False

    @cached_property
    def folder(self) -> str:
        """The first part of its paths: `plans`, or the whole name of a single file."""
        return self.patterns[0].split("/", 1)[0]

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_compile(pattern) for pattern in self.patterns)

    def match(self, path: str) -> Mapping[str, str] | None:
        """Return the parts of a path of this kind, or None. Periods that do not exist (2026-13) do not match."""
        for form in self._forms:
            found = form.fullmatch(path)
            if found is not None:
                parts = found.groupdict()
                return parts if _periods_exist(parts) else None
        return None

    def path(self, **parts: object) -> str:
        """Fill the pattern whose holes are these parts."""
        for pattern in self.patterns:
            if set(_HOLE.findall(pattern)) == set(parts):
                return _HOLE.sub(lambda hole: str(parts[hole[1]]), pattern)
        raise ValueError(f"{self.name} has no path of {sorted(parts)}")

    @cached_property
    def literal(self) -> bool:
        """Tell whether some pattern has no hole in its last part, so that it wins over one that has."""
        return not _HOLE.search(self.patterns[0].rsplit("/", 1)[-1])


@lru_cache(maxsize=256)
def _compile(pattern: str) -> re.Pattern[str]:
    pieces = _HOLE.split(pattern)
    text = "".join(
        f"(?P<{piece}>{_FORMS.get(piece, _SLUG)})" if index % 2 else re.escape(piece)
        for index, piece in enumerate(pieces)
    )
    return re.compile(text)


def _periods_exist(parts: Mapping[str, str]) -> bool:
    try:
        return all(name not in PERIOD_PARTS or Period.parse(value) for name, value in parts.items())
    except ValueError:
        return False
