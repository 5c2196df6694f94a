"""Deals as lines of forecasts: what changes in the lines there are, and which lines are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.data.crm import Deal
from salesctl.data.merge.change import Outcome, Terms, plain
from salesctl.systems.people.documents import find_account
from salesctl.systems.plan.documents import Line, Plan

HALVES_AHEAD = 4
"""How far ahead an open deal still makes a draft: two years."""
BARE = frozenset({"account", "amount", "close", "source", "probability", "crm"})
"""What an import writes into a line; a line with more in it holds somebody's words."""
LOST = "lost in the CRM"
"""What stands behind `lost` where the CRM gives no reason."""

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


class Forecasts:
    """Lays deals beside the forecasts, one after the other; `plans` are the changes so far."""

    def __init__(self, team: Team, side: Side, terms: Terms) -> None:
        self.team, self.side, self.terms = team, side, terms
        self.places = by_deal(team, terms, side)
        self.plans: dict[PlanOf, PlanChange] = defaultdict(PlanChange)
        self.now = team.calendar.period(team.today, "half")

    def lay(self, deal: Deal) -> Outcome | None:
        """Say what becomes of one deal, and note the changes; None for one that is closed and in no forecast."""
        places = self.places.get(deal.crm, ())
        if deal.state == "open":
            return self._open(deal, places)
        return self._closed(deal, places) if places else None

    # ---- won and lost

    def _closed(self, deal: Deal, places: Iterable[Place]) -> Outcome:
        day = deal.close
        if deal.state == "won" and (day is None or day > self.team.today):
            return _left("was won on no day that has come", deal)
        wanted: dict[str, object] = {"won": day} if deal.state == "won" else {"lost": deal.lost_reason or LOST}
        outcome = Outcome(f"{deal.state}, as their lines say already")
        for place in places:
            news = _news(place.line, wanted | ({"lost": None} if deal.state == "won" else {"won": None}))
            if deal.state == "lost" and place.line.lost is not None:
                news.pop("lost", None)
            if not news:
                continue
            if place.doc.model.submitted and not self.terms.submitted:
                return _left(f"{deal.state}, in a submitted plan: --submitted writes it there", deal)
            if not place.doc.model.submitted and not place.shared and deal.amount is not None:
                news |= _news(place.line, {"amount": deal.amount}) if deal.state == "won" else {}
            self._change(place, news)
            outcome = Outcome(f"{deal.state}, now said in their lines", _name(deal))
        return outcome

    # ---- open

    def _open(self, deal: Deal, places: tuple[Place, ...]) -> Outcome:
        target, why = self._target(deal)
        here = next((place for place in places if place.plan == target), None)
        if here is not None:
            return self._same_plan(deal, here)
        if places and any(place.doc.period == (target[0] if target else None) for place in places):
            return self._other_owner(deal, places, target)
        drafts = [place for place in places if not place.doc.model.submitted]
        if target is None:
            return _left(why, deal)
        if not drafts:
            return self._added(deal, target, submitted=[place for place in places if place.line.is_open])
        if not all(self._may_go(place) for place in drafts):
            return _left(f"closes in {target[0]} now, and its line holds somebody's words: move it by hand", deal)
        return self._moved(deal, drafts, target)

    def _same_plan(self, deal: Deal, place: Place) -> Outcome:
        if not place.line.is_open:
            return _left("closed in the plan and open in the CRM", deal)
        news = self._news_of(deal, place)
        if not news:
            return Outcome("in the forecast already")
        if place.doc.model.submitted:
            return _left(f"says something else than a submitted plan ({_keys(news)})", deal)
        self._change(place, news)
        return Outcome("brought up to date", _name(deal))

    def _other_owner(self, deal: Deal, places: tuple[Place, ...], target: PlanOf | None) -> Outcome:
        place = next(one for one in places if target and one.doc.period == target[0])
        if target is None or not self._may_go(place) or place.doc.model.submitted:
            return _left(f"in the plan of {place.doc.owner}, and somebody else's in the CRM", deal)
        return self._moved(deal, [place], target)

    def _moved(self, deal: Deal, places: Iterable[Place], target: PlanOf) -> Outcome:
        outcome = self._added(deal, target)
        if not outcome.left:
            for place in places:
                self.plans[place.plan].gone.append(place.index)
            return Outcome("moved to the plan of another half or person", _name(deal))
        return outcome

    def _added(self, deal: Deal, target: PlanOf, submitted: Iterable[Place] = ()) -> Outcome:
        half, who = target
        doc = self.team.get(Plan, half=half, person=who)
        if doc is not None and doc.model.submitted:
            return _left("new, and the plan it belongs in is submitted: its owner adds it", deal)
        if self.team.unseen(Plan, half=half, person=who):
            return _left("the plan it belongs in cannot be read", deal)
        self.plans[target].new.append(self._line(deal))
        slipped = any(True for _ in submitted)
        said = "added, and slipped out of a submitted plan: its owner says so there" if slipped else "added"
        return Outcome(said, _name(deal))

    def _target(self, deal: Deal) -> tuple[PlanOf | None, str]:
        """Return the plan a deal belongs in, or why it belongs in none."""
        who = self.side.people.get(deal.owner or "")
        if who is None:
            return None, "without an owner" if deal.owner is None else "its owner is nobody of the team"
        if deal.account is None or deal.amount is None or deal.close is None:
            lacking = [name for name in ("account", "amount", "close") if getattr(deal, name) is None]
            return None, f"without {' and '.join(_SPOKEN[name] for name in lacking)}"
        if deal.account not in self.side.accounts:
            return None, "its account's name is that of several accounts"
        if deal.amount <= 0:
            return None, "worth nothing"
        half = self.team.calendar.period(deal.close, "half")
        why = self._no_half(half) or self._no_seller(who, half)
        return (None, why) if why else ((half, who), "")

    def _no_half(self, half: Period) -> str:
        if self.terms.half is not None:
            return "" if half == self.terms.half else f"closes in another half than {self.terms.half}"
        if half < self.now:
            return "was to close in a half that is over"
        last = self.team.calendar.shift(self.now, HALVES_AHEAD)
        return f"closes after {last}, too far ahead for a plan" if half > last else ""

    def _no_seller(self, who: str, half: Period) -> str:
        if self.team.get(Plan, half=half, person=who) is not None:
            return ""
        person = self.team.person(who)
        if person is None or not person.is_salesperson:
            return "its owner is no salesperson, and writes no plan"
        inside = self.team.calendar.days(half).overlap(person.employed)
        return "" if len(inside) else "its owner is not in the team in that half"

    # ---- lines

    def _may_go(self, place: Place) -> bool:
        """Tell whether a line holds nothing but what an import wrote."""
        return not place.shared and place.line.is_open and _written(place.line) <= BARE

    def _news_of(self, deal: Deal, place: Place) -> dict[str, object]:
        wanted: dict[str, object] = {}
        account = self.side.accounts.get(deal.account or "")
        if account is not None and find_account(self.team, place.line.account) != account:
            wanted["account"] = account
        if deal.amount is not None and not place.shared:
            wanted["amount"] = deal.amount
        if deal.close is not None and deal.close not in self.team.calendar.days(place.line.close):
            wanted["close"] = deal.close
        if deal.probability is not None:
            wanted["probability"] = deal.probability
        return _news(place.line, wanted)

    def _line(self, deal: Deal) -> Mapping[str, object]:
        line: dict[str, object] = {
            "account": self.side.accounts[deal.account or ""],
            "amount": plain(deal.amount or Decimal(0)),
            "close": deal.close,
            "source": "pipeline",
        }
        if deal.probability is not None:
            line["probability"] = plain(deal.probability)
        return line | {"crm": deal.crm}

    def _change(self, place: Place, news: Mapping[str, object]) -> None:
        self.plans[place.plan].values.setdefault(place.index, {}).update(news)


_SPOKEN = {"account": "an account", "amount": "an amount", "close": "a day it closes"}


def _news(line: Line, wanted: Mapping[str, object]) -> dict[str, object]:
    """Return what a line does not say yet; a key that is wanted away only where it is written."""
    found = {key: value for key, value in wanted.items() if getattr(line, key) != value}
    return {key: plain(value) if isinstance(value, Decimal) else value for key, value in found.items()}


def _written(line: Line) -> set[str]:
    return {type(line).model_fields[name].alias or name for name in line.model_fields_set if getattr(line, name)}


def _keys(news: Mapping[str, object]) -> str:
    return ", ".join(news)


def _name(deal: Deal) -> str:
    return f"{deal.crm} {deal.name}".strip()


def _left(why: str, deal: Deal) -> Outcome:
    return Outcome(why, _name(deal), left=True)
