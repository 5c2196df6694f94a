"""Rules on what reviews agree: with a day, mostly by the salesperson, and followed up the next time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.closing import closed_too_early, moved_without_why
from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.rule import rule
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.review.documents import FormalReview, Review
from salesctl.systems.review.figures import review_before

_FEWEST_HIS = 2  # one item with the manager is a favour


@rule("REV001", "nothing-agreed-ahead", "review", also=("formal-review",))
def nothing_agreed_ahead(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A review was held, and nothing that was agreed has a day after it.

    Why: A talk that ends without one dated promise changes nothing. One is enough, if the next review can ask for
        it.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: send the offer to Delta
            by: 2026-09-02

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: meet the purchasing manager of Delta, and write down who decides
            by: 2026-09-25

    Fix: Add to `agreed` what will be different by the next review, and by when.
    """
    held = doc.model.held
    if held is None or not team.has_happened(held) or not doc.model.agreed:
        return
    if not any(item.by is not None and item.by > held for item in doc.model.agreed):
        yield Problem(
            ("agreed",),
            f"nothing agreed on {day_name(held)} has a day after it",
            "add what will be different by the next review, with `by:` and a day",
        )


@rule("REV002", "mostly-the-managers", "review", also=("formal-review",))
def mostly_the_managers(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """Most of what a review agreed is the manager's to do.

    Why: A review in which the work changes hands trains people to bring their work along. What the salesperson
        needs of the manager belongs under `support`; what is agreed is mostly the salesperson's own.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - {what: call the CFO of Acme, who: max, by: 2026-09-11}
          - {what: rework the offer for Delta, who: max, by: 2026-09-18}
          - {what: send the reference list, who: ana, by: 2026-09-18}

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - {what: call the CFO of Acme, who: ana, by: 2026-09-11}
          - {what: rework the offer for Delta, who: ana, by: 2026-09-18}
        support:
          - {what: a free morning of the engineer for Delta, who: max, by: 2026-09-15}

    Fix: Ask of each item who learns something by doing it. What only the manager can do goes under `support`.
    """
    manager = team.manager_of(doc.owner, doc.model.held or team.today)
    his = [index for index, item in enumerate(doc.model.agreed) if item.who == manager]
    if manager != doc.owner and len(his) >= _FEWEST_HIS and len(his) * 2 > len(doc.model.agreed):
        yield Problem(
            ("agreed",),
            f"{len(his)} of {counted(len(doc.model.agreed), 'agreed item')} are for {manager} to do",
            f"hand back what {doc.owner} can do; what only {manager} can do goes under `support`",
            tuple(Related(doc.path, ("agreed", index), f"for {manager}") for index in his),
        )


@rule("REV003", "last-agreement-still-open", "review", also=("formal-review",))
def last_agreement_still_open(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """An item of the review before was past its day when this review was held, and is still open.

    Why: The first question of a review is what became of the last one. An item nobody asks for was never agreed,
        and everybody learns that the next one is not either.

    Bad:
        --- reviews/ana/2026-07.yaml
        held: 2026-08-06
        rating: 3
        agreed:
          - what: meet the purchasing manager of Delta
            by: 2026-08-28
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: write down who decides at Acme
            by: 2026-09-25

    Good:
        --- reviews/ana/2026-07.yaml
        held: 2026-08-06
        rating: 3
        agreed:
          - what: meet the purchasing manager of Delta
            by: 2026-08-28
            moved_to: 2026-09-18
            why: she was on leave for all of August
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: write down who decides at Acme
            by: 2026-09-25

    Fix: Close it where it was agreed: `done:` with the day, `moved_to:` with a day and `why:`, or `dropped:` with
        the reason. Never write it again in the new review.
    """
    held = doc.model.held
    before = review_before(team, doc)
    if held is None or not team.has_happened(held) or before is None:
        return
    for at, item in _promises(before.model):
        if item.due is not None and item.due < held and not _is_settled(item, team.today):
            yield Problem(
                ("agreed",) if doc.model.agreed else ("held",),
                f"`{item.what}`, agreed in {before.period} for {day_name(item.due)}, was not done when this review "
                "was held and is still open",
                f"close it in {before.path}: `done:`, `moved_to:` with `why:`, or `dropped:` with the reason",
                (Related(before.path, at, "agreed here"),),
            )


def _promises(review: Review) -> Iterator[tuple[KeyPath, Item]]:
    for index, item in enumerate(review.agreed):
        yield ("agreed", index), item
    if isinstance(review, FormalReview):
        for index, goal in enumerate(review.goals):
            yield ("goals", index), goal


def _is_settled(item: Item, today: date) -> bool:
    return item.dropped is not None or (item.done is not None and item.done <= today)


@rule("REV004", "done-on-an-impossible-day", "review", also=("formal-review",))
def done_on_an_impossible_day(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """An item of a review was done before the review was held, or on a day that has not come.

    Why: What was done before it was agreed is a result, not an agreement; a day that has not come proves nothing,
        and the item counts as open.

    Bad:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: meet the purchasing manager of Delta
            by: 2026-09-25
            done: 2026-08-25

    Good:
        --- reviews/ana/2026-08.yaml
        held: 2026-09-04
        rating: 4
        agreed:
          - what: meet the purchasing manager of Delta
            by: 2026-09-25
            done: 2026-09-10

    Fix: Correct the day. Most often it is the month.
    """
    yield from closed_too_early(doc.model, doc.model.held, team.today)


@rule("REV005", "moved-without-why", "review", also=("formal-review",))
def moved_without_why_in_review(doc: Doc[Review], team: Team) -> Iterator[Problem]:
    """A review or one of its items was moved to another day without a reason.

    Why: Anything may move once. The reason is what is learned from it, and without one the next move costs nothing.

    Bad:
        --- reviews/ana/2026-08.yaml
        planned: 2026-09-04
        moved_to: 2026-09-18

    Good:
        --- reviews/ana/2026-08.yaml
        planned: 2026-09-04
        moved_to: 2026-09-08
        why: the fair in Porto took the whole week

    Fix: Add `why:` with one sentence.
    """
    del team
    yield from moved_without_why(doc.model)
