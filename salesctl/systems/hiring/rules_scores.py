"""Rules on what interviewers wrote: scores that count, that are shown by something, and that agree or say why not."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed, suggestion
from salesctl.systems.hiring.documents import Candidate, Scorecard
from salesctl.systems.hiring.figures import Mark, criteria, scorecard_of, scored

_APART = 2
_EXTREMES = (1, 5)


@rule("HIR010", "no-scorecard", "candidate", Severity.ERROR)
def no_scorecard(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """A candidate is met for a role that has no scorecard.

    Why: Without one, the candidate is compared with the last candidate, or with the interviewer. What is looked for is
        written before anybody is met.

    Bad:
        --- hiring/north/ines-faria.yaml
        stage: screen
        source: met at the fair

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        source: met at the fair

    Fix: Write the scorecard of the role beside the candidate, hiring/<role>/scorecard.yaml.
    """
    role = doc.parts["role"]
    if scorecard_of(team, doc) is None and not team.unseen(Scorecard, role=role):
        otherwise = f"write one: salesctl new scorecard {role}; or move this file to the role that it is for"
        hint = suggestion(role, {card.parts["role"] for card in team.all(Scorecard)}, otherwise)
        yield Problem((), f"the role `{role}` has no scorecard to hold this candidate against", hint)


@rule("HIR011", "scored-unknown", "candidate", Severity.ERROR)
def scored_unknown(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """An interviewer scored something that the scorecard does not look for.

    Why: It does not count. Usually it is a slip of the pen, and the criterion that was meant looks as if nobody had
        tested it.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {honesti: 4}}

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {honesty: 4}}

    Fix: Write the `id` of the criterion as the scorecard has it.
    """
    card = scorecard_of(team, doc)
    if card is None:
        return
    known = {criterion.id for criterion in criteria(card.model)}
    for index, each in enumerate(doc.model.interviews):
        for key, names in (("scores", each.scores), ("evidence", each.evidence)):
            for name in names:
                if name not in known and (key == "scores" or name not in each.scores):
                    hint = suggestion(name, known, f"take one of {listed(sorted(known))}")
                    message = f"`{name}` is not on the scorecard of this role and does not count"
                    yield Problem(("interviews", index, key, name), message, hint, on_key=True)


@rule("HIR012", "unknown-round", "candidate")
def unknown_round(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """An interview was a round that the scorecard does not have.

    Why: The rounds say who asks for what. One beside them asks again what was asked, or something that does not count.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - {round: sreen, who: max, date: 2026-09-08, scores: {honesty: 4}}

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {honesty: 4}}

    Fix: Write the `key` of a round of the scorecard, or add the round there.
    """
    card = scorecard_of(team, doc)
    known = {each.key for each in card.model.rounds} if card is not None else set()
    if not known:
        return
    for index, each in enumerate(doc.model.interviews):
        if each.round not in known:
            hint = suggestion(each.round, known, f"take one of {listed(sorted(known))}, or add it to the scorecard")
            message = f"the scorecard of this role has no round `{each.round}`"
            yield Problem(("interviews", index, "round"), message, hint)


@rule("HIR013", "extreme-without-evidence", "candidate")
def extreme_without_evidence(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """An interviewer gave a 1 or a 5 and did not write down what showed it.

    Why: A 5 without a fact is being liked, a 1 without one is not being liked. The fact is what the others can
        judge, and what is left when nobody remembers the talk.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - round: screen
            who: max
            date: 2026-09-08
            scores: {honesty: 5}

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: screen
        interviews:
          - round: screen
            who: max
            date: 2026-09-08
            scores: {honesty: 5}
            evidence:
              honesty: Began with the flood he had caused himself.

    Fix: Write one sentence under `evidence`: what was said or done. Where nothing was, it is a 2 or a 4.
    """
    del team
    for index, each in enumerate(doc.model.interviews):
        for name, value in each.scores.items():
            if value in _EXTREMES and name not in each.evidence:
                message = f"{each.who} gives a {value} for `{name}` and says nothing that shows it"
                hint = f"add in one sentence what was said or done:\n  evidence:\n    {name}: …"
                yield Problem(("interviews", index, "scores", name), message, hint)


@rule("HIR014", "interviewers-apart", "candidate")
def interviewers_apart(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Two interviewers are two points apart on a criterion, and neither wrote down what they saw.

    Why: The difference is the most useful thing in the file: one of them saw something. The mean hides it, and the
        candidate is hired or refused for the average of two impressions.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: role-play
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {honesty: 2}}

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        rounds:
          - {key: screen, tests: [tenders, honesty]}
          - {key: role-play, tests: [tenders, honesty]}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: role-play
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {honesty: 4}}
          - round: role-play
            who: ana
            date: 2026-09-10
            scores: {honesty: 2}
            evidence:
              honesty: Could not recall a mistake.

    Fix: Talk to each other about this criterion alone, and write what was seen under `evidence`. The scores may stay.
    """
    for name in dict.fromkeys(name for each in doc.model.interviews for name in each.scores):
        marks = scored(doc.model, name, team.today)
        if any(mark.evidence for mark in marks):
            continue
        low, high = _furthest(marks)
        if low is not None and high is not None and high.value - low.value >= _APART:
            index = max(index for index, each in enumerate(doc.model.interviews) if name in each.scores)
            message = f"{low.who} gives {low.value} and {high.who} {high.value} for `{name}`, and nobody wrote why"
            hint = f"talk about it, and add in one sentence what was seen:\n  evidence:\n    {name}: …"
            yield Problem(("interviews", index, "scores", name), message, hint)


def _furthest(marks: tuple[Mark, ...]) -> tuple[Mark | None, Mark | None]:
    """Return the two marks of different people that are furthest apart, the lower first."""
    pairs = [(low, high) for low in marks for high in marks if low.who != high.who and low.value <= high.value]
    return max(pairs, key=lambda pair: pair[1].value - pair[0].value, default=(None, None))
