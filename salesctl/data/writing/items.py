"""Items, wherever they stand: done, moved or dropped in the document that made them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesctl.text.locate import Path
from salesctl.text.splice import put


def split_name(name: str) -> tuple[str, Path] | None:
    """Return path and key path of `plans/2026-H2/ana-silva.yaml#actions/3`, counted from 1; None for another text."""
    path, mark, inside = name.partition("#")
    if not mark or not path or not inside:
        return None
    steps = [int(step) - 1 if step.isdigit() else step for step in inside.split("/")]
    return (path, tuple(steps)) if all(step not in (-1, "") for step in steps) else None


def close(text: str, at: Path, lines: Mapping[str, date | str]) -> str:
    """Write `done`, `dropped`, or `moved_to` with `why`, behind the item's other lines. Raises Unwritable."""
    for key, value in lines.items():
        text = put(text, (*at, key), value)
    return text


def hand_on(text: str, at: Path, who: str, day: date, *, came_back: int) -> str:
    """Write to whom an item of the manager's list belongs, and since when; how often it had come back if it had.

    Raises Unwritable.
    """
    text = put(put(text, (*at, "belongs_to"), who), (*at, "handed_on"), day)
    return put(text, (*at, "came_back"), came_back) if came_back else text
