"""Where the careful read stands: what is open around the current event, and what came before it."""

from dataclasses import dataclass, field
from typing import Any

from salesctl.text.events import MappingEnd, MappingStart, Scalar, SequenceEnd, SequenceStart
from salesctl.text.lines import Lines


@dataclass(slots=True)
class Open:
    """A mapping or list that has started and not ended."""

    start: Any
    mapping: bool
    keys: dict[str, Any] = field(default_factory=dict)
    key: Any = None

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets or braces."""
        return bool(self.start.flow_style)


@dataclass(slots=True)
class Trail:
    """The open collections, the last event, and the text cut into lines."""

    lines: Lines
    open: list[Open] = field(default_factory=list)
    last: Any = None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.lines.text

    def column(self) -> int:
        """The column, from 0, right of which the current value has to stay; -1 where there is none."""
        return -1 if not self.open or self.open[-1].flow else int(self.open[-1].start.start_mark.column)

    def awaits_key(self) -> bool:
        """Whether the next event is the key of a mapping."""
        return bool(self.open) and self.open[-1].mapping and self.open[-1].key is None

    def follow(self, event: Any) -> None:
        """Take one event in."""
        kind = event.__class__
        if kind in (MappingEnd, SequenceEnd):
            self.open.pop()
            self._value_done()
        elif self.awaits_key():
            self.open[-1].key = event
        elif kind is Scalar:
            self._value_done()
        if kind in (MappingStart, SequenceStart):
            self.open.append(Open(event, kind is MappingStart))
        self.last = event

    def _value_done(self) -> None:
        if self.open:
            self.open[-1].key = None
