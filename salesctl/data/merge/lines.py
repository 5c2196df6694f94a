"""Lines of forecasts that have an id of the CRM's: where they stand, and what a deal changes in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.data.crm import Deal
from salesctl.data.merge.change import Terms, plain
from salesctl.systems.plan.documents import Line, Plan

BARE = frozenset({"account", "amount", "close", "source", "probability", "crm"})
"""What an import writes into a line; a line with more in it holds somebody's words."""

PlanOf = tuple[Period, str]
"""A half and a person."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line where it stands: its plan, its position from 0, and whether others hold the same deal in that half."""

    doc: Doc[Plan]
    index: int
    line: Line
    shared: bool = False

    @property
    def plan(self) -> PlanOf:
        """Whose plan of which half."""
        return self.doc.period, self.doc.owner


@dataclass(slots=True)
class PlanChange:
    """What becomes of one plan: values by position and key (None: the key goes), lines that go, and lines that come."""

    values: dict[int, dict[str, object]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    new: list[Mapping[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Side:
    """What the export says of names: person ids by owner, account ids by account; and how ids of deals compare."""

    people: Mapping[str, str]
    accounts: Mapping[str, str]
    same_id: Callable[[str], str] = str.strip


def by_deal(team: Team, terms: Terms, side: Side) -> Mapping[str, tuple[Place, ...]]:
    """Return the lines that have an id of the CRM's, by that id."""
    found: dict[str, list[Place]] = defaultdict(list)
    for doc in team.all(Plan):
        if terms.half not in (None, doc.period):
            continue
        for index, line in enumerate(doc.model.forecast):
            if line.crm:
                found[side.same_id(line.crm)].append(Place(doc, index, line))
    return {crm: tuple(_marked(places)) for crm, places in found.items()}


def _marked(places: list[Place]) -> Iterable[Place]:
    for place in places:
        others = any(other.doc.period == place.doc.period and other is not place for other in places)
        yield Place(place.doc, place.index, place.line, bool(place.line.with_) or others)


def news(line: Line, wanted: Mapping[str, object]) -> dict[str, object]:
    """Return what a line does not say yet; a key that is wanted away (None) only where it is written."""
    found = {key: value for key, value in wanted.items() if getattr(line, key) != value}
    return {key: plain(value) if isinstance(value, Decimal) else value for key, value in found.items()}


def may_go(place: Place) -> bool:
    """Tell whether a line is open and holds nothing but what an import wrote."""
    line = place.line
    written = {type(line).model_fields[name].alias or name for name in line.model_fields_set if getattr(line, name)}
    return not place.shared and line.is_open and written <= BARE


def new_line(deal: Deal, account: str, before: Line | None = None) -> Mapping[str, object]:
    """Return the line of a deal; one that has moved keeps its source, and its probability where the CRM gives none."""
    line: dict[str, object] = {
        "account": account,
        "amount": plain(deal.amount or Decimal(0)),
        "close": deal.close,
        "source": before.source if before else "pipeline",
    }
    probability = deal.probability if deal.probability is not None or before is None else before.probability
    if probability is not None:
        line["probability"] = plain(probability)
    return line | {"crm": deal.crm}
