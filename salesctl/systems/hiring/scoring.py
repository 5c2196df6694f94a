"""What a candidate scores against a scorecard, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesctl.systems.hiring.documents import Candidate, Criterion, Interview, Scorecard

LOWEST = Decimal(3)  # the mean under which a `must` fails
_NOTHING = Decimal(0)


# ---- the scorecard


def criteria(card: Scorecard) -> tuple[Criterion, ...]:
    """Return what a scorecard asks for: experience, then traits; of two with one id, the first."""
    found: dict[str, Criterion] = {}
    for criterion in (*card.experience, *card.traits):
        found.setdefault(criterion.id, criterion)
    return tuple(found.values())


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

    None while that cannot be said: nothing is scored, or a `must` is not, and none of those scored fails.
    """
    result = score(candidate, card, today)
    if result.failed:
        return False
    if result.value is None or result.unscored_musts:
        return None
    return result.value >= card.pass_score
