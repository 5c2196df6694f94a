"""Rules on what follows a hire: who it is, and the checks after 90, 180 and 365 days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.hiring.documents import Candidate
from salesctl.systems.hiring.figures import is_hired


@rule("HIR025", "check-before-its-day", "candidate")
def check_before_its_day(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """A check after a hire is written before its day.

    Why: After 60 days nobody can say what is reached after 90. A check written early is a wish.

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
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2026-08-03
        --- hiring/north/eva.yaml
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}
        person: eva
        checks:
          90: {met: true}

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
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2026-05-04
        --- hiring/north/eva.yaml
        stage: hired
        decision: {outcome: hired, date: 2026-04-15, who: max, why: She learns within one conversation.}
        person: eva
        checks:
          90: {met: true}

    Fix: Take it out and write it when the day has come: it is due that many days after the first day.
    """
    person = team.person(doc.model.person)
    if person is None or person.starts is None:
        return
    for days, check in doc.model.checks.items():
        due = _after(person.starts, days)
        written = check.date or team.today
        if due is not None and written < due:
            message = f"the check after {days} days is written before its day, {day_name(due)}"
            yield Problem(("checks", str(days)), message, "take it out, and write it when the day has come")


def _after(first: date, days: int) -> date | None:
    try:
        return first + timedelta(days=days)
    except OverflowError:
        return None


@rule("HIR026", "not-hired-but-person", "candidate", Severity.ERROR)
def not_hired_but_person(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """A candidate who was not hired has a `person` or checks.

    Why: Only a hire has a first day to count from. Either the stage was forgotten, or this stands in the wrong file.

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

    Fix: Write `stage: hired` and the decision, or take `person` and `checks` out.
    """
    del team
    if is_hired(doc.model):  # where only the decision says so, the stage is what is wrong
        return
    for key, written in (("person", doc.model.person), ("checks", doc.model.checks)):
        if written:
            message = f"`{key}` is for somebody hired, and the stage is `{doc.model.stage}`"
            yield Problem((key,), message, f"write `stage: hired`, or take `{key}` out")


@rule("HIR027", "hired-twice", "candidate")
def hired_twice(doc: Doc[Candidate], team: Team) -> Iterator[Problem]:
    """Two candidates became the same person.

    Why: The checks of the hire are then asked for once and may be answered twice, and the scores of the wrong talks are
        held against what came of them.

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
        --- hiring/north/ana-silva.yaml
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}
        person: ana
        --- hiring/north/ines-faria.yaml
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She listens.}
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
        --- hiring/north/ana-silva.yaml
        stage: hired
        decision: {outcome: hired, date: 2026-06-15, who: max, why: She learns within one conversation.}
        person: ana

    Fix: Correct `person` in the one that is wrong. Somebody who comes back continues in the first file.
    """
    if doc.model.person is None or doc.model.stage != "hired":
        return
    team.all(Candidate)
    first, *others = team.once("hiring", "persons", make=lambda: _paths(team)).get(doc.model.person, (doc.path,))
    if doc.path in others:
        related = (Related(first, ("person",), "the first one"),)
        message = f"{doc.model.person} was hired as the candidate of {first} already"
        yield Problem(("person",), message, "correct `person` in the one that is wrong", related)


def _paths(team: Team) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for doc in team.all(Candidate):
        if doc.model.person is not None and doc.model.stage == "hired":
            found[doc.model.person] += (doc.path,)
    return dict(found)
