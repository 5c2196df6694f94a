"""Where candidates stand: open, offered the role, hired; and who is on the bench."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.systems.hiring.documents import CHOSEN, Candidate, HiringPolicy, Interview, Scorecard
from salesctl.systems.hiring.scoring import held, passes

OPEN_STAGES = ("bench", "screen", "interview", "role-play", "reference", "offer")
_ROLE_PLAYS = ("role-play", "roleplay")


def scorecard_of(team: Team, doc: Doc[Candidate]) -> Doc[Scorecard] | None:
    """Return the scorecard of a candidate's role; None when there is none or it cannot be read."""
    return team.get(Scorecard, role=doc.parts["role"])


def is_open(candidate: Candidate) -> bool:
    """Tell whether nothing final is decided about a candidate."""
    return candidate.stage in OPEN_STAGES


def interviewers(candidate: Candidate, until: date | None = None) -> tuple[str, ...]:
    """Return who interviewed a candidate, each once, sorted."""
    return tuple(sorted({each.who for each in held(candidate, until)}))


def decided_on(candidate: Candidate) -> date | None:
    """Return the day of an offer or a hire that is written; None without one."""
    decision = candidate.decision
    return decision.date if decision is not None and decision.outcome in CHOSEN else None


def is_chosen(candidate: Candidate) -> bool:
    """Tell whether somebody was offered the role, or hired."""
    decision = candidate.decision
    return candidate.stage in CHOSEN or (decision is not None and decision.outcome in CHOSEN)


def is_hired(candidate: Candidate) -> bool:
    """Tell whether somebody was hired, by the stage or by the decision."""
    decision = candidate.decision
    return candidate.stage == "hired" or (decision is not None and decision.outcome == "hired")


def is_role_play(interview: Interview) -> bool:
    """Tell whether an interview was a role play: its round's name begins so."""
    return interview.round.startswith(_ROLE_PLAYS)


def met_on(candidate: Candidate, today: date) -> date | None:
    """Return the day of the last talk with a candidate or about one, up to today; None when there was none."""
    days = [each.date for each in candidate.interviews] + [each.date for each in candidate.references]
    return max((day for day in days if day <= today), default=None)


def candidates(team: Team, *, only_open: bool = False) -> tuple[Doc[Candidate], ...]:
    """Return the candidates of every role, by path."""
    return tuple(doc for doc in team.all(Candidate) if not only_open or is_open(doc.model))


# ---- the bench


@dataclass(frozen=True, slots=True)
class Bench:
    """Who could start: open candidates who do not fail their scorecard, against what the policy asks for."""

    on_it: tuple[Doc[Candidate], ...]
    salespeople: int
    asked: int

    @property
    def missing(self) -> int:
        """Return how many are missing."""
        return max(0, self.asked - len(self.on_it))


def bench(team: Team) -> Bench:
    """Return the bench of the team, over all roles.

    Whoever is in an open stage and has not failed counts. The policy's "one for every so many salespeople" is rounded
    up, over the salespeople employed today; a policy of 0 asks for nobody.
    """
    team.all(Candidate)
    team.all(Scorecard)
    return team.once("hiring", "bench", make=lambda: _bench(team))


def _bench(team: Team) -> Bench:
    selling = sum(team.today in doc.model.employed for doc in team.salespeople())
    each = team.policy(HiringPolicy).bench_per_salespeople
    asked = -(-selling // each) if each else 0
    return Bench(tuple(doc for doc in candidates(team, only_open=True) if _could_start(team, doc)), selling, asked)


def _could_start(team: Team, doc: Doc[Candidate]) -> bool:
    card = scorecard_of(team, doc)
    return card is None or passes(doc.model, card.model, team.today) is not False


# ---- hires and their checks


def check_day(starts: date, days: int) -> date | None:
    """Return the day of a check that many days after the first; None past the end of the calendar."""
    try:
        return starts + timedelta(days=days)
    except OverflowError:
        return None


def hires(team: Team) -> tuple[Doc[Candidate], ...]:
    """Return the candidates who were hired, by path; of two who became the same person, the first."""
    found: dict[str, Doc[Candidate]] = {}
    for doc in team.all(Candidate):
        if doc.model.stage == "hired":
            found.setdefault(doc.model.person or doc.path, doc)
    return tuple(found.values())
