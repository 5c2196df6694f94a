"""Rules on the scorecard itself: enough to look for, each once, each weighed, each tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted, listed, suggestion
from salesctl.systems.hiring.documents import CHECK_DAYS, Criterion, Scorecard
from salesctl.systems.hiring.figures import criteria

_FEWEST = 5


def _lists(card: Scorecard) -> tuple[tuple[str, Sequence[Criterion]], ...]:
    return (("experience", card.experience), ("traits", card.traits))


def _placed(card: Scorecard) -> Iterator[tuple[KeyPath, Criterion]]:
    for key, found in _lists(card):
        for index, criterion in enumerate(found):
            yield (key, index), criterion


@rule("HIR001", "too-few-criteria", "scorecard", Severity.ERROR)
def too_few_criteria(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A scorecard looks for fewer than five experiences or fewer than five traits.

    Why: Two or three criteria are a feeling with a number on it. Five of what somebody has done and five of what
        somebody is like make the interviewers look at the whole person, and disagree about something that can be
        named.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2, must: true}
        traits:
          - {id: honesty, what: tells a failure, weight: 3}
          - {id: curiosity, what: asks twice, weight: 3}
          - {id: energy, what: calls the ninth number like the first, weight: 2}
          - {id: order, what: finds a note within a minute, weight: 1}
          - {id: humour, what: laughs about a no, weight: 1}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2, must: true}
          - {id: territory, what: has run a territory alone, weight: 2}
          - {id: long-cycle, what: has carried a deal for a year, weight: 2}
          - {id: offers, what: has written offers, weight: 1}
          - {id: learning, what: has learnt a trade within a year, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3}
          - {id: curiosity, what: asks twice, weight: 3}
          - {id: energy, what: calls the ninth number like the first, weight: 2}
          - {id: order, what: finds a note within a minute, weight: 1}
          - {id: humour, what: laughs about a no, weight: 1}
        pass_score: 60

    Fix: Think of the best person you ever had in the role: what had they done before, and what were they like? Write
        what is missing, with a weight.
    """
    del team
    for key, found in _lists(doc.model):
        if len(found) < _FEWEST:
            missing = _FEWEST - len(found)
            yield Problem(
                (key,),
                f"{counted(len(found), 'criterion', 'criteria')} under `{key}`; five are the least",
                f"add {missing} more, such as\n  - id: territory\n    what: has run a territory alone\n    weight: 2",
            )


@rule("HIR002", "duplicate-criterion", "scorecard", Severity.ERROR)
def duplicate_criterion(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """Two criteria, or two rounds, of a scorecard have the same name.

    Why: A score names its criterion. Where two share the name nobody can say which one it means, and the second one
        is not counted.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: learning, what: has learnt a trade within a year, weight: 2, must: true}
        traits:
          - {id: learning, what: does it differently on the second try, weight: 3}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: learning, what: has learnt a trade within a year, weight: 2, must: true}
        traits:
          - {id: coachable, what: does it differently on the second try, weight: 3}
        pass_score: 60

    Fix: Give the second one an `id` of its own, also where candidates were scored on it.
    """
    del team
    seen: set[str] = set()
    for at, criterion in _placed(doc.model):
        if criterion.id in seen:
            yield Problem((*at, "id"), f"`{criterion.id}` is there twice", "give this one an id of its own")
        seen.add(criterion.id)
    keys = Counter[str]()
    for index, each in enumerate(doc.model.rounds):
        keys[each.key] += 1
        if keys[each.key] == 2:
            yield Problem(("rounds", index, "key"), f"the round `{each.key}` is there twice", "give this one a new key")


@rule("HIR003", "weight-not-positive", "scorecard", Severity.ERROR)
def weight_not_positive(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A criterion has a weight of zero or less.

    Why: What weighs nothing does not change the score, however good or bad the candidate is. Nobody should be asked
        about it, or it should count.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 0, must: true}
        traits:
          - {id: honesty, what: tells a failure, weight: 3}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 1, must: true}
        traits:
          - {id: honesty, what: tells a failure, weight: 3}
        pass_score: 60

    Fix: Weigh it from 1 (nice to have) to 3 (the role stands on it), or take it out.
    """
    del team
    for at, criterion in _placed(doc.model):
        if criterion.weight <= 0:
            message = f"`{criterion.id}` weighs {criterion.weight}: it does not count"
            yield Problem((*at, "weight"), message, "weigh it from 1 to 3, such as `weight: 2`, or take it out")


@rule("HIR004", "no-must", "scorecard")
def no_must(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """Nothing on a scorecard is a must.

    Why: Without a must, charm makes up for dishonesty: a high score elsewhere carries anybody over the mark. One or two
        things end the talks, and they are easier to name before anybody likes the candidate.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        pass_score: 60

    Fix: Mark with `must: true` what you would not do without, whatever else somebody brings.
    """
    del team
    found = criteria(doc.model)
    if found and not any(criterion.must for criterion in found):
        at = ("traits",) if doc.model.traits else ("experience",)
        yield Problem(at, "no criterion is a must", "add `must: true` to the one or two that end the talks")


@rule("HIR005", "outcome-missing", "scorecard")
def outcome_missing(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A scorecard does not say what the new colleague will have reached after 90, 180 and 365 days.

    Why: The outcomes decide what to look for, and later whether the choice was right. Written afterwards, they fit
        whoever came.

    Bad:
        --- hiring/north/scorecard.yaml
        outcomes:
          90: has called on every account
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        outcomes:
          90: has called on every account
          180: a pipeline of three times the number
          365: the full number of one half
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        pass_score: 60

    Fix: Write one sentence for each day, something that can be seen to be there or not.
    """
    del team
    missing = [str(days) for days in CHECK_DAYS if days not in doc.model.outcomes]
    if missing:
        yield Problem(
            ("outcomes",) if doc.model.outcomes else ("pass_score",),
            f"nothing is said of what is reached after {listed(missing)} days",
            f"under `outcomes`, write for example\n  {missing[0]}: has called on every account and logged each evening",
        )


@rule("HIR006", "round-tests-nothing", "scorecard")
def round_tests_nothing(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A round of interviews tests nothing.

    Why: A talk without a question to answer is decided in its first minute. Each round looks for a few things, and the
        next one for others.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: lunch}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders]}
          - {key: lunch, tests: [honesty]}
        pass_score: 60

    Fix: Name under `tests` what the round is for, or leave the round out.
    """
    del team
    for index, each in enumerate(doc.model.rounds):
        if not each.tests:
            known = ", ".join(criterion.id for criterion in criteria(doc.model)[:3])
            hint = f"name what it is for, such as `tests: [{known}]`, or leave the round out"
            yield Problem(("rounds", index), f"the round `{each.key}` tests nothing", hint)


@rule("HIR007", "round-tests-unknown", "scorecard", Severity.ERROR)
def round_tests_unknown(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A round tests something that the scorecard does not look for.

    Why: What is not weighed is not decided upon. Usually it is a slip of the pen, and the real one is never tested.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesti]}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
        pass_score: 60

    Fix: Write the `id` of one of the criteria, or add the criterion.
    """
    del team
    known = {criterion.id for criterion in criteria(doc.model)}
    for index, each in enumerate(doc.model.rounds):
        for place, name in enumerate(each.tests):
            if name not in known:
                hint = suggestion(name, known, f"take one of {listed(sorted(known))}, or add `{name}` above")
                message = f"the round `{each.key}` tests `{name}`, which this scorecard does not look for"
                yield Problem(("rounds", index, "tests", place), message, hint)


@rule("HIR008", "criterion-in-no-round", "scorecard")
def criterion_in_no_round(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """A criterion is tested in none of the rounds.

    Why: What no round asks for is scored by nobody or by guess, and the score leaves it out.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders]}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
        pass_score: 60

    Fix: Add its `id` to the `tests` of the round in which it shows best.
    """
    del team
    tested = {name for each in doc.model.rounds for name in each.tests}
    if not tested:
        return
    for at, criterion in _placed(doc.model):
        if criterion.id not in tested:
            where = doc.model.rounds[-1].key
            hint = f"add it to the `tests` of a round, such as `{where}`"
            yield Problem((*at, "id"), f"`{criterion.id}` is tested in no round", hint)
