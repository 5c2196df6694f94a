"""Rules on a call after it: what was seen, scored and promised in the debrief."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.shape import Item
from salesctl.core.team import Team
from salesctl.core.words import counted, day_name
from salesctl.systems.coaching.documents import Coaching, CoachingPolicy
from salesctl.systems.coaching.figures import calls_of, day_of, debriefed_on

_FEWEST_SCORES = 3  # from here on, equal scores say that nobody looked
_MOST_COMMITMENTS = 2


@rule("COA008", "observed-and-intervened", "coaching")
def observed_and_intervened(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """The coach was to observe and spoke for the salesperson.

    Why: Whoever takes over saves one call and loses the lesson. The customer, too, now knows whom to talk to.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        interventions: 3

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: joint
        before: {objective: agree a pilot, skills: [discovery]}
        interventions: 3

    Fix: Sit on your hands the next time, or agree beforehand on a joint call. Leave the count as it was.
    """
    del team
    times = doc.model.interventions or 0
    if doc.model.mode == "observe" and times:
        message = f"the coach was to observe and spoke for {doc.owner} {counted(times, 'time')}"
        yield Problem(
            ("interventions",), message, "observe the next one in silence, or agree on `mode: joint` beforehand"
        )


@rule("COA009", "debrief-before-the-call", "coaching", Severity.ERROR)
def debrief_before_the_call(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """The debrief is dated before the call.

    Why: The day of the debrief is what shows that the call was talked over, and in time. A wrong one shows nothing.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-09}
        commitments:
          - what: ask what it costs
            by: 2026-09-18

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-11}
        commitments:
          - what: ask what it costs
            by: 2026-09-18

    Fix: Correct the day. A call that moved needs `moved_to:` and `why:`.
    """
    del team
    debrief, day = doc.model.debrief, day_of(doc)
    if debrief is not None and debrief.date < day:
        message = f"the debrief is of {day_name(debrief.date)}, and the call of {day_name(day)}"
        yield Problem(("debrief", "date"), message, "correct the day; a call that moved needs `moved_to:` and `why:`")


@rule("COA010", "too-many-improvements", "coaching")
def too_many_improvements(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A debrief names more to improve than the policy allows at once.

    Why: A list of five is a verdict; one or two are a plan. What is not said today can be seen again next time.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief:
          date: 2026-09-11
          improve:
            - ask a second time
            - let silences stand
            - write the next step down
        commitments:
          - what: ask what it costs
            by: 2026-09-18

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief:
          date: 2026-09-11
          improve:
            - ask a second time
        commitments:
          - what: ask what it costs
            by: 2026-09-18

    Fix: Keep what would change most. The policy's `max_improvements` says how many.
    """
    debrief, most = doc.model.debrief, team.policy(CoachingPolicy).max_improvements
    if debrief is not None and len(debrief.improve) > most:
        message = f"this debrief names {len(debrief.improve)} things to improve; the policy allows {most}"
        yield Problem(("debrief", "improve"), message, "keep what would change most")


@rule("COA011", "no-commitment", "coaching")
def no_commitment(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A call was talked over, and nothing was promised.

    Why: Insight without a promise is entertainment. One sentence with a day is what the next call begins with.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-11}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-11}
        commitments:
          - what: ask what it costs in each of the next five first meetings
            by: 2026-09-18

    Fix: Ask the salesperson what will be different, and by when, and write it under `commitments`.
    """
    if debriefed_on(doc, team.today) is not None and not doc.model.commitments:
        hint = "add `commitments:` and below it `- what: …` with `by:` and a day"
        yield Problem(("debrief",), "this call was talked over, and nothing was promised", hint)


@rule("COA012", "too-many-commitments", "coaching", Severity.INFO)
def too_many_commitments(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A coached call ended with more than two commitments.

    Why: What one call leads to should be kept until the next. Three promises are usually one that counts and two that
        were polite.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-11}
        commitments:
          - {what: ask what it costs, by: 2026-09-18}
          - {what: call the night shift leader, by: 2026-09-18}
          - {what: clear ten records, by: 2026-09-18}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-09-11}
        commitments:
          - {what: ask what it costs, by: 2026-09-18}

    Fix: Agree on one or two the next time; what stands here stays, to be kept or dropped.
    """
    del team
    if len(doc.model.commitments) > _MOST_COMMITMENTS:
        message = f"this call ended with {len(doc.model.commitments)} commitments"
        yield Problem(
            ("commitments",), message, "agree on one or two the next time; close these, or drop some with a reason"
        )


@rule("COA013", "score-without-evidence", "coaching")
def score_without_evidence(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A skill was scored, and nothing says what showed it.

    Why: A number without a scene is an opinion about a person. With the scene it is something to try differently.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        ratings:
          - skill: discovery
            score: 2

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        ratings:
          - skill: discovery
            score: 2
            evidence: jumped at the first problem with a product

    Fix: Write under `evidence` what was said or done, in one sentence.
    """
    del team
    for index, rating in enumerate(doc.model.ratings):
        if rating.evidence is None:
            message = f"`{rating.skill}` was scored {rating.score}, and nothing says what showed it"
            hint = "add `evidence:` with what was said or done, in one sentence"
            yield Problem(("ratings", index), message, hint)


@rule("COA014", "every-score-equal", "coaching")
def every_score_equal(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """Three skills or more were scored on one call, all with the same number.

    Why: Nobody is equally good at everything. Equal scores say that the coach did not look, and give nothing to work
        on.

    Bad:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        ratings:
          - {skill: discovery, score: 3, evidence: asked what follows from that}
          - {skill: value, score: 3, evidence: let the customer do the sum}
          - {skill: closing, score: 3, evidence: asked for the day}

    Good:
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        ratings:
          - {skill: discovery, score: 4, evidence: asked what follows from that}
          - {skill: value, score: 3, evidence: let the customer do the sum}
          - {skill: closing, score: 3, evidence: asked for the day}

    Fix: Ask which of them was best and which has most to gain, and let the scores say so.
    """
    del team
    scores = [rating.score for rating in doc.model.ratings]
    if len(scores) >= _FEWEST_SCORES and len(set(scores)) == 1:
        message = f"all {len(scores)} skills were scored {scores[0]}"
        yield Problem(("ratings",), message, "ask which was best and which has most to gain, and let the scores say so")


@rule("COA015", "commitment-left-silent", "coaching")
def commitment_left_silent(doc: Doc[Coaching], team: Team) -> Iterator[Problem]:
    """A commitment was past its day when the next call was talked over, and is still neither kept, moved nor dropped.

    Why: The first question of a coached call is what became of the last one. A promise nobody asks for was never made,
        and everybody learns that the next one is not either.

    Bad:
        --- coaching/ana/2026-08-11-acme.yaml
        booked: 2026-08-04
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-08-12}
        commitments:
          - what: ask what it costs in the next five first meetings
            by: 2026-08-28
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: sign the pilot, skills: [closing]}
        debrief: {date: 2026-09-11}
        commitments:
          - what: name the day of the decision in every offer
            by: 2026-09-25

    Good:
        --- coaching/ana/2026-08-11-acme.yaml
        booked: 2026-08-04
        coach: max
        mode: observe
        before: {objective: agree a pilot, skills: [discovery]}
        debrief: {date: 2026-08-12}
        commitments:
          - what: ask what it costs in the next five first meetings
            by: 2026-08-28
            done: 2026-08-27
        --- coaching/ana/2026-09-10-acme.yaml
        booked: 2026-09-03
        coach: max
        mode: observe
        before: {objective: sign the pilot, skills: [closing]}
        debrief: {date: 2026-09-11}
        commitments:
          - what: name the day of the decision in every offer
            by: 2026-09-25

    Fix: Close it where it was made: `done:` with the day, `moved_to:` with a day and `why:`, or `dropped:` with the
        reason.
    """
    if debriefed_on(doc, team.today) is None:
        return
    for index, item in enumerate(doc.model.commitments):
        later = None if _is_settled(team, item) else _asked_later(team, doc, item)
        if later is not None and item.due is not None:
            yield Problem(
                ("commitments", index),
                f"`{item.what}` was due on {day_name(item.due)}, and the debrief of {_debriefed(later)} left it open",
                "close it here: `done:`, `moved_to:` with `why:`, or `dropped:` with the reason",
                (Related(later.path, ("debrief",), "the next call was talked over"),),
            )


def _is_settled(team: Team, item: Item) -> bool:
    return item.due is None or item.dropped is not None or team.has_happened(item.done)


def _asked_later(team: Team, doc: Doc[Coaching], item: Item) -> Doc[Coaching] | None:
    """Return the first later call that was talked over when the item was past its day."""
    here = (day_of(doc), doc.path)
    for other in calls_of(team, doc.owner):
        day = debriefed_on(other, team.today)
        if (day_of(other), other.path) > here and day is not None and item.due is not None and day > item.due:
            return other
    return None


def _debriefed(doc: Doc[Coaching]) -> str:
    return day_name(doc.model.debrief.date) if doc.model.debrief else "a later call"
