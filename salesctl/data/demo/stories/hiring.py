"""Scorecards before the first talk; candidates by those who met them."""

from __future__ import annotations

from datetime import date, timedelta

from salesctl.core.doc import Doc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.event import Event
from salesctl.data.demo.sheet import Sheet
from salesctl.systems.hiring.documents import STAGES, Candidate, Scorecard

BEFORE = 21  # days before the first talk that the scorecard is written


def scorecard(doc: Doc[Scorecard], text: str, cast: Cast) -> Sheet:
    """Tell of a scorecard: written before the first candidate for the role was met."""
    others = (each.model for each in cast.docs("candidate") if each.parts["role"] == doc.parts["role"])
    met = [interview.date for candidate in others for interview in candidate.interviews]
    day = min(met, default=cast.team.today)
    return Sheet(text, cast.early(day, BEFORE, 10, cast.manager, f"Scorecard: {doc.parts['role']}"))


def candidate(doc: Doc[Candidate], text: str, cast: Cast) -> Sheet:
    """Tell of a candidate: each talk by who had it, then references, decision and checks."""
    model = doc.model
    talks = [cast.at(each.date, 18, each.who, f"Talk with {doc.parts['candidate']}") for each in model.interviews]
    base = min(talks, default=_unmet(model, cast))
    sheet = Sheet(text, base)
    sheet.mark_each(("interviews",), [max(base, event) for event in talks])
    calls = [cast.at(each.date, 12, cast.manager, "Ask for references") for each in model.references]
    sheet.mark_each(("references",), [max(base, event) for event in calls])
    _stages(model, sheet, talks)
    _decide(doc, sheet, cast)
    sheet.mark(("note",), max(talks, default=base))
    return sheet


def _unmet(model: Candidate, cast: Cast) -> Event:
    day = model.decision.date if model.decision else cast.team.today
    return cast.early(day, 30, 12, cast.manager, "A name for the bench")


def _stages(model: Candidate, sheet: Sheet, talks: list[Event]) -> None:
    """Let the stage be the last round's until the next talk."""
    rounds = [each.round if each.round in STAGES else "interview" for each in model.interviews]
    for stage, following in zip(rounds, sorted(talks)[1:], strict=False):
        sheet.before(("stage",), stage, following)


def _decide(doc: Doc[Candidate], sheet: Sheet, cast: Cast) -> None:
    model = doc.model
    if model.decision is None:
        return
    event = cast.at(model.decision.date, 17, model.decision.who, f"Decide: {doc.parts['candidate']}")
    if model.interviews:
        last = model.interviews[-1].round
        sheet.before(("stage",), last if last in STAGES else "interview", event)
    for key in ("decision", "person", "checks"):
        sheet.mark((key,), event)
    hired = cast.people.get(model.person or "")
    if hired:
        sheet.mark(("person",), cast.at(model.decision.date, 19, cast.manager, f"Hired: {hired.name}"))
    checked = [
        cast.at(check.date or _after(hired.starts, days), 15, cast.manager, f"Check {model.person} after {days} days")
        for days, check in model.checks.items()
        if hired and hired.starts
    ]
    if checked:
        sheet.mark(("checks",), min(checked))
    for days, each in zip(model.checks, checked, strict=False):
        sheet.mark(("checks", str(days)), each)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)
