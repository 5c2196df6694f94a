"""What is to be spoken of in a meeting: last week's word, and what this week holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.core.words import day_name, in_money, listed
from salesctl.systems.meeting.documents import Commitment, Meeting
from salesctl.systems.meeting.figures import Slot, Word, day_of, held_before, word_of
from salesctl.systems.meeting.topics_week import NAMED, closes, coached, contests, cut, number, training

__all__ = ["Topic", "kept_apart", "topics"]

_FOLDERS: Mapping[str, frozenset[str]] = {
    "Closing this week": frozenset({"plans"}),
    "The number": frozenset({"quotas", "metrics"}),
    "Training": frozenset({"training"}),
    "Coached calls": frozenset({"coaching"}),
    "Contest": frozenset({"contests", "metrics"}),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Lines on one subject, and the keys of the sections it belongs to, the best one first.

    `brief` is what a file keeps of it, in one line; empty for nothing.
    """

    name: str
    keys: tuple[str, ...]
    lines: tuple[str, ...]
    brief: str = ""


def topics(team: Team, slot: Slot) -> tuple[Topic, ...]:
    """Return what there is to speak of, in the order of the usual sections; a subject without anything is left out.

    Left out is also what stands on documents that not everybody in the room may read, see `kept_apart`.
    """
    apart = kept_apart(team)
    last = held_before(team, slot.day)
    made = (
        *(_of_last(team, slot, last) if last else ()),
        _topic("Closing this week", ("pipeline", "numbers"), closes(team, slot)),
        _topic("The number", ("numbers", "number"), number(team, slot)),
        _topic("Training", ("training",), training(team, slot), whole=True),
        _topic("Coached calls", ("training", "coaching"), coached(team, slot), whole=True),
        _topic("Contest", ("contest", "company"), contests(team, slot), whole=True),
    )
    return tuple(topic for topic in made if topic.lines and not apart & _FOLDERS.get(topic.name, frozenset()))


def kept_apart(team: Team) -> frozenset[str]:
    """Return the folders of subjects that the team keeps in private repositories: the agenda is for everybody."""
    held = {folder for private in team.settings.private for folder in private.holds}
    return frozenset(held & {folder for folders in _FOLDERS.values() for folder in folders})


def _topic(name: str, keys: tuple[str, ...], lines: Iterable[str], *, whole: bool = False) -> Topic:
    """Make a topic whose brief is its first line, or all of them."""
    found = tuple(lines)
    return Topic(name, keys, found, "; ".join(found if whole else found[:1]))


def _of_last(team: Team, slot: Slot, last: Doc[Meeting]) -> tuple[Topic, ...]:
    """Return what the last meeting leaves to speak of; one of longer ago than last week is named by its day."""
    is_last_week = (slot.day - day_of(last)).days <= 7
    when = "last week" if is_last_week else day_name(day_of(last))
    wins = cut([f"{win.who}: {win.what}" for win in last.model.wins], f"salesctl meeting show {last.period}")
    word = "Last week's word" if is_last_week else f"Word of {when}"
    return (
        Topic(f"Wins of {when}", ("wins",), tuple(wins)),
        _topic(word, ("pipeline", "commitments"), _words(team, last)),
    )


# ---- last week


def _words(team: Team, last: Doc[Meeting]) -> Iterator[str]:
    """Say in one line what became of the commitments, then name those that were not kept."""
    if not last.model.commitments:
        return
    judged = [(word_of(item, team.today), item) for item in last.model.commitments]
    yield listed(_tally(word, [item for each, item in judged if each is word]) for word in Word if _any(judged, word))
    rest = [_said(team, word, item) for word, item in judged if word in (Word.SHORT, Word.SILENT, Word.MOVED)]
    yield from cut(rest, f"salesctl meeting show {last.period}")


def _any(judged: Sequence[tuple[Word, Commitment]], word: Word) -> bool:
    return any(each is word for each, _ in judged)


def _tally(word: Word, items: Sequence[Commitment]) -> str:
    people = sorted({item.who for item in items if item.who})
    named = f" ({listed(people)})" if word in (Word.SHORT, Word.SILENT) and len(people) <= NAMED else ""
    return f"{len(items)} {'not due yet' if word is Word.OPEN else word.value}{named}"


def _said(team: Team, word: Word, item: Commitment) -> str:
    who = f"{item.who}: " if item.who else ""
    money = ""
    if word is Word.SHORT and item.amount is not None and item.got is not None:
        money = f", {in_money(item.got, team.settings.currency)} of {in_money(item.amount, team.settings.currency)}"
    by = f", by {day_name(item.by)}" if item.by else ""
    moved = f", moved to {day_name(item.moved_to)}" if item.moved_to else ""
    return f"{word.value}: {who}{item.what}{money}{by}{moved}"
