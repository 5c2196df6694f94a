"""What became of something promised in a meeting."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from salesctl.core.shape import Item
from salesctl.systems.meeting.documents import Commitment


class Word(StrEnum):
    """What became of something promised in a meeting."""

    KEPT = "kept"
    SHORT = "short"
    SILENT = "silent"
    OPEN = "open"
    MOVED = "moved"
    DROPPED = "dropped"


def word_of(item: Item, today: date) -> Word:
    """Say what became of an item by a day.

    A promise of money with less `got` than promised is short, whatever else is written; silent is what is past its day
    and says nothing.
    """
    if item.dropped is not None:
        return Word.DROPPED
    if isinstance(item, Commitment) and item.got is not None:
        return Word.SHORT if item.amount is not None and item.got < item.amount else Word.KEPT
    if item.done is not None and item.done <= today:
        return Word.KEPT
    if item.due is not None and item.due < today:
        return Word.SILENT
    return Word.MOVED if item.moved_to is not None else Word.OPEN
