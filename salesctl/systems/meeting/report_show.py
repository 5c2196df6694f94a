"""The meetings at a glance, and one of them whole: what was promised in it, and what became of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Cell, Column, Report, Table, mean
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.meeting.asked import slot_on
from salesctl.systems.meeting.documents import Commitment, Meeting
from salesctl.systems.meeting.figures import Slot, Word, day_of, held_meetings, is_held, is_unseen, minute_of, word_of

_SHOWN = 8


def show(team: Team, ask: Ask) -> Report:
    """Return the last meetings in a line each; the one of a day whole, when a day is named.

    Raises UsageError for a word that is no day, and where no meeting is written.
    """
    return _one(team, ask, slot_on(team, ask.argument)) if ask.argument else _all(team, ask)


# ---- all


def _all(team: Team, ask: Ask) -> Report:
    held = held_meetings(team)[-_SHOWN:][::-1]
    columns = (
        *(Column("Day", "day"), Column("Led by"), Column("Start", "time"), Column("Lasted", "count", "min")),
        Column("Present", "count"),
        *(Column(word.value.capitalize(), "count") for word in (Word.KEPT, Word.SHORT, Word.SILENT, Word.OPEN)),
        *(Column("Week rated", "number"), Column("Wins", "count")),
    )
    rows = tuple(_line(team, ask, doc) for doc in held)
    table = Table("Meetings", columns, rows, "no meeting has been held: salesctl meeting next")
    return Report("Meetings", (table,), tuple(_notes(team, held)), (_promises(team, ask, held),))


def _line(team: Team, ask: Ask, doc: Doc[Meeting]) -> tuple[Cell, ...]:
    meeting = doc.model
    words = [word_of(item, team.today) for item in meeting.commitments if ask.about(item.who)]
    open_ones = sum(word in (Word.OPEN, Word.MOVED) for word in words)
    return (
        *(day_of(doc), meeting.facilitator, meeting.started, _lasted(meeting), len(meeting.present) or None),
        *(sum(each is word for each in words) for word in (Word.KEPT, Word.SHORT, Word.SILENT)),
        *(open_ones, _rating(meeting, ask), len(meeting.wins)),
    )


def _lasted(meeting: Meeting) -> int | None:
    if meeting.started is None or meeting.ended is None:
        return None
    return minute_of(meeting.ended) - minute_of(meeting.started)


def _rating(meeting: Meeting, ask: Ask) -> Decimal | None:
    return mean([rating for who, rating in meeting.ratings.items() if ask.about(who)])


def _notes(team: Team, held: Sequence[Doc[Meeting]]) -> Iterator[str]:
    unsent = [day_name(day_of(doc)) for doc in held if not team.has_happened(doc.model.notes_sent)]
    if unsent:
        yield f"notes not sent: {listed(unsent)}"
    if held:
        yield f"one of them whole: salesctl meeting show {held[0].period}"


def _promises(team: Team, ask: Ask, held: Sequence[Doc[Meeting]]) -> Table:
    rows = tuple(
        (day_of(doc), *_item(team, item), doc.path)
        for doc in held
        for item in doc.model.commitments
        if ask.about(item.who)
    )
    return Table("Commitments", (Column("Day", "day"), *_columns(team), Column("Document")), rows, "none")


# ---- one


def _columns(team: Team) -> tuple[Column, ...]:
    currency = team.settings.currency
    return (
        *(Column("Who"), Column("What"), Column("By", "day"), Column("State"), Column("Done", "day")),
        *(Column("Amount", "money", currency), Column("Got", "money", currency), Column("Moved to", "day")),
    )


def _item(team: Team, item: Item) -> tuple[Cell, ...]:
    amount, got = (item.amount, item.got) if isinstance(item, Commitment) else (None, None)
    done = item.done if team.has_happened(item.done) else None
    return item.who, item.what, item.by, word_of(item, team.today).value, done, amount, got, item.moved_to


def _one(team: Team, ask: Ask, slot: Slot) -> Report:
    if is_unseen(team, slot):
        raise UsageError(f"the meeting of {day_name(slot.day)} cannot be read", "see why: salesctl meeting check")
    if slot.doc is None:
        raise UsageError(
            f"nothing is written of the meeting on {day_name(slot.day)}", f"start it: salesctl new meeting {slot.named}"
        )
    meeting = slot.doc.model
    lists = (("Commitments", meeting.commitments), ("Help", meeting.help), ("Actions", meeting.actions))
    tables = [
        Table(name, _columns(team), tuple(_item(team, item) for item in items if ask.about(item.who)), "none")
        for name, items in lists
    ]
    wins = tuple((win.who, win.what) for win in meeting.wins if ask.about(win.who))
    title = f"Meeting of {day_name(slot.day)}"
    first = Table("Wins", (Column("Who"), Column("What")), wins, "none")
    return Report(title, (first, *tables), tuple(_said(team, slot.doc)), (_ratings(meeting, ask),))


def _said(team: Team, doc: Doc[Meeting]) -> Iterator[str]:
    meeting = doc.model
    if meeting.cancelled is not None:
        yield f"cancelled: {meeting.cancelled}"
    if meeting.moved_to is not None:
        yield f"moved from {day_name(doc.period.date)}" + (f": {meeting.why}" if meeting.why else "")
    yield f"led by {meeting.facilitator or 'nobody yet'}, notes by {meeting.scribe or 'nobody yet'}"
    if is_held(doc, team.today) and meeting.started is not None:
        lasted = _lasted(meeting)
        yield f"started {meeting.started:%H:%M}" + (f", {lasted} minutes" if lasted is not None else "")
        yield f"{counted(len(meeting.present), 'person', 'people')} present"
    else:
        yield f"to come: salesctl meeting agenda {doc.period}"


def _ratings(meeting: Meeting, ask: Ask) -> Table:
    rows = tuple((who, rating) for who, rating in meeting.ratings.items() if ask.about(who))
    return Table("How the week was", (Column("Who"), Column("Rating", "count")), rows, "nobody rated it")
