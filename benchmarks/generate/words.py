"""Sentences a salesperson might write, enough of them that no two people's plans read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.generate.values import WORDS

if TYPE_CHECKING:
    from random import Random


def fill(draw: Random, pattern: str, account: str) -> str:
    """Return `pattern` with its blanks filled, each by a draw of its own."""
    while "{" in pattern:
        blank = pattern[pattern.index("{") : pattern.index("}") + 1]
        pattern = pattern.replace(blank, _blank(draw, blank, account), 1)
    return pattern


def _blank(draw: Random, blank: str, account: str) -> str:
    if blank == "{account}":
        return account
    if blank == "{n}":
        return str(draw.randint(2, 12))
    return draw.choice(WORDS["roles" if blank == "{role}" else "topics"])


def _joined(draw: Random, account: str, *parts: str) -> str:
    return fill(draw, " ".join(draw.choice(WORDS[part]) for part in parts), account)


def worked(draw: Random, account: str) -> str:
    """Return what worked with `account`."""
    return _joined(draw, account, "acts", "good_ends")


def did_not(draw: Random, account: str) -> str:
    """Return what did not work with `account`."""
    return _joined(draw, account, "acts", "bad_ends")


def change(draw: Random, account: str) -> str:
    """Return what is to change with `account`."""
    return _joined(draw, account, "changes", "reasons")


def task(draw: Random, account: str) -> str:
    """Return something to do about `account`, short enough for an item."""
    return fill(draw, draw.choice(WORDS["tasks"]), account)


def personal_goal(draw: Random) -> str:
    """Return something private a person wants to reach."""
    return fill(draw, draw.choice(WORDS["personal_goals"]), "")


def paragraph(draw: Random, accounts: list[str]) -> str:
    """Return some lines about `accounts`, good and bad, each a sentence."""
    kinds = (worked, did_not, change)
    return "".join(f"{kinds[number % 3](draw, account)}.\n" for number, account in enumerate(accounts))
