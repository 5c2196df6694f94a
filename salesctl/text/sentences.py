"""Sentences that ` #` cuts: what YAML takes for a comment was meant as text."""

import re
from dataclasses import replace
from typing import Any, Final

from salesctl.text.catalogue import make
from salesctl.text.events import Scalar, StreamEnd, events
from salesctl.text.fault import Fault
from salesctl.text.lines import Lines
from salesctl.text.plain import resolve

_CANDIDATE: Final = re.compile(r"(?<=[^\s:,\[{-]) #(?=[^\s#])")
_WORD: Final = re.compile(r"\S+")


def cut_sentences(text: str) -> tuple[Fault, ...]:
    """A fault, not fatal, for every ` #word` right behind an unquoted sentence; `value  # note` is a comment."""
    if " #" not in text:
        return ()
    ends = {found.start(): found.end() - 1 for found in _CANDIDATE.finditer(text)}
    return tuple(_faults(text, ends)) if ends else ()


def _faults(text: str, ends: dict[int, int]) -> list[Fault]:
    lines, found = Lines(text), []
    following = events(text)
    while (event := following()).__class__ is not StreamEnd:
        if event.__class__ is Scalar and event.end_mark.index in ends and _is_sentence(event):
            word = _WORD.match(text, ends[event.end_mark.index])
            if word and (" " in event.value or word.group()[1:2].isdigit()):
                span = lines.span(*word.span())
                found.append(replace(make("comment-cuts-sentence", span, word=word.group()), fatal=False))
    return found


def _is_sentence(event: Any) -> bool:
    """Whether it is unquoted text of more than one word, or one word of letters alone."""
    return not event.style and isinstance(resolve(event.value), str) and (" " in event.value or event.value.isalpha())
