"""Rules on the signatures of formal reviews: both, nobody else's, and after the talk."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.review.documents import FormalReview, ReviewPolicy
from salesctl.systems.review.figures import is_manager_of, manager_signature, signed_on


@rule("REV006", "signed-by-somebody-else", "formal-review", Severity.ERROR)
def signed_by_somebody_else(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A formal review is signed by somebody who is neither the person reviewed nor the manager.

    Why: Two people sat at the table and two people sign. A third signature stands for nobody who was there, and may
        hide that one of the two is missing.

    Bad:
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {ana: 2026-07-10, bo: 2026-07-10}

    Good:
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {ana: 2026-07-10, max: 2026-07-10}

    Fix: Take the line out, and let the one who is missing sign: `salesctl review sign`.
    """
    for who, day in doc.model.signed.items():
        if who != doc.owner and not is_manager_of(team, who, doc, day):
            manager = team.manager_of(doc.owner, doc.model.held or day)
            yield Problem(
                ("signed", who),
                f"{who} signed, and the review is between {doc.owner} and {manager}",
                f"take the line out; {doc.owner} and {manager} sign, each in a commit of their own",
            )


@rule("REV007", "signature-missing", "formal-review")
def signature_missing(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A formal review was held some time ago, and one of the two has not signed.

    Why: The signature says that both read the same words. The longer it is missing, the more the two remember
        different reviews. The policy's `quarterly_within_days` is the time there is for it, in working days from
        the day it was held.

    Bad:
        --- today 2026-09-15
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {max: 2026-07-10}

    Good:
        --- today 2026-09-15
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {ana: 2026-07-13, max: 2026-07-10}

    Fix: The one who is missing reads it and runs `salesctl review sign 2026-Q2`. Who does not agree with it says so
        in `note` and signs that it was held.
    """
    held = doc.model.held
    if held is None or not team.has_happened(held):
        return
    manager = team.manager_of(doc.owner, held)
    signatures = {doc.owner: signed_on(doc.model, doc.owner), manager: manager_signature(team, doc)}
    missing = [who for who, day in signatures.items() if not team.has_happened(day)]
    if not missing:
        return
    gone = team.calendar.count(held, team.today)
    if gone > team.policy(ReviewPolicy).quarterly_within_days:
        who = "neither has" if len(missing) > 1 else f"{missing[0]} has not"
        yield Problem(
            ("signed",) if doc.model.signed else ("held",),
            f"held on {day_name(held)}, {gone} working days ago, and {who} signed",
            f"sign it: salesctl review sign {doc.period}",
        )


@rule("REV008", "signed-before-held", "formal-review")
def signed_before_held(doc: Doc[FormalReview], team: Team) -> Iterator[Problem]:
    """A formal review was signed before it was held.

    Why: What is signed before the talk is a form, and the talk can change nothing any more.

    Bad:
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {ana: 2026-07-03, max: 2026-07-10}

    Good:
        --- reviews/ana/2026-Q2.yaml
        held: 2026-07-10
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-07-31}]
        self_assessment: A good spring, thanks to the two customers from the fair.
        ratings: [{skill: discovery, self: 4, manager: 3}]
        one_focus: discovery
        goals: [{what: three first meetings a week, by: 2026-09-30}]
        signed: {ana: 2026-07-13, max: 2026-07-10}

    Fix: Correct the day, or sign again after the talk.
    """
    del team
    held = doc.model.held
    for who, day in doc.model.signed.items():
        if held is not None and day < held:
            yield Problem(
                ("signed", who),
                f"{who} signed on {day}, and the review was held on {held}",
                "correct the day, or sign again once it was held",
            )
