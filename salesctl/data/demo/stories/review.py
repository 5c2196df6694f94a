"""Reviews: planned by the manager, assessed by the person, held, and signed by each."""

from __future__ import annotations

from datetime import date, timedelta

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.data.demo.stories.closing import close_items, move
from salesctl.systems.review.documents import FormalReview, Review

PLANNED = 10  # days before the talk that it is planned
ASSESSED = 3  # days before the talk that the person assesses himself
TALK = ("held", "agreed", "pipeline", "support", "note", "one_focus", "goals")


def review(doc: Doc[Review], text: str, cast: Cast) -> Sheet:
    """Tell of a monthly review."""
    sheet, _ = _held(doc, text, cast, doc.model.held)
    return sheet


def formal(doc: Doc[FormalReview], text: str, cast: Cast) -> Sheet:
    """Tell of a formal review: two columns of ratings by two hands, then two signatures."""
    model = doc.model
    day = model.held or model.planned or cast.team.today
    own = cast.early(day, ASSESSED, 16, doc.owner, "Assess myself")
    sheet, talk = _held(doc, text, cast, own.when.date())
    for key in ("self_assessment", "ratings"):
        sheet.mark((key,), own)
    for at in range(len(model.ratings)):
        for key in ("manager", "evidence"):
            sheet.mark(("ratings", at, key), talk)
    _sign(doc, sheet, cast)
    return sheet


def _held(doc: Doc[Review], text: str, cast: Cast, written: date | None) -> tuple[Sheet, Event]:
    """Tell of what both kinds share; the appointment is made before anybody has `written` of it."""
    model, who = doc.model, doc.owner
    day = model.planned or model.held or cast.team.today
    manager = cast.team.manager_of(who, day)
    first = min(day - timedelta(days=PLANNED), (written or day) - timedelta(days=1))
    sheet = Sheet(text, cast.early(first, 0, 9, manager, f"Plan the review of {who}"))
    move(model, day, (), sheet, cast, manager)
    if model.held is None:
        return sheet, sheet.base
    sheet.mark(("rating",), cast.at(model.held, 7, who, "Rate my month"))
    talk = cast.at(model.held, 18, manager, f"Review with {who}")
    for key in TALK:
        sheet.mark((key,), talk)
    close_items(doc, sheet, cast, who)
    return sheet, talk


def _sign(doc: Doc[FormalReview], sheet: Sheet, cast: Cast) -> None:
    signed = doc.model.signed
    events = sorted(
        (cast.at(day, 19 + (who != doc.owner), who, f"Sign {doc.period}"), who) for who, day in signed.items()
    )
    if not events:
        return
    sheet.mark(("signed",), events[0][0])
    for number, (event, _) in enumerate(events[1:], start=1):
        so_far = ", ".join(f"{who}: {signed[who]}" for _, who in events[:number])
        sheet.before(("signed",), f"{{{so_far}}}", _after(event, events[number - 1][0]))


def _after(event: Event, earlier: Event) -> Event:
    """Return the event, at least a minute after an earlier one."""
    return Event(max(event.when, earlier.when + timedelta(minutes=1)), event.who, event.subject, event.web)
