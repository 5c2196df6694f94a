"""Rules on what comes before an offer or a hire: the mark, the musts, enough eyes, a role play, a reference."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import KeyPath, Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.hiring.documents import CHOSEN, Candidate, HiringPolicy
from salesctl.systems.hiring.figures import (
    decided_on,
    interviewers,
    is_chosen,
    is_hired,
    is_role_play,
    score,
    scorecard_of,
)


def _at(candidate: Candidate) -> KeyPath:
    """Return where to speak of an offer or a hire: at the decision, else at the stage."""
    decision = candidate.decision
    return ("decision", "outcome") if decision is not None and decision.outcome in CHOSEN else ("stage",)


def _now(doc: Doc[Candidate], team: Team, before: str, after: str) -> str:
    """Return the next move: one before the decision, another once it is taken, when no talk can come before it."""
    day = decided_on(doc.model)
    return before if day is None or day > team.today else after


def _was_held(what: str, code: str) -> str:
    return f"add {what} from before that day; without one, say why at this line: `# salesctl: ignore[{code}] why`"


def _step(candidate: Candidate) -> str:
    return "hired" if is_hired(candidate) else "offered the role"


@rule("HIR015", "hired-under-the-mark", "candidate", Severity.ERROR)
def hired_under_the_mark(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, or offered the role, under the pass mark or with a must that fails.

    Why: The mark was set when nobody was liked yet. Who hires under it pays for it with a year of hoping, and everybody
        in the team learns what the mark is worth. It is a warning as long as there is only an offer.

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
        stage: hired
        interviews:
          - {round: screen, who: max, date: 2026-06-08, scores: {tenders: 4, honesty: 2}}
          - {round: role-play, who: ana, date: 2026-06-10, scores: {tenders: 4, honesty: 3}}
        references:
          - {date: 2026-06-12, who: her former manager}
        decision: {outcome: hired, date: 2026-06-15, who: max, why: We need somebody.}
        person: ana

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
        stage: rejected
        interviews:
          - {round: screen, who: max, date: 2026-06-08, scores: {tenders: 4, honesty: 2}}
          - {round: role-play, who: ana, date: 2026-06-10, scores: {tenders: 4, honesty: 3}}
        decision: {outcome: rejected, date: 2026-06-15, who: max, why: Honesty is a must.}

    Fix: Say no, or change the scorecard for the next one and say why. Somebody already hired needs the check after 90
        days more than others do.
    """
    card = scorecard_of(team, doc)
    if card is None or not is_chosen(doc.model):
        return
    result = score(doc.model, card.model, team.today)
    mild = not is_hired(doc.model)
    if result.value is not None and result.value < card.model.pass_score:
        message = f"{_step(doc.model)} with {result.value:.1f} points; the pass mark is {card.model.pass_score}"
        yield Problem(_at(doc.model), message, f"salesctl hiring score {doc.parts['candidate']}", mild=mild)
    for each in result.failed:
        message = f"{_step(doc.model)}, and the must `{each.criterion.id}` has a mean of {each.mean:.1f}, under 3"
        yield Problem(_at(doc.model), message, f"salesctl hiring score {doc.parts['candidate']}", mild=mild)


@rule("HIR016", "must-not-tested", "candidate")
def must_not_tested(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, or offered the role, and nobody scored one of the musts.

    Why: A must is what nothing else makes up for. What nobody asked about is left out of the score, so that the mark
        can be passed without it.

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

    Fix: Meet once more for this question alone, or score what an interview has shown of it.
    """
    card = scorecard_of(team, doc)
    if card is None or not is_chosen(doc.model):
        return
    missing = score(doc.model, card.model, team.today).unscored_musts
    if missing:
        names = listed(f"`{criterion.id}`" for criterion in missing)
        message = f"{_step(doc.model)}, and nobody scored the must {names}"
        late = "score what an interview has shown of it"
        yield Problem(_at(doc.model), message, _now(doc, team, "meet once more for this question alone", late))


@rule("HIR017", "too-few-interviewers", "candidate")
def too_few_interviewers(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, or offered the role, and too few people have met them.

    Why: One interviewer likes who is like the interviewer. The second pair of eyes is the cheapest insurance there is.

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: max, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

    Fix: Let somebody who will work with the candidate hold a round. The policy is `hiring: min_interviewers` in
        team.yaml.
    """
    if not is_chosen(doc.model):
        return
    wanted = team.policy(HiringPolicy).min_interviewers
    met = interviewers(doc.model, decided_on(doc.model) or team.today)
    if len(met) < wanted:
        who = f"only {listed(met)} has" if len(met) == 1 else f"{listed(met)} have" if met else "nobody has"
        message = f"{_step(doc.model)}, and {who} interviewed before it; the policy asks for {wanted}"
        hint = "let somebody who will work with the candidate hold a round"
        yield Problem(_at(doc.model), message, _now(doc, team, hint, _was_held("an interview", "HIR017")))


@rule("HIR018", "no-role-play", "candidate")
def no_role_play(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, or offered the role, without a role play.

    Why: Who sells for a living can talk about selling. The role play is the only round in which they do it, and its
        second try shows whether they can be coached.

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: screen, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - {date: 2026-09-11, who: her former manager}

    Fix: Play one talk of yours, say one thing to do differently, and play it again. The round's name begins with
        `role-play`.
    """
    until = decided_on(doc.model) or team.today
    played = (each for each in doc.model.interviews if is_role_play(each) and each.date <= until)
    if is_chosen(doc.model) and not any(played):
        message = f"{_step(doc.model)} without a role play before it"
        hint = "play one talk of yours twice and write it as an interview with `round: role-play`"
        yield Problem(_at(doc.model), message, _now(doc, team, hint, _was_held("a round `role-play`", "HIR018")))


@rule("HIR019", "no-reference", "candidate")
def no_reference(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, or offered the role, and nobody who knows them was asked.

    Why: Three hours of talks against three years of somebody who worked with them. The reference is one call.

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}

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
        stage: offer
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 4, honesty: 4}}
          - {round: role-play, who: ana, date: 2026-09-10, scores: {tenders: 4}}
        references:
          - date: 2026-09-11
            who: her former manager
            note: She stops a bad project earlier than anybody.

    Fix: Ask the candidate for two names, call them, and write the talks under `references`.
    """
    until = decided_on(doc.model) or team.today
    if is_chosen(doc.model) and not any(each.date <= until for each in doc.model.references):
        message = f"{_step(doc.model)} without a reference before it"
        hint = "call somebody who worked with them and write it down:\n  references:\n    - date: …\n      who: …"
        yield Problem(_at(doc.model), message, _now(doc, team, hint, _was_held("a reference", "HIR019")))
