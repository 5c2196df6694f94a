"""Deals laid beside the forecasts: what becomes of each, and what changes in which plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.data.crm import Deal
from salesctl.data.merge.change import Outcome, Terms
from salesctl.data.merge.lines import Place, PlanChange, PlanOf, Side, by_deal, may_go, new_line, news
from salesctl.systems.people.documents import find_account
from salesctl.systems.plan.documents import Line, Plan

HALVES_AHEAD = 4
"""How far ahead an open deal still makes a draft: two years."""
LOST = "lost in the CRM"
"""What stands behind `lost` where the CRM gives no reason."""


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
        if deal.state == "won" and not self.team.has_happened(deal.close):
            return _left("was won on no day that has come", deal)
        outcome = Outcome(f"{deal.state}, as their lines say already")
        for place in places:
            changed = self._news_of_closed(deal, place)
            if not changed:
                continue
            if place.doc.model.submitted and not self.terms.submitted:
                return _left(f"{deal.state}, in a submitted plan: --submitted writes it there", deal)
            self._change(place, changed)
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
        drafts = [place for place in places if not place.doc.model.submitted and place.doc.period >= self.now]
        if target is None:
            return _left(why, deal)
        if not drafts:
            return self._added(deal, target, slipped=any(place.line.is_open for place in places))
        if not all(may_go(place) for place in drafts):
            return _left(f"closes in {target[0]} now, and its line holds somebody's words: move it by hand", deal)
        return self._moved(deal, drafts, target)

    def _same_plan(self, deal: Deal, place: Place) -> Outcome:
        if not place.line.is_open:
            return _left("closed in the plan and open in the CRM", deal)
        changed = self._news_of(deal, place)
        if not changed:
            return Outcome("in the forecast already")
        if place.doc.model.submitted:
            return _left(f"says something else than a submitted plan ({', '.join(changed)})", deal)
        self._change(place, changed)
        return Outcome("brought up to date", _name(deal))

    def _other_owner(self, deal: Deal, places: tuple[Place, ...], target: PlanOf | None) -> Outcome:
        place = next(one for one in places if target and one.doc.period == target[0])
        if target is None or not may_go(place) or place.doc.model.submitted:
            return _left(f"in the plan of {place.doc.owner}, and somebody else's in the CRM", deal)
        return self._moved(deal, [place], target)

    def _moved(self, deal: Deal, places: Sequence[Place], target: PlanOf) -> Outcome:
        outcome = self._added(deal, target, before=places[0].line)
        if not outcome.left:
            for place in places:
                self.plans[place.plan].gone.append(place.index)
            return Outcome("moved to the plan of another half or person", _name(deal))
        return outcome

    def _added(self, deal: Deal, target: PlanOf, *, slipped: bool = False, before: Line | None = None) -> Outcome:
        half, who = target
        doc = self.team.get(Plan, half=half, person=who)
        if doc is not None and doc.model.submitted:
            return _left("new, and the plan it belongs in is submitted: its owner adds it", deal)
        if self.team.unseen(Plan, half=half, person=who):
            return _left("the plan it belongs in cannot be read", deal)
        account = self.side.accounts[deal.account or ""]
        self.plans[target].new.append(new_line(deal, account, before))
        said = "added, having slipped out of an earlier plan: its owner says so there" if slipped else "added"
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
        return news(place.line, wanted)

    def _news_of_closed(self, deal: Deal, place: Place) -> dict[str, object]:
        """Return what the end of a deal changes: why it was lost stays in the words of whoever wrote it first."""
        if deal.state == "lost":
            return news(place.line, {"won": None, "lost": place.line.lost or deal.lost_reason or LOST})
        own: dict[str, object] = (
            {} if place.shared or place.doc.model.submitted or deal.amount is None else {"amount": deal.amount}
        )
        return news(place.line, {"won": deal.close, "lost": None} | own)

    def _change(self, place: Place, changed: Mapping[str, object]) -> None:
        self.plans[place.plan].values.setdefault(place.index, {}).update(changed)


_SPOKEN = {"account": "an account", "amount": "an amount", "close": "a day it closes"}


def _name(deal: Deal) -> str:
    return f"{deal.crm} {deal.name}".strip()


def _left(why: str, deal: Deal) -> Outcome:
    return Outcome(why, _name(deal), left=True)
