"""What the slow reports may use besides the team: a place to keep answers, and somebody to tell how far they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Progress = Callable[[int, int], None]


def _nothing(key: str) -> Mapping[str, Any] | None:
    del key
    return None


def _forget(key: str, plain: Mapping[str, Any]) -> None:
    del key, plain


@dataclass(frozen=True, slots=True)
class Bench:
    """Where answers are kept: `load(key)` gives one back or None, `save(key, values)` keeps one and never fails.

    `progress(done, all)` is told after each step.
    """

    load: Callable[[str], Mapping[str, Any] | None] = _nothing
    save: Callable[[str, Mapping[str, Any]], None] = _forget
    progress: Progress | None = None


PLAIN = Bench()
"""Nothing is kept, nobody is told."""
