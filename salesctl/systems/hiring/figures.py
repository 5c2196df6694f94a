"""What candidates score against their role's scorecard, and who is on the bench."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.core.doc import Doc
from salesctl.core.team import Team
from salesctl.systems.hiring.documents import CHOSEN, Candidate, Criterion, HiringPolicy, Interview, Scorecard

__all__ = [
    "LOWEST",
    "OPEN_STAGES",
    "Bench",
    "CriterionScore",
    "Mark",
    "Score",
    "bench",
    "candidates",
    "criteria",
    "decided_on",
    "held",
    "interviewers",
    "is_chosen",
    "is_hired",
    "is_open",
    "is_role_play",
    "met_on",
    "own_score",
    "passes",
    "points",
    "score",
    "scorecard_of",
    "scored",
]

OPEN_STAGES = ("bench", "screen", "interview", "role-play", "reference", "offer")
LOWEST = Decimal(3)  # the mean under which a `must` fails
_ROLE_PLAYS = ("role-play", "roleplay")
_NOTHING = Decimal(0)


# ---- the scorecard


def criteria(card: Scorecard) -> tuple[Criterion, ...]:
    """Return what a scorecard asks for: experience, then traits; of two with one id, the first."""
    found: dict[str, Criterion] = {}
    for criterion in (*card.experience, *card.traits):
        found.setdefault(criterion.id, criterion)
    return tuple(found.values())


def scorecard_of(team: Team, doc: Doc[Candidate]) -> Doc[Scorecard] | None:
    """Return the scorecard of a candidate's role; None when there is none or it cannot be read."""
    return team.get(Scorecard, role=doc.parts["role"])


# ---- one candidate's score


@dataclass(frozen=True, slots=True)
class Mark:
    """One score from 1 to 5: who gave it, in which round, and what showed it."""

    who: str
    round: str
    value: int
    evidence: str | None


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """How a candidate did on one criterion; `mean` is None when nobody scored it."""

    criterion: Criterion
    marks: tuple[Mark, ...]
    mean: Decimal | None

    @property
    def fails(self) -> bool:
        """Tell whether it is a `must` with a mean under 3."""
        return self.criterion.must and self.mean is not None and self.mean < LOWEST

    @property
    def spread(self) -> int:
        """Return how many points the furthest two marks are apart."""
        values = [mark.value for mark in self.marks]
        return max(values) - min(values) if values else 0


@dataclass(frozen=True, slots=True)
class Score:
    """A candidate against a scorecard; `value` is 0 to 100, None when nothing was scored.

    What nobody scored counts neither way: it is left out of the score, and `unscored` names it.
    """

    value: Decimal | None
    by_criterion: tuple[CriterionScore, ...]

    @property
    def failed(self) -> tuple[CriterionScore, ...]:
        """Return each `must` that fails."""
        return tuple(each for each in self.by_criterion if each.fails)

    @property
    def unscored(self) -> tuple[Criterion, ...]:
        """Return what nobody scored."""
        return tuple(each.criterion for each in self.by_criterion if each.mean is None)

    @property
    def unscored_musts(self) -> tuple[Criterion, ...]:
        """Return each `must` that nobody scored."""
        return tuple(criterion for criterion in self.unscored if criterion.must)


def points(mean: Decimal) -> Decimal:
    """Return what a mean from 1 to 5 counts: 0 to 100."""
    return (mean - 1) / 4 * 100


def held(candidate: Candidate, today: date | None) -> tuple[Interview, ...]:
    """Return the interviews dated up to a day; all of them when no day is given."""
    return tuple(each for each in candidate.interviews if today is None or each.date <= today)


def score(candidate: Candidate, card: Scorecard, today: date | None = None) -> Score:
    """Score a candidate: sum(weight x points of the mean) / sum(weight), over the criteria that somebody scored.

    Interviews after `today` have not happened. Weights of zero and less count nothing.
    """
    by_criterion = tuple(_criterion_score(candidate, criterion, today) for criterion in criteria(card))
    return Score(_weighted((each.criterion, each.mean) for each in by_criterion), by_criterion)


def own_score(interview: Interview, card: Scorecard) -> Decimal | None:
    """Return the score by one interview alone, over what it scored; None when that is nothing of the scorecard."""
    marks = interview.scores
    return _weighted(
        (criterion, Decimal(marks[criterion.id]) if criterion.id in marks else None) for criterion in criteria(card)
    )


def scored(candidate: Candidate, criterion: str, today: date | None = None) -> tuple[Mark, ...]:
    """Return the marks that a candidate got on a criterion."""
    return tuple(
        Mark(each.who, each.round, each.scores[criterion], each.evidence.get(criterion))
        for each in held(candidate, today)
        if criterion in each.scores
    )


def _criterion_score(candidate: Candidate, criterion: Criterion, today: date | None) -> CriterionScore:
    marks = scored(candidate, criterion.id, today)
    mean = Decimal(sum(mark.value for mark in marks)) / len(marks) if marks else None
    return CriterionScore(criterion, marks, mean)


def _weighted(means: Iterator[tuple[Criterion, Decimal | None]]) -> Decimal | None:
    total, weights = _NOTHING, _NOTHING
    for criterion, mean in means:
        if mean is not None and criterion.weight > 0:
            total += criterion.weight * points(mean)
            weights += criterion.weight
    return total / weights if weights else None


def passes(candidate: Candidate, card: Scorecard, today: date | None = None) -> bool | None:
    """Tell whether a candidate passes: at the pass mark or above, and no `must` under 3.

    None while that cannot be said: nothing is scored, or a `must` is not.
    """
    result = score(candidate, card, today)
    if result.failed or (result.value is not None and result.value < card.pass_score):
        return False
    return None if result.value is None or result.unscored_musts else True


# ---- where a candidate stands


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
