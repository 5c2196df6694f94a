"""A document as a stack of lines, each with the event that wrote it: every earlier version follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from salesctl.data.demo.event import Event
from salesctl.text.lines import Lines
from salesctl.text.locate import Path, locate


class Sheet:
    """A text whose lines were written at different events; `base` wrote what nothing else is said of.

    What stands inside something is never older than it: a mark that would be earlier is ignored.
    """

    def __init__(self, text: str, base: Event) -> None:
        """Let `base` write every line."""
        self._lines = Lines(text)
        self._places = locate(text)
        self.base = base
        self._pieces = [text[self._lines.start(n) : self._lines.start(n + 1)] for n in range(1, len(self._lines) + 1)]
        self._events = [base] * len(self._pieces)
        self._earlier: dict[int, list[tuple[Event, str]]] = {}

    def mark(self, path: Path, event: Event) -> None:
        """Let an event write the lines of a value, its key included."""
        if self._shares_line(path):
            return
        for number in self._range(path):
            if event.when >= self._events[number].when:
                self._events[number] = event

    def mark_each(self, path: Path, events: Sequence[Event]) -> None:
        """Let events write the items of a list, and the first of them its key."""
        if not events:
            return
        self.mark(path, min(events))
        for at, event in enumerate(events):
            self.mark((*path, at), event)

    def rewrite(self, path: Path, by: str, until: Event) -> None:
        """Let another person write the lines of a value at the same moments, as far as they are before an event."""
        for number in self._range(path):
            old = self._events[number]
            if old < until:
                self._events[number] = Event(old.when, by, old.subject)

    def gather(self, event: Event) -> None:
        """Let one event write everything that was written before it."""
        self._events = [max(event, old) for old in self._events]
        self.base = max(event, self.base)

    def before(self, path: Path, value: str, event: Event) -> None:
        """Let a value on one line have been another until an event."""
        span = self._places.value(path)
        if span is None or span.line != span.end_line or event.when <= self._events[span.line - 1].when:
            return
        number = span.line - 1
        piece = self._pieces[number]
        old = piece[: span.column - 1] + value + piece[span.end_column - 1 :]
        versions = self._earlier.setdefault(number, [(self._events[number], self._pieces[number])])
        since = versions[-1][0]
        versions[-1:] = [(since, old), (event, piece)]

    def written(self, path: Path) -> Event | None:
        """Return the event that wrote a value."""
        return next((self._events[number] for number in self._range(path)), None)

    def versions(self) -> Iterator[tuple[Event, bytes]]:
        """Yield each event with the text it left, oldest first; the last text is the whole one."""
        events = self._with_comments()
        moments = {*events, *(event for steps in self._earlier.values() for event, _ in steps)}
        left = ""
        for moment in sorted(moments):
            text = "".join(self._as_of(number, written, moment) for number, written in enumerate(events))
            if text != left and text.strip():
                yield moment, text.encode()
                left = text

    def _as_of(self, number: int, written: Event, moment: Event) -> str:
        if written > moment:
            return ""
        steps = self._earlier.get(number, ())
        return next((text for event, text in reversed(steps) if event <= moment), self._pieces[number])

    def _with_comments(self) -> list[Event]:
        """Give every comment to the line it stands above."""
        events = list(self._events)
        alone = {comment.span.line - 1 for comment in self._places.comments if comment.alone}
        for number in sorted(alone, reverse=True):
            if number + 1 < len(events) and self._pieces[number + 1].strip():
                events[number] = events[number + 1]
        return events

    def _range(self, path: Path) -> Iterable[int]:
        span = self._places.value(path)
        if span is None:
            return ()
        key = self._places.key(path)
        return range((key or span).line - 1, span.end_line)

    def _shares_line(self, path: Path) -> bool:
        """Tell whether a value starts on the line its list item, or its mapping in braces, starts on."""
        parent, own = self._places.value(path[:-1]), self._places.key(path) or self._places.value(path)
        return len(path) > 1 and parent is not None and own is not None and parent.line == own.line
