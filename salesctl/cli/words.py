"""Words of the command line that may come in any order: a person, a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesctl.cli.session import Session
from salesctl.core.errors import UsageError
from salesctl.core.period import Period
from salesctl.core.words import suggestion


@dataclass(frozen=True, slots=True)
class Words:
    """What was named: at most one person and one period, and what is neither."""

    who: str | None = None
    period: Period | None = None
    rest: tuple[str, ...] = ()


def sort_words(session: Session, words: Sequence[str], *, others: int = 0) -> Words:
    """Tell persons from periods; `others` is how many words may be neither. Raises UsageError."""
    who, period, rest = None, None, list[str]()
    people = session.team.person_ids()
    for word in words:
        found = _period(word)
        if found is not None and period is None:
            period = found
        elif word in people and who is None:
            who = word
        else:
            rest.append(word)
    if len(rest) > others:
        hint = suggestion(rest[-1], people, "people are named by their files under people/, periods like 2026-Q4")
        raise UsageError(f"`{rest[-1]}` is nobody here and no period", hint)
    return Words(who, period, tuple(rest))


def _period(word: str) -> Period | None:
    try:
        return Period.parse(word)
    except ValueError:
        return None
