"""Two versions of a document, laid beside each other: where they differ, by what the rows are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from salesctl.method.pairs import paired

# Mappings whose entries are told one by one even when the whole of it is new.
OPENED = ("signed", "activity", "quotas", "target")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Delta:
    """One difference: the names that lead to it, what stood there before, what stands there now, and its row."""

    at: tuple[str, ...]
    before: Any
    after: Any
    row: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Tell whether nothing stood there before."""
        return self.before is None

    @property
    def is_gone(self) -> bool:
        """Tell whether nothing stands there now."""
        return self.after is None


def deltas(before: Any, after: Any, at: tuple[str, ...] = (), row: Mapping[str, Any] | None = None) -> Iterator[Delta]:
    """Yield where two plain values differ, in the order of the newer one."""
    if before == after or not (before or after or _is_said(before) or _is_said(after)):
        return
    if at and at[-1] in OPENED and None in (before, after):
        before, after = before or {}, after or {}
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from deltas(before.get(key), after.get(key), (*at, key), row)
    elif _has_rows(before) and _has_rows(after) and (before or after):
        for pair in paired(before or (), after or ()):
            yield from _row(pair.before, pair.after, (*at, pair.name))
    else:
        yield Delta(at, before, after, row or {})


def _is_said(value: Any) -> bool:
    """Tell whether a value says something: 0 and false do, an empty list does not."""
    return value is not None and value not in ([], {}, "")


def _row(before: Any, after: Any, at: tuple[str, ...]) -> Iterator[Delta]:
    if before is None or after is None:
        row = after if isinstance(after, dict) else before if isinstance(before, dict) else {}
        yield Delta(at, before, after, row)
    else:
        yield from deltas(before, after, at, after)


def _has_rows(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(row, dict) for row in value))


def shown(value: Any) -> str:
    """Return a plain value as a sentence says it.

    >>> shown(450000), shown(["acme", "delta"]), shown({"H1": 3}), shown(True)
    ('450,000', 'acme, delta', 'H1 3', 'true')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | Decimal():
            return f"{value:,}"
        case list():
            return clipped(", ".join(shown(each) for each in value))
        case dict():
            return clipped(", ".join(f"{key} {shown(each)}" for key, each in value.items()))
    return clipped(" ".join(str(value).split()))


def clipped(text: str) -> str:
    """Return a text that fits a line, its end cut where it does not."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
