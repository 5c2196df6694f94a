"""Rules on the ratings of formal reviews, and what shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.documents import FormalReview, SkillRating

_EXTREMES = frozenset((1, 5))
_APART = 2
_DATED = re.compile(r"(?<![0-9])[0-9]{4}-(?:[0-9]{2}(?:-[0-9]{2})?|Q[1-4]|H[12]|W[0-9]{2})(?![0-9])")


@rule("REV009", "extreme-without-evidence", "formal-review")
def extreme_without_evidence(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A skill is rated 1 or 5 and nothing shows it.

    Why: The best and the worst rating change how somebody works and what he or she earns. Both need a document that
        anybody can read: a coached call, a training, a plan.

    Bad:
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 5}

    Good:
        --- coaching/ana/2026-05-12-acme.yaml
        booked: 2026-05-05
        before: {objective: agree a pilot, skills: [discovery]}
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 5, evidence: coaching/ana/2026-05-12-acme.yaml}

    Fix: Add `evidence:` with the path of the document that shows it, or rate what you can show.
    """
    del team
    for index, each in enumerate(doc.model.ratings):
        whose = [name for name, value in _two(each).items() if value in _EXTREMES]
        if whose and each.evidence is None:
            value = _two(each)[whose[0]]
            yield Problem(
                ("ratings", index, "manager" if "the manager" in whose else "self"),
                f"{each.skill} is rated {value} by {' and '.join(whose)} without evidence",
                f"add `evidence:` with the path of what shows it, such as coaching/{doc.owner}/…, or rate it 2 to 4",
            )


def _two(each: SkillRating) -> Mapping[str, int | None]:
    return {"the salesperson": each.self, "the manager": each.manager}


@rule("REV010", "ratings-apart", "formal-review")
def ratings_apart(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """The salesperson and the manager rate a skill two or more apart, and nothing shows who is right.

    Why: Two points apart means that the two have seen different things. The document that one of them thinks of is
        what the talk is for. Ratings of 1 and 5 without evidence are spoken of by REV009.

    Bad:
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 2}

    Good:
        --- coaching/ana/2026-05-12-acme.yaml
        booked: 2026-05-05
        before: {objective: agree a pilot, skills: [discovery]}
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 2, evidence: coaching/ana/2026-05-12-acme.yaml}

    Fix: Book a coached call on that skill, look at it together, and name it under `evidence`.
    """
    del team
    for index, each in enumerate(doc.model.ratings):
        if each.self is None or each.manager is None or each.evidence is not None:
            continue
        if abs(each.self - each.manager) >= _APART and not {each.self, each.manager} & _EXTREMES:
            yield Problem(
                ("ratings", index, "manager"),
                f"{each.skill}: {doc.owner} says {each.self} and the manager says {each.manager}, without evidence",
                "name what was seen under `evidence:`, or book a coached call on it",
            )


@rule("REV011", "evidence-of-another-quarter", "formal-review", Severity.INFO)
def evidence_of_another_quarter(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """The evidence for a rating is not of the quarter under review.

    Why: A review is of its quarter. What somebody showed a year ago says how he or she was a year ago.

    Bad:
        --- coaching/ana/2026-02-12-acme.yaml
        booked: 2026-02-05
        before: {objective: agree a pilot, skills: [discovery]}
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 5, evidence: coaching/ana/2026-02-12-acme.yaml}

    Good:
        --- coaching/ana/2026-05-12-acme.yaml
        booked: 2026-05-05
        before: {objective: agree a pilot, skills: [discovery]}
        --- reviews/ana/2026-Q2.yaml
        ratings:
          - {skill: discovery, self: 4, manager: 5, evidence: coaching/ana/2026-05-12-acme.yaml}

    Fix: Name something of this quarter. If there is nothing, that is what the next quarter's calls are for.
    """
    quarter = days_of(team, doc.period)
    for index, each in enumerate(doc.model.ratings):
        days = _days_named(team, each.evidence) if each.evidence else None
        if quarter is not None and days is not None and not len(days.overlap(quarter)):
            yield Problem(
                ("ratings", index, "evidence"),
                f"{each.evidence} is not of {doc.period} ({quarter.first} to {quarter.last})",
                "name something of the quarter itself",
            )


def _days_named(team: Team, path: str) -> Days | None:
    """Return the days that the last period in a path names, or None where it names none."""
    found = _DATED.findall(path)
    try:
        return days_of(team, Period.parse(found[-1])) if found else None
    except ValueError:
        return None
