"""What the parser's complaint means in the words of the person who wrote the line."""

import re
from collections.abc import Callable
from typing import Any, Final

from yaml import MarkedYAMLError

from salesctl.text.blanks import glued_key
from salesctl.text.brackets import flow
from salesctl.text.complaint import Complaint
from salesctl.text.events import MappingEnd, Scalar, SequenceEnd
from salesctl.text.fault import Fault
from salesctl.text.quote import quoted
from salesctl.text.trail import Trail

_WORD: Final = re.compile(r"[^\r\n]{0,60}")
_WORD_IN_FLOW: Final = re.compile(r".[^\r\n,:\[\]{}]{0,60}")
_TWICE: Final = "Put the whole text between quotes: \"Tom's plan\", or 'Tom''s plan' with the apostrophe written twice."
_LEADING: Final = re.compile(r"\A *(?:- +)*(?:[\w-]+: +)?")
_NUMBERED: Final = re.compile(r"[\w-]+: [0-9.,-]+")
_TO_LINE_END: Final = re.compile(r"[^\r\n]{1,80}(?=[\r\n]|\Z)")


def explain(error: MarkedYAMLError, trail: Trail) -> Fault:
    """The fault behind an error of the parser."""
    at = error.problem_mark.index if error.problem_mark else 0
    opened = error.context_mark.index if error.context_mark else at
    complaint = Complaint(trail, error.problem or "", error.context or "", at, opened)
    tab = _tab(complaint)
    if tab:
        return tab
    for words, explanation in _EXPLANATIONS:
        if any(word in complaint.problem or word in complaint.context for word in words):
            return explanation(complaint)
    return _unreadable(complaint)


def _tab(found: Complaint) -> Fault | None:
    if found.mark() == "\t":
        return found.fault("tab-indentation", found.at)
    indentation = found.trail.lines.indentation(found.line())
    flowing = bool(found.trail.open) and found.trail.open[-1].flow
    if "\t" not in indentation or flowing or "quoted" in found.context:
        return None
    return found.fault("tab-indentation", found.trail.lines.start(found.line()) + indentation.index("\t"))


def _escape(found: Complaint) -> Fault:
    start = max(found.text.rfind("\\", found.opened, found.at + 1), found.opened)
    return found.fault("bad-escape", start, start + 2)


def _quote(found: Complaint) -> Fault:
    return found.fault("unclosed-quote", found.opened, mark=found.text[found.opened])


def _marked(name: str) -> Callable[[Complaint], Fault]:
    def marked(found: Complaint) -> Fault:
        word = found.text[found.opened : found.opened + 40].split(maxsplit=1)[0]
        return found.fault(name, found.opened, found.opened + len(word), word=word, quoted=quoted(word))

    return marked


def _directive(found: Complaint) -> Fault:
    line = found.trail.lines.line(found.trail.lines.place(found.opened)[0])
    return found.fault("directive", found.opened, found.opened + len(line))


def _colon(found: Complaint) -> Fault:
    last = found.trail.last
    if last.__class__ is not Scalar:
        return _after_bracket(found) if _closed(last) else _unreadable(found)
    first = last.start_mark.line + 1
    if first == found.line():
        return found.fault("colon-in-sentence", found.at, advice=_below_or_quoted(found, last.start_mark.index))
    if last.style:
        return found.fault("unclosed-quote", last.start_mark.index, mark=last.style)
    glued = glued_key(found.trail, last.start_mark.index)
    if glued:
        return glued
    start = found.trail.lines.start(found.line()) + len(found.trail.lines.indentation(found.line()))
    return found.fault("value-and-children", start, found.at, first=first)


def _dash(found: Complaint) -> Fault:
    return found.fault("dash-after-key", found.at)


def _question(found: Complaint) -> Fault:
    return found.fault("question-mark", found.at)


def _reserved(found: Complaint) -> Fault:
    flowing = bool(found.trail.open) and found.trail.open[-1].flow
    rest = (_WORD_IN_FLOW if flowing else _WORD).match(found.text, found.at)
    word = rest.group().strip() if rest else found.mark()
    return found.fault("reserved-character", found.at, mark=found.mark(), quoted=quoted(word))


def _block_mark(found: Complaint) -> Fault:
    return found.fault("text-after-block-mark", found.opened, mark=found.text[found.opened])


def _no_colon(found: Complaint) -> Fault:
    start = found.opened
    line = found.trail.lines.line(found.trail.lines.place(start)[0])
    if found.text[start] in "'\"":
        return found.fault("unclosed-quote", start, mark=found.text[start])
    return glued_key(found.trail, start) or found.fault("missing-colon", start, start + len(line.strip()))


def _blank(found: Complaint) -> Fault:
    return found.fault("missing-blank", found.at)


def _neighbour(found: Complaint) -> Fault:
    """A line, or a rest of a line, that does not fit what stands before it."""
    if found.mark() in ("]", "}", ","):
        return found.fault("stray-bracket", found.at, mark=found.mark())
    if found.mark() == ":":
        return found.fault("empty-key", found.at)
    last = found.trail.last
    between = found.text[last.end_mark.index : found.at]
    if last.__class__ is Scalar and not last.style and "#" in between:
        return _cut(found, last.end_mark.index + between.index("#"))
    if "\n" in between or "\r" in between or found.first_in_line():
        return found.fault("bad-indentation", found.at)
    return _rest_of_line(found, last)


def _rest_of_line(found: Complaint, last: Any) -> Fault:
    if last.__class__ is Scalar and last.style:
        if last.start_mark.line != last.end_mark.line:
            return found.fault("unclosed-quote", last.start_mark.index, mark=last.style)
        return _after_quote(found, last.start_mark.index)
    if found.text[: found.at].rstrip(" \t").endswith(("'", '"')):
        return _after_quote(found, found.at)
    return _after_bracket(found) if _closed(last) else _unreadable(found)


def _after_quote(found: Complaint, start: int) -> Fault:
    whole = _rest(found, start)
    text = whole[1:-1] if whole[:1] in ("'", '"') and whole[:1] == whole[-1:] else whole
    advice = f"Put the whole text between quotes: `{quoted(text)}`." if text else _TWICE
    return found.fault("text-after-quote", found.at, advice=advice)


def _after_bracket(found: Complaint) -> Fault:
    line = _LEADING.sub("", _rest(found, found.trail.lines.start(found.line())))
    shown = f": `{quoted(line)}`" if line[:1] in ("[", "{") else ""
    return found.fault("text-after-bracket", found.at, advice=f"Put the whole text between quotes{shown}.")


def _below_or_quoted(found: Complaint, start: int) -> str:
    """The advice for a text with a colon in it: several numbers in braces, a sentence between quotes."""
    whole = _rest(found, start)
    if _NUMBERED.fullmatch(whole):
        return f"Several values go in braces: `{{{whole}}}`; a text goes between quotes."
    shown = f": `{quoted(whole)}`" if whole else ""
    return f"Put the whole text between quotes{shown}, or on a line of its own below `|`."


def _rest(found: Complaint, start: int) -> str:
    """What stands from here to the end of the line; nothing in brackets, or when it is long."""
    if found.trail.open and found.trail.open[-1].flow:
        return ""
    rest = _TO_LINE_END.match(found.text, start)
    return rest.group().rstrip() if rest else ""


def _cut(found: Complaint, start: int) -> Fault:
    rest = _WORD.match(found.text, start)
    word = rest.group().split(maxsplit=1)[0] if rest else "#"
    return found.fault("comment-cuts-sentence", start, start + len(word), word=word)


def _flow(found: Complaint) -> Fault:
    return flow(found.trail, found.opened, found.at)


def _content(found: Complaint) -> Fault:
    if not found.mark() and found.trail.open:
        return flow(found.trail, found.trail.open[-1].start.start_mark.index, found.at)
    if found.mark() in ("]", "}", ","):
        return found.fault("stray-bracket", found.at, mark=found.mark())
    return _unreadable(found)


def _too_deep(found: Complaint) -> Fault:
    return found.fault("too-deep", found.at)


def _closed(event: Any) -> bool:
    return event.__class__ in (MappingEnd, SequenceEnd)


def _unreadable(found: Complaint) -> Fault:
    return found.fault("unreadable", found.at)


# The first entry of which a word occurs in what the parser says decides; both of PyYAML's parsers are covered.
_EXPLANATIONS: Final[tuple[tuple[tuple[str, ...], Callable[[Complaint], Fault]], ...]] = (
    (("escape", "hexdec"), _escape),
    (("scanning a quoted scalar",), _quote),
    (("scanning an alias",), _marked("alias")),
    (("scanning an anchor",), _marked("anchor")),
    (("scanning a tag", "parsing a tag", "tag handle"), _marked("tag")),
    (("directive",), _directive),
    (("mapping values are not allowed",), _colon),
    (("sequence entries are not allowed",), _dash),
    (("mapping keys are not allowed",), _question),
    (("cannot start any token",), _reserved),
    (("scanning a block scalar",), _block_mark),
    (("could not find expected ':'",), _no_colon),
    (("found unexpected ':'",), _blank),
    (("expected ',' or",), _flow),
    (("node content",), _content),
    (("maximum",), _too_deep),
    (("expected key", "'-' indicator", "<block end>", "document start"), _neighbour),
)
