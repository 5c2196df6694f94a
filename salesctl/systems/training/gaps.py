"""What each person needs against what is coming: covered, planned, or nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.systems.people.figures import absence
from salesctl.systems.quota.figures import days_of
from salesctl.systems.training.figures import Booked, is_held, is_invited, present_of, sessions_by_day
from salesctl.systems.training.needs import Evidence, evidence

__all__ = ["Gap", "State", "gaps"]

_NO_SCORE = 3  # what nobody has scored stands between weak and good


class State(StrEnum):
    """Who takes care of a need."""

    NOBODY = "nobody's"
    PLANNED = "planned"
    COVERED = "covered"


_WORST = {State.NOBODY: 0, State.PLANNED: 1, State.COVERED: 2}


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill somebody needs: the documents that show it, the weightiest first, and what takes care of it.

    `since` is the last day on which it showed; `session` a session after it, `own` the person's own training.
    """

    who: str
    skill: str
    since: date
    shown: tuple[Evidence, ...]
    state: State
    session: Booked | None = None
    own: Evidence | None = None

    @property
    def score(self) -> int | None:
        """The weakest score, if one was given."""
        return min((each.score for each in self.shown if each.score is not None), default=None)

    @property
    def order(self) -> tuple[int, int, int, date, str, str]:
        """Sort the worst first: nobody's, then the weakest, then what shows in most documents, then the oldest."""
        weak = _NO_SCORE if self.score is None else self.score
        return _WORST[self.state], weak, -len(self.shown), self.since, self.who, self.skill


def gaps(team: Team, quarter: Period, *, only: bool = False) -> tuple[Gap, ...]:
    """Return what the people of the team need, the worst first.

    It is asked as of today, or as of the end of a quarter that is over. `only` looks at no session after the quarter.
    """
    days = days_of(team, quarter)
    today = min(team.today, days.last) if days else team.today
    last = days.last if days and only else date.max
    needed: dict[tuple[str, str], list[Evidence]] = {}
    for each in evidence(team, quarter, today):
        if team.person(each.who) is not None and not _is_gone(team, each.who, today):
            needed.setdefault((each.who, each.skill), []).append(each)
    trained = _by_skill(team, last)
    made = (_gap(team, shown, trained.get(skill, ()), today) for (_, skill), shown in needed.items())
    return tuple(sorted((gap for gap in made if gap is not None), key=lambda gap: gap.order))


def _is_gone(team: Team, who: str, day: date) -> bool:
    return absence(team, who, day) == "is no longer in the team"


def _by_skill(team: Team, last: date) -> Mapping[str, list[Booked]]:
    found: dict[str, list[Booked]] = {}
    for day, booked in sessions_by_day(team).items():
        for each in booked if day <= last else ():
            for skill in dict.fromkeys(each.session.skills):
                found.setdefault(skill, []).append(each)
    return found


def _gap(team: Team, shown: Sequence[Evidence], trained: Iterable[Booked], today: date) -> Gap | None:
    """Return a need and what takes care of it; None where the person's own training is all there was, and is done."""
    own = next((each for each in shown if each.is_own), None)
    if own is not None and own.own_done is not None and len(shown) == 1:
        return None
    who, skill = shown[0].who, shown[0].skill
    since = max(each.day for each in shown)
    ranked = tuple(sorted(shown, key=_weight))
    session = next((each for each in trained if _covers(team, each, who, since, today)), None)
    if session is not None or (own is not None and own.own_done is not None and own.own_done >= since):
        return Gap(who, skill, since, ranked, State.COVERED, session, own)
    if own is not None and own.own_done is None:
        return Gap(who, skill, since, ranked, State.PLANNED, None, own)
    return Gap(who, skill, since, ranked, State.NOBODY, None, own)


def _weight(each: Evidence) -> tuple[int, bool, int, str]:
    score = _NO_SCORE if each.score is None else each.score
    return score, each.source == "training plan", -each.day.toordinal(), each.path


def _covers(team: Team, booked: Booked, who: str, since: date, today: date) -> bool:
    """Tell whether a session takes care of a need: held after it with the person there, or coming and meant for them.

    A session whose day has passed and that was not held is none.
    """
    if booked.day < since:
        return False
    if is_held(booked, today):
        return who in present_of(booked)
    return booked.day >= today and (who == booked.session.leader or is_invited(team, booked, who))
