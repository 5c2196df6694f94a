"""Findings for people: `full` with the line and a caret, `concise` one line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from salesctl.core.finding import Finding, Place, RelatedPlace, Severity, tally
from salesctl.core.words import counted

if TYPE_CHECKING:
    from salesctl.run.check import Checked

TextOf = Callable[[str], str]
LinkOf = Callable[[str], str]
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NARROWEST = 40


def concise(findings: Sequence[Finding]) -> str:
    """Return one line a finding: file, line, column, severity, code, message."""
    return "".join(
        f"{where(finding.path, finding.place)}: {finding.severity} {finding.code} {_flat(finding.message)}\n"
        for finding in findings
    )


def full(
    checked: Checked,
    late: int,
    text_of: TextOf,
    width: int | None,
    *,
    color: bool,
    noun: str = "",
    link_of: LinkOf | None = None,
) -> str:
    """Return every finding with its line, a last line that counts, and what could not be looked at.

    `noun` names the system checked; `link_of` gives the address of a file, for terminals that open what is clicked.
    """
    blocks = [_block(finding, text_of, width, color=color, link_of=link_of) for finding in checked.findings]
    lines = counts(checked.findings, checked.files, late, noun)
    lines += [line for note in checked.notes for line in _hung("evidence: ", note, width)]
    return "\n".join([*blocks, *lines]) + "\n"


def counts(findings: Sequence[Finding], files: int, late: int, noun: str = "") -> list[str]:
    """Return the lines that end a check: how many findings of each severity, and how much is late."""
    lines = [f"{counted(files, 'file')}: {tallied(findings)}"]
    if late:
        lines.append(f"{counted(late, 'duty is', 'duties are')} late: salesctl {noun + ' ' if noun else ''}due")
    return lines


def tallied(findings: Sequence[Finding]) -> str:
    """Say how many findings there are of each severity."""
    words = {Severity.INFO: "remark"}
    found = tally(tuple(findings)).items()
    said = [counted(number, words.get(severity, severity.value)) for severity, number in found if number]
    return ", ".join(said) or "nothing wrong"


def where(path: str, place: Place) -> str:
    """Return `path:line:column`, or the path alone for a file without text."""
    return path if place.line is None else f"{path}:{place.line}:{place.column}"


def linked(text: str, address: str) -> str:
    """Return a text that a terminal opens as an address when it is clicked (OSC 8)."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def _block(finding: Finding, text_of: TextOf, width: int | None, *, color: bool, link_of: LinkOf | None = None) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if color else text

    severity = paint(finding.severity.value, f"1;{_COLORS[finding.severity]}")
    place = paint(where(finding.path, finding.place), "1")
    place = linked(place, link_of(finding.path)) if link_of else place
    head = f"{place}: {severity} {finding.code} {finding.name}"
    gutter = max(3, len(str(finding.place.line or 0)))
    bar = " " * gutter + " |"
    lines = [head]
    source = _source(finding.place, text_of(finding.path))
    if source is None:
        lines += _hung(f"{' ' * gutter} = ", finding.message, width)
    else:
        start = (finding.place.column or 1) - 1
        marks = " " * start + paint("^" * _caret(finding.place, source), _COLORS[finding.severity])
        shown, marks_text = _clip(source, start, marks, width, gutter)
        lines += [bar, f"{finding.place.line:>{gutter}} | {shown}", f"{bar} {marks_text}"]
        lines += _hung(f"{' ' * gutter} = ", finding.message, width)
    for related in finding.related:
        lines += _hung(f"{' ' * gutter} = ", _related(related), width)
    for number, hint in enumerate(finding.hint.splitlines()):
        lines += _hung(f"{' ' * gutter} {'=' if number == 0 else ' '} ", hint, width, keep=number > 0)
    lines.append(f"{' ' * gutter} = salesctl explain {finding.code}")
    return "\n".join(lines) + "\n"


def _related(related: RelatedPlace) -> str:
    return f"{where(related.path, related.place)}: {related.message}"


def _source(place: Place, text: str) -> str | None:
    if place.line is None or not text:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[place.line - 1].expandtabs(1) if place.line <= len(lines) else None


def _caret(place: Place, source: str) -> int:
    start = (place.column or 1) - 1
    end = (place.end_column or 1) - 1 if place.end_line == place.line else len(source)
    return max(1, min(end, max(len(source), start + 1)) - start)


def _clip(source: str, start: int, marks: str, width: int | None, gutter: int) -> tuple[str, str]:
    """Keep the marked place of a long line in sight."""
    room = max((width or 200) - gutter - 4, _NARROWEST)
    if len(source) <= room:
        return source, marks
    skip = max(0, start - room // 2)
    shown = ("…" if skip else "") + source[skip + (1 if skip else 0) : skip + room - 1] + "…"
    plain_marks = marks[skip:] if "\x1b" not in marks else " " * (start - skip) + marks[start:]
    return shown, plain_marks if "\x1b" in marks else plain_marks[:room]


def _hung(lead: str, text: str, width: int | None, *, keep: bool = False) -> list[str]:
    """Return a text behind a lead, its further lines under its first."""
    if keep or width is None:
        return [f"{lead}{text}"]
    room = max(width - len(lead), _NARROWEST)
    parts = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    return [f"{lead if number == 0 else ' ' * len(lead)}{part}" for number, part in enumerate(parts)]


def _flat(text: str) -> str:
    return " ".join(text.split())
