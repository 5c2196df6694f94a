"""Rules on the words of a plan: they must say something, and they must be its writer's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Related
from salesctl.core.likeness import Pieces, Twin, pieces, placeholder, shared, twins
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.walk import items
from salesctl.systems.plan.documents import Plan
from salesctl.systems.plan.figures import earlier_plan
from salesctl.systems.plan.template import is_of_template

_MOSTLY = 0.6  # the share of a plan's words, in runs of three, that makes it another's


def _sentences(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    """Yield what a plan says in its writer's own words, with the place of each."""
    if plan.lookback is not None:
        for part in ("worked", "did_not", "change"):
            for index, text in enumerate(getattr(plan.lookback, part)):
                yield ("lookback", part, index), text
    for index, training in enumerate(plan.training):
        for key in ("how", "why"):
            text = getattr(training, key)
            if text is not None:
                yield ("training", index, key), text
    for at, item in items(plan):
        yield (*at, "what"), item.what


def _own_words(plan: Plan) -> Pieces:
    return pieces(text for _, text in _sentences(plan))


@rule("PLN020", "placeholder-text", "plan")
def placeholder_text(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """A text of a submitted plan only holds a place: lorem, TODO, tbd, or the template's own sentence.

    Why: A plan is submitted when it is thought through. A place kept open is a thought not had, and nobody comes
        back for it.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: TODO
            by: 2026-07-31

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-22
        actions:
          - what: map the buying centre of five A accounts
            by: 2026-07-31

    Fix: Write what you mean, or take the line out.
    """
    del team
    if not doc.model.is_in_force:
        return
    for at, text in (*_sentences(doc.model), *_next_steps(doc.model)):
        found = placeholder(text)
        if found is not None:
            yield Problem(at, f"`{found}` only holds a place", "write what you mean, or take the line out")
        elif is_of_template(text):
            yield Problem(at, "this is the template's own sentence", "write what is true of you, or take the line out")


def _next_steps(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    for index, line in enumerate(plan.forecast):
        if line.next is not None:
            yield ("forecast", index, "next", "what"), line.next.what


@rule("PLN021", "text-of-a-colleague", "plan")
def text_of_a_colleague(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """Most of a plan's text stands in a colleague's plan for the same half.

    Why: A plan is personal or it is nobody's. Copied sentences were never decided by the one who signs them, so
        nobody will keep them. Compared are look back, training, goals, actions and obstacles, in runs of three
        words; the plan that was submitted later is the one spoken of.

    Bad:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-15
        lookback:
          worked:
            - two visits a week to customers who had gone quiet
          did_not:
            - proposals sent before anybody had asked for one
          change:
            - no proposal leaves without a date for the decision
        --- plans/2026-H2/bo.yaml
        submitted: 2026-06-22
        lookback:
          worked:
            - two visits a week to customers who had gone quiet
          did_not:
            - proposals sent before anybody had asked for one
          change:
            - no proposal goes out without a date for the decision

    Good:
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-15
        lookback:
          worked:
            - two visits a week to customers who had gone quiet
          did_not:
            - proposals sent before anybody had asked for one
          change:
            - no proposal leaves without a date for the decision
        --- plans/2026-H2/bo.yaml
        submitted: 2026-06-22
        lookback:
          worked:
            - the list of ten names on my desk each Monday, and nothing else before noon
          did_not:
            - I let the summer go by with four deals whose buyer I had never met
          change:
            - August is for travelling; the telephone can wait until September

    Fix: Write it in your own words, from your own half. What two people really do together belongs into one plan,
        with the other named in it.
    """
    twin = _twins(team, str(doc.period)).get(doc.path)
    if twin is not None and twin.share >= _MOSTLY:
        other = str(twin.key)
        yield _copied(doc, twin.share, other, f"{_writer(other)}'s plan for {doc.period}")


def _twins(team: Team, half: str) -> Mapping[str, Twin]:
    """Return for each plan of a half the earlier one most like it, worked out once."""
    plans = team.all(Plan, half=half)
    key = ("plan", "twins", half)
    if key not in team.memo:
        in_order = sorted(plans, key=lambda doc: (doc.model.submitted or date.max, doc.path))
        team.memo[key] = twins((doc.path, _own_words(doc.model)) for doc in in_order)
    found: Mapping[str, Twin] = team.memo[key]
    return found


def _writer(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


@rule("PLN022", "text-of-the-last-half", "plan")
def text_of_the_last_half(doc: Doc[Plan], team: Team) -> Iterator[Problem]:
    """Most of a plan's text stands in the same person's plan for the half before.

    Why: If the same actions are needed again, the first plan did not work, and the look back should say why. A plan
        that only changes its date looks back on nothing.

    Bad:
        --- plans/2026-H1/ana.yaml
        submitted: 2025-12-15
        actions:
          - what: map the buying centre of five A accounts in the north
            by: 2026-02-27
          - what: meet the new purchasing manager of Delta for an hour
            by: 2026-03-27
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-15
        actions:
          - what: map the buying centre of five A accounts in the north
            by: 2026-08-28
          - what: meet the new purchasing manager of Delta for an hour
            by: 2026-09-25

    Good:
        --- plans/2026-H1/ana.yaml
        submitted: 2025-12-15
        actions:
          - what: map the buying centre of five A accounts in the north
            by: 2026-02-27
          - what: meet the new purchasing manager of Delta for an hour
            by: 2026-03-27
        --- plans/2026-H2/ana.yaml
        submitted: 2026-06-15
        actions:
          - what: take the three northern accounts that answered through a pilot
            by: 2026-08-28
          - what: get Delta's purchasing manager and our head of service to one table
            by: 2026-09-25

    Fix: Say what came of it last time, and what follows from that now.
    """
    before = earlier_plan(team, doc)
    if before is None:
        return
    share = shared(_own_words(doc.model), _own_words(before.model))
    if share >= _MOSTLY:
        yield _copied(doc, share, before.path, f"the plan for {before.period}")


def _copied(doc: Doc[Plan], share: float, other: str, whose: str) -> Problem:
    at = next((at for at, _ in _sentences(doc.model)), ())
    return Problem(
        at[:1],
        f"{share:.0%} of this plan's text stands in {whose}".replace("%", " %"),
        "write what is true of this half and of you: what you learned, what you will do, by when",
        (Related(other, at[:1], "the other plan"),),
    )
