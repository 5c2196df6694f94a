"""The systems of the method. A system is a folder here and a name in this tuple."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from salesctl.core.system import System

NAMES = (
    *("people", "hiring", "quota", "plan", "training", "review"),
    *("meeting", "contest", "coaching", "metric", "recipe", "manager"),
)


@lru_cache(maxsize=1)
def all_systems() -> tuple[System, ...]:
    """Return the registration of every system, in the order of the method."""
    return tuple(import_module(f"{__name__}.{name}").SYSTEM for name in NAMES)
