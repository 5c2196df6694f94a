"""Meetings, planned by the facilitator and noted by the scribe; trainings, planned by the manager, led by others."""

from __future__ import annotations

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories.closing import close_items, move
from salesctl.systems.meeting.documents import Meeting
from salesctl.systems.training.documents import Training

NOTES = ("started", "ended", "present", "wins", "ratings", "commitments", "help", "actions", "notes_sent")
AGENDA = 3  # days before a meeting that its agenda is sent, where the file does not say
PLANNED = 15  # days before a quarter that its training is planned, where the file does not say


def meeting(doc: Doc[Meeting], text: str, cast: Cast) -> Sheet:
    """Tell of a meeting: the agenda by the facilitator, the notes by the scribe, then what became of the promises."""
    model, day = doc.model, doc.period.date
    subject = f"Agenda of {day}"
    if model.agenda_sent:
        base = cast.at(model.agenda_sent, 14, model.facilitator, subject)
    else:
        base = cast.early(min(day, cast.team.today), AGENDA, 14, model.facilitator, subject)
    sheet = Sheet(text, base)
    move(model, day, (), sheet, cast, model.facilitator or cast.manager)
    scribe = model.scribe or model.facilitator
    notes = cast.at(model.notes_sent or model.on(day), 13, scribe, f"Notes of {model.on(day)}")
    for key in NOTES:
        sheet.mark((key,), notes)
    close_items(doc, sheet, cast, cast.manager)
    return sheet


def training(doc: Doc[Training], text: str, cast: Cast) -> Sheet:
    """Tell of a training plan: planned at once, then each session noted by whoever led it."""
    model = doc.model
    subject = f"Training of {doc.period}"
    if model.planned:
        base = cast.at(model.planned, 10, cast.manager, subject)
    else:
        base = cast.early(cast.team.calendar.days(doc.period).first, PLANNED, 10, cast.manager, subject)
    sheet = Sheet(text, base)
    for at, session in enumerate(model.sessions):
        path = ("sessions", at)
        move(session, session.date, path, sheet, cast, cast.manager)
        if session.attendees:
            held = cast.at(session.on(session.date), 17, session.held_by, f"Held: {session.topic}")
            for key in ("attendees", "led", "rating"):
                sheet.mark((*path, key), held)
    return sheet
