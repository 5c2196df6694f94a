"""Rules on self-assessments: they must be their writer's own, and of their quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related
from salesctl.core.likeness import Pieces, Twin, pieces, shared, twins
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.review.documents import FormalReview
from salesctl.systems.review.figures import formal_before

_MOSTLY = 0.6  # the share of a text, in runs of three words, that makes it another's


@rule("REV012", "self-assessment-of-another", "formal-review")
def self_assessment_of_another(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """Most of a self-assessment stands in a colleague's for the same quarter.

    Why: It is the one part of the review that only its writer can write. Compared are runs of three words; the
        review held later is the one spoken of.

    Bad:
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-09
        self_assessment: |
          A good spring. The two customers from the fair made up for the weak start in April, and I kept my Fridays
          for first calls as I had promised.
        --- reviews/bo/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: |
          A good spring. The two customers from the fair made up for a weak start in April, and I kept my Fridays
          for first calls as I had promised.

    Good:
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-09
        self_assessment: |
          A good spring. The two customers from the fair made up for the weak start in April, and I kept my Fridays
          for first calls as I had promised.
        --- reviews/bo/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: |
          I spent too long on one tender and lost it on price. What went well were the renewals: four of four, without
          a discount, because I asked in February and not in June.

    Fix: Write what is true of you. Three sentences are enough.
    """
    twin = _twins(team, str(doc.period)).get(doc.path)
    if twin is not None and twin.share >= _MOSTLY:
        path = str(twin.key)
        whose = path.split("/")[1]
        yield _copied(twin.share, f"{whose}'s for {doc.period}", path)


def _twins(team: Team, quarter: str) -> Mapping[str, Twin]:
    """Return for each self-assessment of a quarter the earlier one most like it, worked out once."""
    reviews = team.all(FormalReview, quarter=quarter)
    key = ("review", "twins", quarter)
    if key not in team.memo:
        in_order = sorted(reviews, key=lambda doc: (doc.model.held or doc.model.planned or date.max, doc.path))
        team.memo[key] = twins((doc.path, _own_words(doc)) for doc in in_order)
    found: Mapping[str, Twin] = team.memo[key]
    return found


def _own_words(doc: Doc[FormalReview]) -> Pieces:
    return pieces([doc.model.self_assessment or ""])


def _copied(share: float, whose: str, path: str) -> Problem:
    return Problem(
        ("self_assessment",),
        f"{share * 100:.0f} % of this self-assessment stands in {whose}",
        "write what is true of this quarter and of you; three sentences are enough",
        (Related(path, ("self_assessment",), "the other one"),),
    )


@rule("REV013", "self-assessment-of-last-quarter", "formal-review")
def self_assessment_of_last_quarter(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """Most of a self-assessment stands in the same person's of the quarter before.

    Why: Nobody's quarter is the one before. A text that fits both fits neither, and its writer knows that nobody
        reads it.

    Bad:
        --- reviews/ana/2026-Q1.yaml
        planned: 2026-04-10
        self_assessment: I did well with my customers and will work on my discovery and on my time in the next quarter.
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: I did well with my customers and will work on my discovery and on my time in the next quarter.

    Good:
        --- reviews/ana/2026-Q1.yaml
        planned: 2026-04-10
        self_assessment: I did well with my customers and will work on my discovery and on my time in the next quarter.
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: |
          Discovery went better since I stopped filling pauses. My time did not: eleven evenings with offers that a
          shorter list would have spared me.

    Fix: Read the last one first, and write what became of it.
    """
    before = formal_before(team, doc)
    if before is None:
        return
    share = shared(_own_words(doc), _own_words(before))
    if share >= _MOSTLY:
        yield _copied(share, f"the one for {before.period}", before.path)
