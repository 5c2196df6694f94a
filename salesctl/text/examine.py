"""The careful read: the first thing that is wrong with a text, with its place.

It follows the same events as `build`, and runs only when `build` gave up or had a doubt.
"""

import re
from typing import Any, Final

import yaml

from salesctl.text.blanks import glued_key, strange_blank
from salesctl.text.build import DEEPEST, QUOTES, has_colon, strays
from salesctl.text.catalogue import make
from salesctl.text.decode import characters, conflict
from salesctl.text.events import Alias, DocumentStart, Scalar, StreamEnd, StreamStart, events
from salesctl.text.explain import explain
from salesctl.text.fault import Fault
from salesctl.text.lines import Lines
from salesctl.text.plain import is_null
from salesctl.text.quote import UNSPEAKABLE, quoted
from salesctl.text.trail import Trail

_TAB_BELOW: Final = re.compile(r"[\r\n] *\t")
_SEPARATED: Final = re.compile(r"\b[0-9]{1,3}(?:,[0-9]{3})+\b")
_OWN_LINES: Final = "Put the sentence between quotes, or write every key on a line of its own without the braces."


def examine(text: str) -> Fault | None:
    """The first fault that leaves no value, or None when the text is sound."""
    return conflict(text) or characters(text) or _examine_events(text)


def _examine_events(text: str) -> Fault | None:
    trail = Trail(Lines(text))
    try:
        following = events(text)
        while (event := following()).__class__ is not StreamEnd:
            fault = _step(trail, event)
            if fault:
                return fault
            trail.follow(event)
    except yaml.MarkedYAMLError as error:
        fault = conflict(text, broken=True) or explain(error, trail)
        return _where_too_deep(text, error, fault) if fault.name == "too-deep" else fault
    except yaml.YAMLError:
        return make("unreadable", trail.lines.span(0, 0))
    return None


def _where_too_deep(text: str, error: yaml.MarkedYAMLError, fault: Fault) -> Fault:
    """Find the first level too many: a parser with a limit of its own gives up further on, before it tells of any."""
    before = text[: error.problem_mark.index] if error.problem_mark else ""
    return (_examine_events(before) if before else None) or fault


def _step(trail: Trail, event: Any) -> Fault | None:
    kind = event.__class__
    if kind is DocumentStart:
        return _document(trail, event)
    if kind is Alias:
        return _marked(trail, event, "alias")
    if kind is Scalar:
        is_key = trail.awaits_key()
        fault = _label(trail, event) or _written(trail, event) or strange_blank(trail, event, is_key=is_key)
        if is_key:
            return fault or _key(trail, event)
        return fault or _cut_by_comma(trail, event)
    if hasattr(event, "flow_style"):
        return _collection(trail, event)
    return None


def _document(trail: Trail, event: Any) -> Fault | None:
    start, end = event.start_mark.index, event.end_mark.index
    if trail.last.__class__ is not StreamStart:
        return make("several-documents", trail.lines.span(start, end))
    if event.explicit and trail.text[start] == "%":
        line = event.start_mark.line + 1
        return make("directive", trail.lines.span(start, start + len(trail.lines.line(line))))
    return None


def _collection(trail: Trail, event: Any) -> Fault | None:
    span = trail.lines.span(event.start_mark.index, event.end_mark.index)
    if trail.awaits_key():
        return make("key-not-text", span)
    return _label(trail, event) or (make("too-deep", span) if len(trail.open) >= DEEPEST else None)


def _label(trail: Trail, event: Any) -> Fault | None:
    if event.anchor is not None:
        return _marked(trail, event, "anchor")
    return _marked(trail, event, "tag") if event.tag is not None else None


def _marked(trail: Trail, event: Any, name: str) -> Fault:
    start = event.start_mark.index
    word = trail.text[start : start + 40].split(maxsplit=1)[0].rstrip(",]}")
    return make(name, trail.lines.span(start, start + len(word)), word=word, quoted=quoted(word))


def _key(trail: Trail, event: Any) -> Fault | None:
    span = trail.lines.span(event.start_mark.index, event.end_mark.index)
    if not event.style and is_null(event.value):
        return make("empty-key", span)
    if not event.style and event.value == "<<":
        return make("merge-key", span)
    first = trail.open[-1].keys.setdefault(event.value, event)
    if first is event:
        return None
    return make("duplicate-key", span, key=event.value, first=first.start_mark.line + 1)


def _written(trail: Trail, event: Any) -> Fault | None:
    """What the way a scalar is written gives away."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in QUOTES and strays(trail.text, event, trail.column()):
        return make("unclosed-quote", trail.lines.span(start, start + 1), mark=event.style)
    if UNSPEAKABLE.search(event.value):
        found = UNSPEAKABLE.findall(event.value)[0]
        return make("control-character", trail.lines.span(start, end), code=f"U+{ord(found):04X}")
    tab = None if event.style else _TAB_BELOW.search(trail.text, start, end)
    return make("tab-indentation", trail.lines.span(tab.end() - 1, tab.end())) if tab else None


def _cut_by_comma(trail: Trail, event: Any) -> Fault | None:
    if event.value or event.style or not trail.open or not trail.open[-1].mapping or not trail.open[-1].flow:
        return None
    key = trail.open[-1].key
    if has_colon(trail.text, key, event):
        return None
    start = key.start_mark.index
    line = trail.lines.line(key.start_mark.line + 1)
    number = next((each.group() for each in _SEPARATED.finditer(line) if each.end() > key.start_mark.column), "")
    advice = f"Write a number without separators: `{number.replace(',', '')}`." if number else _OWN_LINES
    return glued_key(trail, start) or make(
        "key-without-value", trail.lines.span(start, key.end_mark.index), word=key.value, advice=advice
    )
