"""Rules on how reviews were held: on which day, and with whose words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related, Severity
from salesctl.core.likeness import placeholder, words
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.core.words import day_name
from salesctl.systems.quota.figures import days_of
from salesctl.systems.review.documents import FormalReview, Review

_FEWEST_WORDS = 5  # a shorter note is no copy


@rule("REV014", "held-before-its-period", "review", also=("formal-review",))
def held_before_its_period(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A review was held before its period began.

    Why: It can be held early, when the month is nearly done. Before the month began there was nothing to review:
        most often the file has the wrong name, or the day the wrong month.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-07-31
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-08-31
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]

    Fix: Correct the day, or the period in the file's name.
    """
    days, held = days_of(team, doc.period), doc.model.held
    if days is not None and held is not None and held < days.first:
        yield Problem(
            ("held",),
            f"held on {day_name(held)}, and {doc.period} began on {day_name(days.first)}",
            "correct the day, or the period in the file's name",
        )


@rule("REV015", "held-on-a-free-day", "review", Severity.INFO, also=("formal-review",))
def held_on_a_free_day(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A review was held on a day on which the person reviewed does not work.

    Why: A talk on a Sunday or on somebody's leave can be right, and is more often a slip of the day.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-06
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]

    Fix: Correct the day if it is wrong.
    """
    held = doc.model.held
    calendar = team.calendar_of(doc.owner)
    if held is None or calendar.is_working(held):
        return
    why = "is on leave" if calendar.is_open(held) else "does not work"
    yield Problem(
        ("held",), f"held on {day_name(held)}, a day on which {doc.owner} {why}", "correct the day if it is wrong"
    )


@rule("REV016", "held-and-cancelled", "review", also=("formal-review",))
def held_and_cancelled(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A review says that it was held and that it was cancelled.

    Why: One of the two is not true, and nobody else knows which.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]
        cancelled: the fair took the week

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed: [{what: call ten old customers, by: 2026-09-11}]

    Fix: Take out the line that is not true. A review that was first called off and held later was moved:
        `moved_to:` with `why:`.
    """
    del team
    if doc.model.held is not None and doc.model.cancelled is not None:
        yield Problem(("cancelled",), f"cancelled, and held on {day_name(doc.model.held)}", "keep the one that is true")


@rule("REV017", "same-note-for-several", "review", also=("formal-review",))
def same_note_for_several(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """The note of a review is word for word the note of a colleague's for the same period.

    Why: A note that fits two people was written about neither. The first of them by name is not spoken of.

    Bad:
        --- reviews/ana/2026-08.yaml
        note: Good month, keep the pace, watch the pipeline.
        --- reviews/bo/2026-08.yaml
        note: Good month, keep the pace, watch the pipeline.

    Good:
        --- reviews/ana/2026-08.yaml
        note: Good month, keep the pace, watch the pipeline.
        --- reviews/bo/2026-08.yaml
        note: Two meetings a week are too few for the list you have; we look at Monday mornings together.

    Fix: Write what was said in this room.
    """
    if not doc.model.note:
        return
    first = _notes(team, doc).get(words(doc.model.note), doc.path)
    if first != doc.path:
        whose = first.split("/")[1]
        yield Problem(
            ("note",),
            f"{whose}'s review for {doc.period} has the same note",
            "write what was said in this talk, or take the note out",
            (Related(first, ("note",), "the same note"),),
        )


def _notes(team: Team, doc: Doc[Review]) -> Mapping[tuple[str, ...], str]:
    """Return the first review of a period that holds each note, worked out once."""
    formal = isinstance(doc.model, FormalReview)
    period = str(doc.period)
    reviews: tuple[Doc[Review], ...]
    reviews = team.all(FormalReview, quarter=period) if formal else team.all(Review, month=period)
    key = ("review", "notes", period)
    if key not in team.memo:
        found: dict[tuple[str, ...], str] = {}
        for each in reviews:
            said = words(each.model.note or "")
            if len(said) >= _FEWEST_WORDS:
                found.setdefault(said, each.path)
        team.memo[key] = found
    notes: Mapping[tuple[str, ...], str] = team.memo[key]
    return notes


@rule("REV018", "placeholder-text", "review", also=("formal-review",))
def placeholder_text(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A text of a review that was held only holds a place: lorem, TODO, tbd or three points.

    Why: The file was made for the talk and the talk was not written down. In a month nobody knows what was said.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: tbd
            by: 2026-09-25

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: meet the purchasing manager of Delta
            by: 2026-09-25

    Fix: Write what was said while both remember it, or take the line out.
    """
    if not team.has_happened(doc.model.held):
        return
    for at, text in _sentences(doc.model):
        found = placeholder(text)
        if found is not None:
            yield Problem(at, f"`{found}` only holds a place", "write what was said, or take the line out")


def _sentences(review: Review) -> Iterator[tuple[KeyPath, str]]:
    for key in ("note", "self_assessment"):
        text = getattr(review, key, None)
        if text is not None:
            yield (key,), text
    for at, item in items(review):
        yield (*at, "what"), item.what
