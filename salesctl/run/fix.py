"""Mend what needs no thought.

One splice a finding, the smallest there is, over and over until nothing is left to mend.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from salesctl.core.finding import Finding, KeyPath, Place
from salesctl.text.fault import Span, Unwritable
from salesctl.text.lines import Lines
from salesctl.text.locate import Located, locate
from salesctl.text.quote import quoted
from salesctl.text.splice import replace_span

ROUNDS = 10
Texts = Mapping[str, str]


def fixable(findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    """Return the findings that can be mended; those whose mend rests on a guess only when asked for."""
    return [finding for finding in findings if finding.fix is not None and (finding.fix.safe or unsafe)]


def mend(findings: Sequence[Finding], text_of: Callable[[str], str]) -> tuple[dict[str, str], int]:
    """Return the new text of every file with something to mend, and how many findings that mends.

    It is one round: places are right for the text as it was.
    """
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    texts, count = {}, 0
    for path, found in by_path.items():
        text, mended = _mended(text_of(path), found)
        if mended:
            texts[path] = text
            count += mended
    return texts, count


def _mended(text: str, findings: Sequence[Finding]) -> tuple[str, int]:
    """Splice from the end of the file to its beginning, so that no splice moves another's place."""
    located = locate(text)
    wanted = Counter(_key_meant(finding) for finding in findings)
    alone = (finding for finding in findings if _key_meant(finding) is None or wanted[_key_meant(finding)] == 1)
    pieces = {span: new for finding in alone if (piece := _piece(finding, text, located)) for span, new in [piece]}
    count = 0
    for span in sorted(pieces, key=lambda each: (each.line, each.column), reverse=True):
        try:
            spliced = replace_span(text, span, pieces[span])
        except Unwritable:
            continue
        count += spliced != text
        text = spliced
    return text, count


def _key_meant(finding: Finding) -> KeyPath | None:
    """Return the key that a finding's mend would write: two that mean the same one are nobody's to choose from."""
    fix = finding.fix
    return (*finding.at[:-1], fix.new) if fix is not None and fix.kind == "key" else None


def _piece(finding: Finding, text: str, located: Located) -> tuple[Span, str] | None:
    fix = finding.fix
    if fix is None:
        return None
    if fix.kind == "comment":
        return _comment(finding.place, text), ""
    span = located.key(finding.at) if fix.kind == "key" else located.value(finding.at)
    if span is None:
        return None
    return span, quoted(_slice(text, span)) if fix.kind == "quote" else fix.new


def _slice(text: str, span: Span) -> str:
    start, end = Lines(text).bounds(span)
    return text[start:end]


def _comment(place: Place, text: str) -> Span:
    """Return the comment with the blanks before it; with its whole line when nothing else stands there."""
    line, column = place.line or 1, place.column or 1
    before = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1][: column - 1]
    if not before.strip():
        return Span(line, 1, line + 1, 1)
    return Span(line, len(before.rstrip()) + 1, place.end_line or line, place.end_column or column)
