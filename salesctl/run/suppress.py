"""Comments that silence a finding: `# salesctl: ignore[PLN002] reason`, on its line or alone on the line above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salesctl.core.finding import Finding, Fix, Problem
from salesctl.run.shape import Coded
from salesctl.text.fault import Span
from salesctl.text.locate import Comment

MARK = "salesctl:"
_FORM = re.compile(r"salesctl:\s*ignore\[(?P<codes>[^\]]*)\](?:\s+until=(?P<until>\S+))?(?P<reason>.*)", re.DOTALL)
NO_REASON, UNUSED, UNKNOWN, MALFORMED, EXPIRED = "SUP001", "SUP002", "SUP003", "SUP004", "SUP005"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the codes it silences, on which line, until when, and why."""

    span: Span
    codes: tuple[str, ...]
    line: int
    until: date | None
    reason: str

    def silences(self, finding: Finding, today: date) -> bool:
        """Tell whether the comment speaks of a finding and still holds. Suppressions themselves cannot be silenced."""
        if not self.reason or (self.until is not None and today > self.until) or finding.code.startswith("SUP"):
            return False
        return finding.place.line == self.line and finding.code in self.codes


def suppressions(
    comments: Sequence[Comment], known: Collection[str]
) -> tuple[list[Suppression], list[tuple[Span, Coded]]]:
    """Read the comments of a file: what they silence, and what is wrong with them, each at its comment."""
    found, troubles = [], []
    stacked = {comment.span.line for comment in comments if comment.alone and MARK in comment.text}
    for comment in comments:
        if not comment.text.startswith(MARK):
            continue
        suppression, trouble = _read(comment, stacked, known)
        if trouble is not None:
            troubles.append((comment.span, trouble))
        if suppression is not None:
            found.append(suppression)
    return found, troubles


def _read(comment: Comment, stacked: set[int], known: Collection[str]) -> tuple[Suppression | None, Coded | None]:
    form = _FORM.match(comment.text)
    example = "write `# salesctl: ignore[PLN002] the reason`"
    if form is None:
        return None, (MALFORMED, Problem((), "this comment to salesctl cannot be understood", example))
    codes = tuple(code.strip() for code in form["codes"].split(",") if code.strip())
    until = _day(form["until"])
    if not codes or (form["until"] and until is None):
        return None, (MALFORMED, Problem((), "this comment to salesctl cannot be understood", example))
    strange = [code for code in codes if code not in known]
    line = comment.span.line
    while comment.alone and line in stacked:
        line += 1
    reason = form["reason"].strip()
    made = Suppression(comment.span, codes, line, until, reason)
    if strange:
        # Only the capitals can be put right: nobody knows which digit was meant.
        close = next((code for code in known if code.casefold() == strange[0].casefold()), None)
        hint = f"did you mean `{close}`?" if close else "salesctl explain lists the codes"
        return made, (UNKNOWN, Problem((), f"`{strange[0]}` is the code of no rule", hint))
    if not reason:
        return made, (
            NO_REASON,
            Problem((), "a suppression needs a reason", "say after the bracket why this may stand"),
        )
    return made, None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def leftovers(
    made: Sequence[Suppression], used: Collection[int], ran: Collection[str], today: date
) -> Iterator[tuple[Span, Coded]]:
    """Speak of suppressions that silenced nothing although their rules ran here, or whose day has passed."""
    for index, suppression in enumerate(made):
        if not suppression.reason:
            continue
        if suppression.until is not None and today > suppression.until:
            message = f"this suppression ended on {suppression.until}"
            yield suppression.span, (EXPIRED, Problem((), message, "mend what it hides, or give it a new day"))
        elif index not in used and all(code in ran for code in suppression.codes):
            message = f"nothing here needs `{', '.join(suppression.codes)}` silenced"
            yield suppression.span, (UNUSED, Problem((), message, "take the comment out", fix=Fix("comment")))
