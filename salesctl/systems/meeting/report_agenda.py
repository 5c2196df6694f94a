"""The agenda of the next meeting: Markdown to send, or the YAML of its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Report
from salesctl.core.team import Team
from salesctl.core.words import day_name, listed
from salesctl.systems.meeting.asked import slot_asked
from salesctl.systems.meeting.documents import Agenda, Meeting, Section
from salesctl.systems.meeting.figures import (
    TRAINING,
    Slot,
    agenda_of,
    clock_of,
    is_held,
    length,
    minute_of,
    sections_of,
    training_section,
)
from salesctl.systems.meeting.topics import Topic, kept_apart, topics
from salesctl.systems.meeting.turns import facilitator_of, scribe_of
from salesctl.systems.training.documents import Session
from salesctl.systems.training.figures import sessions_by_day
from salesctl.text.emit import block

STYLES = ("markdown", "yaml")


def agenda(team: Team, ask: Ask) -> Report:
    """Compose the agenda of a meeting, the next one when no day is named.

    As Markdown it has a heading for each section, with its time; as YAML it is the meeting's file, with what is already
    written there kept. Raises UsageError for another style, and for the file of a meeting that was held.
    """
    slot = slot_asked(team, ask)
    style = str(ask.options.get("as_") or STYLES[0])
    title = f"Meeting, {day_name(slot.day)}, {agenda_of(team).start:%H:%M}"
    match style:
        case "markdown":
            return Report(title, notes=tuple(_notes(team, slot)), text=markdown(team, slot))
        case "yaml":
            return Report(title, text=as_file(team, slot), verbatim=True)
    raise UsageError(f"`{style}` is no style of an agenda", f"one of: {', '.join(STYLES)}")


def _notes(team: Team, slot: Slot) -> Iterator[str]:
    if slot.doc is not None and slot.doc.model.cancelled is not None:
        yield f"this meeting was cancelled: {slot.doc.model.cancelled}"
    if apart := kept_apart(team):
        yield f"for everybody in the room, so without what is kept apart: {listed(sorted(apart))}"


# ---- Markdown


def markdown(team: Team, slot: Slot) -> str:
    """Return the agenda as Markdown: who leads, then each section with its time and what to speak of."""
    form, meeting = agenda_of(team), _planned(team, slot)
    roles = {"facilitator": facilitator_of(team, slot), "scribe": scribe_of(team, slot)}
    leaders = listed(dict.fromkeys(session.leader for session in _inside(team, slot)))
    lines = [
        f"{roles['facilitator']} leads, {roles['scribe']} writes the notes, {length(form, meeting)} minutes.",
        *(["", *meeting.note.strip().splitlines()] if meeting.note else []),
    ]
    left, minute = list(topics(team, slot)), minute_of(form.start)
    for section, minutes in sections_of(form, meeting):
        mine = [topic for topic in left if _home(form, meeting, topic) is section]
        left = [topic for topic in left if topic not in mine]
        lines += ["", f"## {_heading(section, minute, minutes, _lead(section, roles, leaders))}", *_bullets(mine)]
        minute += minutes
    if left:
        lines += ["", "## Also", *_bullets(left)]
    return "\n".join(lines) + "\n"


def _home(form: Agenda, meeting: Meeting, topic: Topic) -> Section | None:
    """Return the section a topic belongs to: by its first key that the meeting has."""
    by_key = {section.key: section for section, _ in sections_of(form, meeting)}
    return next((by_key[key] for key in topic.keys if key in by_key), None)


def _lead(section: Section, roles: dict[str, str], leaders: str) -> str | None:
    """Name who leads a section: somebody with that part, the leader of the training, else as written."""
    if section.key == TRAINING and leaders:
        return leaders
    return roles.get(section.lead, section.lead) if section.lead else None


def _heading(section: Section, minute: int, minutes: int, lead: str | None) -> str:
    led = f", {lead}" if lead else ""
    return f"{clock_of(minute)} {section.title} ({minutes} min{led})"


def _bullets(found: Sequence[Topic]) -> Iterator[str]:
    for topic in found:
        if len(topic.lines) == 1:
            yield f"- {topic.name}: {topic.lines[0]}"
        else:
            yield f"- {topic.name}"
            yield from (f"  - {line}" for line in topic.lines)


# ---- the file


def as_file(team: Team, slot: Slot) -> str:
    """Return the file of a meeting that is to come. Raises UsageError for one that was held."""
    if slot.doc is not None and is_held(slot.doc, team.today):
        raise UsageError(
            f"the meeting of {day_name(slot.day)} was held",
            f"its file is {slot.doc.path}: edit it, or name a later day",
        )
    meeting = _planned(team, slot)
    values: dict[str, Any] = {
        "facilitator": meeting.facilitator,
        "scribe": meeting.scribe,
        "agenda_sent": meeting.agenda_sent,
        "moved_to": meeting.moved_to,
        "why": meeting.why,
        "cancelled": meeting.cancelled,
        "minutes": meeting.minutes or None,
        "note": _note(team, slot, meeting),
    }
    text = block({key: value for key, value in values.items() if value is not None})
    return f"# meetings/{slot.named}.yaml\n{text}"


def _planned(team: Team, slot: Slot) -> Meeting:
    """Return a meeting with what its file leaves open filled in: who leads, who writes, the minutes of training."""
    written = slot.meeting or Meeting()
    roles = {"facilitator": facilitator_of(team, slot), "scribe": scribe_of(team, slot)}
    return written.model_copy(update={**roles, "minutes": _minutes(team, slot, written)})


def _minutes(team: Team, slot: Slot, written: Meeting) -> dict[str, int]:
    """Return the minutes the meeting changes: a session in its training section gets as many as it asks for."""
    form, changed = agenda_of(team), dict(written.minutes)
    asked = sum(session.minutes for session in _inside(team, slot))
    known = any(section.key == TRAINING for section in form.sections)
    if asked and known and TRAINING not in changed and asked != training_section(form, written):
        changed[TRAINING] = asked
    return changed


def _inside(team: Team, slot: Slot) -> list[Session]:
    """Return the sessions that fill the training section of a meeting."""
    found = sessions_by_day(team).get(slot.day, ())
    return [each.session for each in found if each.session.start is None]


def _note(team: Team, slot: Slot, meeting: Meeting) -> str | None:
    """Return the note with one line for each subject; what it says already is not said twice."""
    said = [line.strip() for line in meeting.note.strip().splitlines()] if meeting.note else []
    lines = (f"{topic.name}: {topic.brief}".strip() for topic in topics(team, slot) if topic.brief)
    said += [line for line in lines if line not in said]
    return "\n".join(said) + "\n" if said else None


__all__ = ["agenda", "as_file", "markdown"]
