"""The rules on reviews, by subject."""

from salesctl.systems.review.rules_agreed import (
    done_on_an_impossible_day,
    last_agreement_still_open,
    mostly_the_managers,
    moved_without_why_in_review,
    nothing_agreed_ahead,
)
from salesctl.systems.review.rules_assessment import (
    self_assessment_of_another,
    self_assessment_of_last_quarter,
)
from salesctl.systems.review.rules_evidence import (
    self_assessment_by_another,
    self_rating_by_another,
    signature_by_another,
)
from salesctl.systems.review.rules_held import (
    held_and_cancelled,
    held_before_its_period,
    held_on_a_free_day,
    placeholder_text,
    same_note_for_several,
)
from salesctl.systems.review.rules_ratings import (
    evidence_of_another_quarter,
    extreme_without_evidence,
    ratings_apart,
)
from salesctl.systems.review.rules_signed import (
    signature_missing,
    signed_before_held,
    signed_by_somebody_else,
)

__all__ = [
    "done_on_an_impossible_day",
    "evidence_of_another_quarter",
    "extreme_without_evidence",
    "held_and_cancelled",
    "held_before_its_period",
    "held_on_a_free_day",
    "last_agreement_still_open",
    "mostly_the_managers",
    "moved_without_why_in_review",
    "nothing_agreed_ahead",
    "placeholder_text",
    "ratings_apart",
    "same_note_for_several",
    "self_assessment_by_another",
    "self_assessment_of_another",
    "self_assessment_of_last_quarter",
    "self_rating_by_another",
    "signature_by_another",
    "signature_missing",
    "signed_before_held",
    "signed_by_somebody_else",
]
