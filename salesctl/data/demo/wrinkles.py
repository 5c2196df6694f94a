"""What went wrong in the example's history, on purpose: each is what a rule on evidence should find.

Everything else in the history is as the method wants it. A wrinkle is told only where its document is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from salesctl.core.doc import AnyDoc
from salesctl.data.demo.cast import Cast
from salesctl.data.demo.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Wrinkle:
    """One thing that went wrong: what a reader of the history sees, and how it is bent into a sheet."""

    tells: str
    bend: Callable[[AnyDoc, Sheet, Cast], None]


def _written_by_manager(doc: AnyDoc, sheet: Sheet, cast: Cast) -> None:
    submitted = sheet.written(("submitted",))
    for key in ("lookback", "forecast", "activity", "training", "actions", "obstacles"):
        if submitted is not None:
            sheet.rewrite((key,), cast.team.manager_of(doc.person, cast.team.today), submitted)


def _typed_at_one_go(doc: AnyDoc, sheet: Sheet, cast: Cast) -> None:
    last = cast.team.calendar.on_or_before(cast.team.calendar.days(doc.period).last)
    sheet.gather(cast.at(last, 18, doc.person, f"Log {doc.period}"))


def _agenda_on_the_day(doc: AnyDoc, sheet: Sheet, cast: Cast) -> None:
    day: date = doc.period.date
    sheet.gather(cast.at(day, 7, doc.model.facilitator, f"Agenda of {day}"))


WRINKLES: Mapping[str, Wrinkle] = {
    "plans/2025-H2/eva-ruiz.yaml": Wrinkle(
        "the manager wrote the first plan of whoever came, a year earlier too", _written_by_manager
    ),
    "metrics/bo-lund/2025-10.yaml": Wrinkle("a month was typed at one go a year earlier too", _typed_at_one_go),
    "plans/2026-H2/gil-matos.yaml": Wrinkle(
        "the manager wrote most of the newcomer's plan, who submitted it", _written_by_manager
    ),
    "metrics/dana-roy/2026-10.yaml": Wrinkle("a whole month of metrics was typed at one go", _typed_at_one_go),
    "meetings/2026-10-19.yaml": Wrinkle(
        "the file says that the agenda was sent on Friday, and it was first written on Monday morning",
        _agenda_on_the_day,
    ),
}
