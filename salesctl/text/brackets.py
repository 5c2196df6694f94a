"""Brackets and braces that do not close."""

import re
from typing import Final

import yaml

from salesctl.text.build import DEEPEST
from salesctl.text.catalogue import make
from salesctl.text.events import tokens
from salesctl.text.fault import Fault
from salesctl.text.trail import Trail

_CLOSING: Final = {"[": "]", "{": "}"}
_COMMENT: Final = re.compile(r"(?<=[ \t])#[^\r\n]*")
_FARTHEST: Final = 20_000
_PARTNERS: Final[dict[type[object], type[object]]] = {
    yaml.FlowSequenceStartToken: yaml.FlowSequenceEndToken,
    yaml.FlowMappingStartToken: yaml.FlowMappingEndToken,
}


def flow(trail: Trail, opened: int, at: int) -> Fault:
    """The fault inside a bracket that the parser could not follow to its end."""
    if _closes(trail.text, opened):
        start = _word_start(trail.text, at) if trail.text.startswith(":", at) else at
        return make("missing-comma", trail.lines.span(start, max(at, start + 1)))
    mark = trail.text[opened]
    comment = _COMMENT.search(trail.text, max(opened, trail.last.end_mark.index), at)
    if comment and _CLOSING[mark] in comment.group():
        word = comment.group().split(maxsplit=1)[0]
        return make("comment-cuts-sentence", trail.lines.span(comment.start(), comment.start() + len(word)), word=word)
    return make("unclosed-bracket", trail.lines.span(opened, opened + 1), mark=mark, closing=_CLOSING[mark])


def _closes(text: str, opened: int) -> bool:
    """Whether the bracket at this offset is closed somewhere, as far as the text can be cut into words."""
    waiting: list[type[object]] = []
    try:
        for token in tokens(text[opened : opened + _FARTHEST]):
            if token.__class__ in _PARTNERS:
                waiting.append(_PARTNERS[token.__class__])
            elif token.__class__ in _PARTNERS.values() and token.__class__ is not waiting.pop():
                return False
            if len(waiting) > DEEPEST:
                return False
            if not waiting and token.__class__ is not yaml.StreamStartToken:
                return True
    except yaml.YAMLError:
        pass
    return False


def _word_start(text: str, end: int) -> int:
    """Where the word that ends here starts: the key before a colon."""
    while end and not text[end - 1].isspace():
        end -= 1
    return end
