"""Rules on decisions: whose they are, why they were taken, and that the rest of the file agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name, listed
from salesctl.systems.hiring.documents import CHOSEN, STAGES, Candidate, Interview, Reference
from salesctl.systems.hiring.figures import is_hired

_FINAL = ("hired", "declined", "rejected")


@rule("HIR020", "decision-without-reason", "candidate")
def decision_without_reason(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, and it is not written who decided it, when and why.

    Why: A year later the reason is what can be learnt from, whether it went well or not. A decision without a name is
        one that nobody took.

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
        decision: {outcome: hired, date: 2026-06-15}
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
        stage: hired
        decision:
          outcome: hired
          date: 2026-06-15
          who: max
          why: She learns within one conversation.
        person: ana

    Fix: Write `who` decided, and in one sentence `why`.
    """
    del team
    if not is_hired(doc.model):
        return
    decision = doc.model.decision
    if decision is None:
        hint = "add\n  decision:\n    outcome: hired\n    date: …\n    who: …\n    why: …"
        yield Problem(("stage",), "hired, and no decision is written", hint)
        return
    missing = [key for key, value in (("who", decision.who), ("why", decision.why)) if value is None]
    if missing:
        names = listed(f"`{key}`" for key in missing)
        yield Problem(("decision",), f"the decision to hire does not say {names}", f"add {names} under `decision`")


@rule("HIR021", "met-after-the-decision", "candidate")
def met_after_the_decision(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """An interview or a reference is dated after the decision.

    Why: Who was asked afterwards could only agree. If the talk was earlier, the day is wrong; if it was not, the
        decision was taken without it.

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
        stage: rejected
        interviews:
          - {round: screen, who: max, date: 2026-09-08, scores: {tenders: 2}}
        decision: {outcome: rejected, date: 2026-09-04, who: max, why: No tender in nine years.}

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
          - {round: screen, who: max, date: 2026-09-02, scores: {tenders: 2}}
        decision: {outcome: rejected, date: 2026-09-04, who: max, why: No tender in nine years.}

    Fix: Correct the day that is wrong.
    """
    del team
    decision = doc.model.decision
    if decision is None or decision.outcome == "bench":
        return
    talks: tuple[tuple[str, Sequence[Interview | Reference]], ...] = (
        ("interviews", doc.model.interviews),
        ("references", doc.model.references),
    )
    for key, found in talks:
        for index, each in enumerate(found):
            if each.date > decision.date:
                noun = "interview" if key == "interviews" else "reference"
                message = f"this {noun} is dated after the decision of {day_name(decision.date)}"
                yield Problem((key, index, "date"), message, "correct the day that is wrong")


@rule("HIR022", "not-the-managers-decision", "candidate")
def not_the_managers_decision(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody who does not manage decided to hire.

    Why: Everybody may say what they saw, and one person answers for it: the one who will lead the new colleague. Hiring
        is the work that a manager never hands on.

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
        decision: {outcome: hired, date: 2026-06-15, who: bo, why: She learns within one conversation.}
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
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}
        person: ana

    Fix: Let the manager decide, and write the manager's name.
    """
    decision = doc.model.decision
    if decision is None or decision.outcome not in CHOSEN or decision.who is None:
        return
    person = team.person(decision.who)
    if person is None or person.role == "manager" or decision.who == team.manager_on(decision.date):
        return
    message = f"{decision.who} decided this, and does not manage the team"
    yield Problem(("decision", "who"), message, f"let {team.manager_on(decision.date)} decide, and write that name")


_LEADS_TO: Mapping[str, tuple[str, ...]] = {
    **{stage: (stage,) for stage in _FINAL},
    "offer": ("offer", *_FINAL),
    "bench": tuple(stage for stage in STAGES if stage != "hired"),
}


@rule("HIR023", "stage-and-decision", "candidate", Severity.ERROR)
def stage_and_decision(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """The stage says one thing and the decision another.

    Why: One of the two is old, or has a wrong day. The bench, the funnel and the checks after a hire go by the stage.

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
        stage: interview
        decision: {outcome: rejected, date: 2026-09-04, who: max, why: No tender in nine years.}

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
        decision: {outcome: rejected, date: 2026-09-04, who: max, why: No tender in nine years.}

    Fix: Write what is true today into both.
    """
    decision, stage = doc.model.decision, doc.model.stage
    if decision is None:
        return
    if not team.has_happened(decision.date):
        if stage in _FINAL:
            message = f"the stage is `{stage}`, and the decision is dated {day_name(decision.date)}, a day to come"
            yield Problem(("decision", "date"), message, "correct the day; often it is the year")
    elif stage not in _LEADS_TO[decision.outcome]:
        message = f"the stage is `{stage}`, and `{decision.outcome}` was decided on {day_name(decision.date)}"
        yield Problem(("stage",), message, f"write `stage: {decision.outcome}`, or correct the decision")


@rule("HIR024", "hired-without-person", "candidate")
def hired_without_person(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Somebody is hired, and it is not written who that is in the team.

    Why: The checks after 90, 180 and 365 days are counted from the person's first day. Without the name nobody is
        reminded, and nobody learns which criteria foretell anything.

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
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}

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
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}
        person: ana

    Fix: Write `person` with the name of the file under people/.
    """
    if doc.model.stage == "hired" and doc.model.person is None:
        name = doc.parts["candidate"]
        known = name in team.person_ids()
        hint = f"add `person: {name}`" if known else f"add people/{name}.yaml and `person: {name}`"
        yield Problem(("stage",), "hired, and `person` does not say who it is in the team", hint)
