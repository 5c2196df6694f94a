"""A coached call: booked by the coach, debriefed by the coach, its promises kept by the salesperson."""

from __future__ import annotations

from datetime import date

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories.closing import close_items, move
from salesctl.systems.coaching.documents import Coaching

BOOKED = 7  # days before the call that it is booked, where the file does not say
AFTER = ("seen", "interventions", "ratings", "outcome", "debrief", "commitments")


def coaching(doc: Doc[Coaching], text: str, cast: Cast) -> Sheet:
    """Tell of a coached call."""
    model, day = doc.model, date.fromisoformat(doc.parts["date"])
    coach = model.coach or cast.team.manager_of(doc.owner, day)
    subject = f"Book a call with {doc.owner}"
    booked = cast.at(model.booked, 9, coach, subject) if model.booked else cast.early(day, BOOKED, 9, coach, subject)
    sheet = Sheet(text, booked)
    move(model, day, (), sheet, cast, coach)
    if model.debrief:
        event = cast.at(model.debrief.date, 18, coach, f"Debrief {doc.owner}")
        for key in AFTER:
            sheet.mark((key,), event)
    close_items(doc, sheet, cast, doc.owner)
    return sheet
