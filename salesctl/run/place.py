"""From key paths to lines and columns. A file's positions are worked out only once something is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from salesctl.core.finding import Finding, KeyPath, Place, Problem, RelatedPlace, Severity
from salesctl.core.rule import Page
from salesctl.run.store import Loaded
from salesctl.text.fault import Span
from salesctl.text.locate import Located, locate


@dataclass(frozen=True)
class Placer:
    """Makes findings of one file. `related` finds the placer of another file by its path."""

    loaded: Loaded

    @cached_property
    def located(self) -> Located | None:
        """The positions of the file; None when its text cannot be parsed."""
        if not self.loaded.text or any(fault.fatal for fault in self.loaded.faults):
            return None
        return locate(self.loaded.text)

    @cached_property
    def values(self) -> Any:
        """The plain data of the file."""
        return self.loaded.values

    def place(self, at: KeyPath, *, on_key: bool = False) -> Place:
        """Return where a key path stands, or its key; the nearest thing above it when it is not written."""
        if self.located is None:
            return Place(1, 1, 1, 1) if self.loaded.text else Place()
        if not at:
            return _first_key(self.values, self.located)
        key = self.located.key(at) if on_key else None
        return of_span(key or self.located.nearest(at))

    def finding(
        self, page: Page, problem: Problem, severity: Severity, other: Callable[[str], Placer | None]
    ) -> Finding:
        """Give a problem its code, severity, file and position."""
        related = []
        for each in problem.related:
            placer = other(each.path)
            place = placer.place(each.at) if placer else Place()
            related.append(RelatedPlace(placer.loaded.shown_path if placer else each.path, place, each.message))
        trail, value = _trail(self.values, problem.at)
        return Finding(
            *(page.code, page.name, severity, self.loaded.shown_path, self.place(problem.at, on_key=problem.on_key)),
            *(problem.message, problem.hint, tuple(related), problem.at),
            value=value,
            trail=trail,
            fix=problem.fix,
        )


def of_span(span: Span) -> Place:
    """Return a span of a text as a place."""
    return Place(span.line, span.column, span.end_line, span.end_column)


def _first_key(values: Any, located: Located) -> Place:
    if isinstance(values, dict) and values:
        key = located.key((str(next(iter(values))),))
        if key is not None:
            return of_span(key)
    return of_span(located.nearest(()))


def _trail(values: Any, at: KeyPath) -> tuple[tuple[str, ...], str]:
    """Return a key path with its items named, and the one value there if it is one: by them it is known again."""
    trail = []
    for part in at:
        if isinstance(values, list) and isinstance(part, int) and part < len(values):
            values = values[part]
            trail.append(_name(values))
        else:
            values = values.get(part) if isinstance(values, dict) else None
            trail.append(str(part))
    return tuple(trail), "" if values is None or isinstance(values, dict | list) else str(values)[:200]


def _name(item: Any) -> str:
    """Return what an item of a list begins with."""
    return str(next(iter(item.values()), "") if isinstance(item, dict) else item)[:200]
