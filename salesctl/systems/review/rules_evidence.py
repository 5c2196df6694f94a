"""Rules on whose words and signatures stand in a formal review, as the repository's history proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from salesctl.core.authorship import HALF, shares
from salesctl.core.doc import Doc
from salesctl.core.evidence import Evidence, evidence, origins
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.review.documents import FormalReview
from salesctl.systems.review.figures import self_assessment_lines


@rule("REV050", "self-assessment-by-another", "formal-review", history=True)
def self_assessment_by_another(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """More than half of a self-assessment was written by others than the person it is of.

    Why: A self-assessment is the one place where the person speaks first. Written by somebody else it is a verdict
        with the wrong name under it. Counted are the lines under `self_assessment`, each for whoever last wrote it; a
        line written together (`Co-authored-by`) is the person's.

    Bad:
        --- commit 2026-07-10 max
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: |
          A good spring, thanks to the two customers from the fair.
          Discovery takes me too long.

    Good:
        --- commit 2026-07-08 max
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        --- commit 2026-07-09 ana
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        self_assessment: |
          A good spring, thanks to the two customers from the fair.
          Discovery takes me too long.

    Fix: The person writes it anew, before the talk, and commits it under an address of their own.
    """
    if doc.model.self_assessment is None:
        return
    share = shares(team, "formal-review", team.all(FormalReview), self_assessment_lines).get(doc.path)
    if share is not None and share.others > HALF:
        lines = share.proven - share.lines.get(share.owner, 0)
        yield Problem(
            ("self_assessment",),
            f"{lines} of {share.proven + share.unproven} lines of {doc.owner}'s self-assessment were written by"
            f" {share.most}",
            f"{doc.owner} writes it in their own words and commits it",
        )


@rule("REV051", "signature-by-another", "formal-review", history=True)
def signature_by_another(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A signature under a formal review was committed by somebody else than the one it names.

    Why: A signature says: I have read this. Nobody can say that for another. The rule looks at the commit that wrote
        each line under `signed`.

    Bad:
        --- commit 2026-07-10 max
        --- reviews/ana/2026-Q2.yaml
        note: We spoke for an hour.
        signed: {ana: 2026-07-10, max: 2026-07-10}

    Good:
        --- commit 2026-07-10 max
        --- reviews/ana/2026-Q2.yaml
        note: We spoke for an hour.
        signed: {max: 2026-07-10}
        --- commit 2026-07-13 ana
        --- reviews/ana/2026-Q2.yaml
        note: We spoke for an hour.
        signed: {ana: 2026-07-13, max: 2026-07-10}

    Fix: Take the line out, and let each sign in a commit of their own: `salesctl review sign`.
    """
    found = evidence(team)
    if not doc.model.signed or found.history.archive is None:
        return
    signed = origins(found.life(doc.path).changes, lambda blob: _signed(found, blob))
    for who, day in doc.model.signed.items():
        commit = signed.get((who, str(day)))
        if commit is not None and found.is_another(commit, who):
            yield Problem(
                ("signed", who),
                f"{who}'s signature was committed by {found.said(commit)}",
                f"take the line out; {who} reads the review and runs: salesctl review sign {doc.period}",
            )


@rule("REV052", "self-rating-by-another", "formal-review", history=True)
def self_rating_by_another(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A person's own rating of a skill was typed by somebody else.

    Why: The two ratings of a skill are worth something where they differ, and they differ where each is given without
        the other. The rule looks at the commit that gave each `self` its present value.

    Bad:
        --- commit 2026-07-09 max
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        ratings:
          - skill: discovery
            self: 4
            manager: 3

    Good:
        --- commit 2026-07-08 ana
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        ratings:
          - skill: discovery
            self: 4
        --- commit 2026-07-09 max
        --- reviews/ana/2026-Q2.yaml
        planned: 2026-07-10
        ratings:
          - skill: discovery
            self: 4
            manager: 3

    Fix: The person gives the rating before the talk, in a commit of their own.
    """
    found = evidence(team)
    if not doc.model.ratings or not found.has_other_writers(doc.path, doc.owner):
        return
    rated = origins(found.life(doc.path).changes, lambda blob: _rated(found, blob))
    for index, rating in enumerate(doc.model.ratings):
        commit = rated.get((rating.skill, rating.self))
        if rating.self is not None and commit is not None and found.is_another(commit, doc.owner):
            yield Problem(
                ("ratings", index, "self"),
                f"{doc.owner}'s own rating of {rating.skill} was typed by {found.said(commit)}",
                f"{doc.owner} gives it before the talk, in a commit of their own",
            )


def _signed(found: Evidence, blob: str) -> Mapping[tuple[str, str], bool]:
    signed = found.part(blob, "signed")
    return {(who, str(day)): True for who, day in signed.items()} if isinstance(signed, dict) else {}


def _rated(found: Evidence, blob: str) -> Mapping[tuple[Any, Any], bool]:
    return {
        (str(each.get("skill")), each.get("self")): True for each in found.parts(blob, "ratings") if _has_self(each)
    }


def _has_self(rating: Mapping[str, Any]) -> bool:
    return isinstance(rating.get("self"), int)
