"""Sentences that ` #` cuts: what YAML takes for a comment was meant as text."""

import re
from dataclasses import replace
from typing import Any, Final

from salesctl.text.catalogue import make
from salesctl.text.events import Scalar, StreamEnd, events
from salesctl.text.fault import Fault
from salesctl.text.lines import Lines
from salesctl.text.plain import resolve

_CANDIDATE: Final = re.compile(r"(?<=[^\s,\[{]) #(?! ?salesctl:)(?= ?[^\s#])")
_LONG: Final = 2
_WORD: Final = re.compile(r"# ?\S+")


def cut_sentences(text: str) -> tuple[Fault, ...]:
    """A fault, not fatal, for every ` #` one blank behind an unquoted sentence; `value # note` is a comment.

    What is close to a mark, `#4`, is hardly ever a comment; `# 4` is one unless a longer sentence goes before it.
    """
    if " #" not in text:
        return ()
    ends = {found.start(): found.end() - 1 for found in _CANDIDATE.finditer(text)}
    return tuple(_faults(text, ends)) if ends else ()


def _faults(text: str, ends: dict[int, int]) -> list[Fault]:
    lines, found = Lines(text), []
    following = events(text)
    while (event := following()).__class__ is not StreamEnd:
        if event.__class__ is Scalar and event.end_mark.index in ends:
            word = _WORD.match(text, ends[event.end_mark.index])
            if word and _is_cut(event, word.group()):
                span = lines.span(*word.span())
                found.append(replace(make("comment-cuts-sentence", span, word=word.group()), fatal=False))
    return found


def _is_cut(event: Any, word: str) -> bool:
    """Whether what stands before the mark is unquoted text that seems to go on behind it."""
    text, close = event.value, word[1] != " "
    if event.style or not isinstance(resolve(text), str | None):
        return False
    blanks = text.count(" ")
    if blanks or not text:
        return close or blanks >= _LONG
    return close and text.isalpha() and word[1].isdigit()
