"""What changed, in the words of the method: numbers, promises, deals, signatures; not lines and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from salesctl.core.words import counted
from salesctl.method.changes_metrics import logged
from salesctl.method.changes_words import SAID, Named, turned
from salesctl.method.compare import Delta, clipped, deltas, shown


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changed, as a sentence; `at` are the names that lead to it in the document."""

    at: tuple[str, ...]
    sentence: str


_ITEMS = {
    "actions": "action",
    "agreed": "agreement",
    "commitments": "commitment",
    "help": "help",
    "support": "support",
    "obstacles": "obstacle",
    "goals": "goal",
    "personal_goals": "personal goal",
    "items": "item",
}
_PROSE = ("lookback", "self_assessment", "note")
# Keys that say that something happened, and how a sentence says it.
_HAPPENED = {
    ("plan", "submitted"): "submitted",
    ("plan", "accepted"): "accepted",
    ("review", "planned"): "planned",
    ("review", "held"): "held",
    ("formal-review", "planned"): "planned",
    ("formal-review", "held"): "held",
    ("meeting", "started"): "started",
    ("meeting", "agenda_sent"): "sent its agenda",
    ("meeting", "notes_sent"): "sent its notes",
    ("coaching", "booked"): "booked",
    ("training", "planned"): "planned",
}


def compare(name: Named, before: Any, after: Any) -> list[Told]:
    """Say what changed between two versions of a document, given as plain values; None is no document."""
    if before is None and after is None:
        return []
    if before is None:
        return [Told((), f"{name.title} came{_with(name, after)}")]
    if after is None:
        return [Told((), f"{name.title} was taken away")]
    if name.kind == "metrics":
        return [Told((), sentence) for sentence in logged(name.who, name.period, before, after)]
    if isinstance(before, list) and isinstance(after, list):
        before, after = {"items": before}, {"items": after}
    said: dict[str, Told] = {}
    new_days = []
    for delta in deltas(before, after):
        if name.kind == "days" and delta.is_new and len(delta.at) == 1:
            new_days.append(delta.at[0])
            continue
        sentence = _sentence(delta, name)
        said.setdefault(sentence, Told(delta.at, sentence))
    return [*_written(name, new_days), *said.values()]


def _written(name: Named, days: Sequence[str]) -> Iterator[Told]:
    """Sum up the days that came to the manager's days: nobody reads them one by one."""
    if days:
        run = days[0] if len(days) == 1 else f"{min(days)} to {max(days)}"
        yield Told((), f"{name.title}: {counted(len(days), 'day')} written, {run}")


def _with(name: Named, values: Any) -> str:
    """Say what a new document holds."""
    if not isinstance(values, dict):
        return ""
    said = [f"{word} {values[key]}" for (kind, key), word in _HAPPENED.items() if kind == name.kind and values.get(key)]
    if name.kind == "plan":
        lines = [line for line in values.get("forecast") or () if isinstance(line, dict)]
        amounts = [line["amount"] for line in lines if not isinstance(line.get("amount"), str | type(None))]
        said += [f"quota {shown(values['quota'])}"] if values.get("quota") is not None else []
        said += [f"{len(lines)} lines of forecast, {shown(sum(amounts))}"] if amounts else []
    if name.kind == "metrics":
        said += [f"{len(values)} entries"]
    return f": {', '.join(said)}" if said else ""


def _sentence(delta: Delta, name: Named) -> str:
    for say in (_happened, _item, SAID.get(name.kind, _nothing)):
        sentence = say(delta, name)
        if sentence is not None:
            return sentence
    return _plainly(delta, name)


def _nothing(delta: Delta, name: Named) -> str | None:
    del delta, name
    return None


def _happened(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case (key,) if (name.kind, key) in _HAPPENED:
            word = _HAPPENED[name.kind, key]
            if delta.is_gone:
                return f"{name.title}: {word} no more, was {delta.before}"
            return f"{name.title} {word} {delta.after}" + ("" if delta.is_new else f", before {delta.before}")
        case ("moved_to",) if not delta.is_gone:
            return f"{name.title} moved to {delta.after}"
        case ("cancelled",) if not delta.is_gone:
            return f"{name.title} cancelled: {shown(delta.after)}"
        case ("signed", who):
            return f"{name.title} signed by {who}" if delta.is_new else f"signature of {who} under {name.title} changed"
        case (key, *_) if key in _PROSE:
            return f"{key.replace('_', '-')} of {name.title} {'written' if delta.is_new else 'rewritten'}"
    return None


def _item(delta: Delta, name: Named) -> str | None:
    match delta.at:
        case (key, number) if key in _ITEMS and number.isdigit():
            by = f", by {delta.row['by']}" if delta.row.get("by") else ""
            gone = " taken out" if delta.is_gone else ""
            return f"{_ITEMS[key]} {number} in {name.title}{gone}: {shown(delta.row.get('what'))}{by}"
        case (key, number, change) if key in _ITEMS and number.isdigit():
            return f"{_ITEMS[key]} {number} in {name.title} {_closing(change, delta)} ({shown(delta.row.get('what'))})"
    return None


def _closing(change: str, delta: Delta) -> str:
    match change:
        case "done" if not delta.is_gone:
            return f"done {delta.after}"
        case "done" | "dropped" if delta.is_gone:
            return "open again"
        case "moved_to" if not delta.is_gone:
            return f"moved to {delta.after}"
        case "dropped":
            return f"dropped: {shown(delta.after)}"
    return turned(change, delta)


def _plainly(delta: Delta, name: Named) -> str:
    """Say a difference that has no words of its own, by the keys that lead to it."""
    keys = " ".join(each.replace("_", " ") for each in delta.at)
    return f"{name.title}: {turned(keys, delta)}" if keys else f"{name.title}: {clipped(turned('content', delta))}"


def told(name: Named, parents: tuple[Any, ...], after: Any) -> Iterator[Told]:
    """Say what a commit did to a document: what differs from every parent; a merge that only joins says nothing."""
    first, *rest = [compare(name, before, after) for before in parents] or [compare(name, None, after)]
    for each in first:
        if all(each in other for other in rest):
            yield each
