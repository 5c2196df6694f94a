"""The rule on the bench: who could start if somebody left tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.hiring.documents import Candidate, HiringPolicy, Scorecard
from salesctl.systems.hiring.figures import bench, met_on


@rule("HIR009", "thin-bench", "scorecard")
def thin_bench(doc: Doc[Scorecard], team: Team) -> Iterator[Problem]:
    """Fewer candidates are open than the policy asks for, by the number of salespeople.

    Why: Whoever begins to look when somebody leaves takes whoever is there. One open candidate for every three
        salespeople means that a vacancy is a choice, and that nobody is kept only because nobody else is known.
        Whoever is in an open stage, from the bench to the offer, and does not fail the scorecard counts, in whatever
        role. The finding stands once, at the scorecard of the role that was talked about last.

    Bad:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        pass_score: 60

    Good:
        --- hiring/north/scorecard.yaml
        experience:
          - {id: tenders, what: has answered tenders, weight: 2}
        traits:
          - {id: honesty, what: tells a failure, weight: 3, must: true}
        pass_score: 60
        --- hiring/north/ines-faria.yaml
        stage: bench
        source: met at the fair

    Fix: Ask customers and colleagues for names, talk to one a week, and write each into a file of the role with
        `stage: bench`. The policy is `hiring: bench_per_salespeople` in team.yaml; 0 asks for no bench.
    """
    found = bench(team)
    if not found.missing or doc.path != _latest(team):
        return
    each = team.policy(HiringPolicy).bench_per_salespeople
    wanted = f"one for every {each}" if each > 1 else "one for each"
    yield Problem(
        ("pass_score",),
        f"{counted(len(found.on_it), 'candidate')} could start; for "
        f"{counted(found.salespeople, 'salesperson', 'salespeople')} the policy asks for {found.asked}, {wanted}",
        f"add {found.missing}: a file hiring/{doc.parts['role']}/<name>.yaml with `stage: bench` and `source: …`",
    )


def _latest(team: Team) -> str | None:
    """Return the scorecard of the role in which somebody was talked to last; of equals, the first by path."""
    team.all(Candidate)
    team.all(Scorecard)
    return team.once("hiring", "latest role", make=lambda: _find_latest(team))


def _find_latest(team: Team) -> str | None:
    last: dict[str, date] = {}
    for doc in team.all(Candidate):
        met = met_on(doc.model, team.today)
        if met is not None:
            role = doc.parts["role"]
            last[role] = max(met, last.get(role, date.min))
    cards = team.all(Scorecard)
    return max(cards, key=lambda card: last.get(card.parts["role"], date.min)).path if cards else None
