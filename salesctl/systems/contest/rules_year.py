"""Rules on what a year of contests says: what they count, and who wins them."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.contest.documents import Contests
from salesctl.systems.contest.figures import (
    Listed,
    contests_in,
    people_named,
    weights_of,
)
from salesctl.systems.recipe.figures import metric

_FEWEST = 3  # results from which on one winner is a pattern
_FEWEST_OF_A_YEAR = 2  # contests that make a year's choice of metrics


@rule("CON019", "only-results", "contests")
def only_results(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """Every contest of a year counts results: wins or revenue, and never what leads to them.

    Why: Results are won by whoever has the best accounts. Calls, meetings and proposals are in everybody's hands, and
        they are what fills the months ahead.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: spring
            name: Spring wins
            objective: sign what was offered in winter
            starts: 2026-04-06
            ends: 2026-04-30
            metric: wins
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: autumn
            name: Autumn harvest
            objective: sign before the budgets close
            starts: 2026-10-05
            ends: 2026-10-30
            metric: revenue
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: spring
            name: Spring wins
            objective: sign what was offered in winter
            starts: 2026-04-06
            ends: 2026-04-30
            metric: wins
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Count an activity or the pipeline in the next one.
    """
    counts = [weights_of(each.contest) for each in contests_in(doc) if each.is_on]
    counts = [weights for weights in counts if weights]
    if len(counts) >= _FEWEST_OF_A_YEAR and all(_is_result(team, name) for weights in counts for name in weights):
        names = listed(dict.fromkeys(f"`{name}`" for weights in counts for name in weights))
        message = f"all {len(counts)} contests of {doc.period} count results alone: {names}"
        yield Problem(("contests",), message, "count an activity in the next one, such as `metric: meetings`")


def _is_result(team: Team, name: str) -> bool:
    known = metric(team, name)
    return known is not None and bool(known.kind == "result")


@rule("CON020", "one-winner-takes-most", "contests", Severity.INFO)
def one_winner_takes_most(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """One person won more than half of the contests of a year that have a result, of three at least.

    Why: When everybody knows who will win, nobody else runs. Contests that all can win who reach a minimum are not
        counted: there nobody takes anything from anybody.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: winter
            name: Winter calls
            objective: speak with every quiet account
            starts: 2026-01-12
            ends: 2026-02-06
            metric: calls
            tie_break: [meetings]
            prizes:
              - what: dinner for two
            result: {date: 2026-02-09, winners: [ana]}
          - id: spring
            name: Spring sprint
            objective: open twenty new accounts
            starts: 2026-04-06
            ends: 2026-04-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
            result: {date: 2026-05-04, winners: [ana]}
          - id: summer
            name: Summer offers
            objective: have offers read before the holidays
            starts: 2026-07-06
            ends: 2026-07-17
            metric: proposals
            tie_break: [calls]
            prizes:
              - what: dinner for two
            result: {date: 2026-07-20, winners: [bo]}

    Good:
        --- contests/2026.yaml
        contests:
          - id: winter
            name: Winter calls
            objective: speak with every quiet account
            starts: 2026-01-12
            ends: 2026-02-06
            metric: calls
            tie_break: [meetings]
            prizes:
              - what: dinner for two
            result: {date: 2026-02-09, winners: [ana]}
          - id: spring
            name: Spring sprint
            objective: open twenty new accounts
            starts: 2026-04-06
            ends: 2026-04-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
            result: {date: 2026-05-04, winners: [bo]}
          - id: summer
            name: Summer offers
            objective: have offers read before the holidays
            starts: 2026-07-06
            ends: 2026-07-17
            metric: proposals
            tie_break: [calls]
            prizes:
              - what: dinner for two
            result: {date: 2026-07-20, winners: [eva]}
        --- people/eva.yaml
        name: Eva
        role: salesperson
        starts: 2025-11-03

    Fix: Change what counts: most improved, percent of the own target, teams, or a bar that all can reach.
    """
    decided = [each for each in contests_in(doc) if _is_decided(team, each)]
    if len(decided) < _FEWEST:
        return
    wins: dict[str, list[Listed]] = {}
    for each in decided:
        for who in set(people_named(team, each.contest, each.contest.result.winners if each.contest.result else ())):
            wins.setdefault(who, []).append(each)
    for who, won in sorted(wins.items()):
        if len(won) * 2 > len(decided):
            last = won[-1]
            yield Problem(
                (*last.at, "result", "winners"),
                f"{who} won {len(won)} of the {len(decided)} contests of {doc.period} that have a result",
                "change what counts: most improved, percent of the own target, teams, or a bar that all can reach",
                tuple(Related(doc.path, (*each.at, "result", "winners"), "won this too") for each in won[:-1]),
            )


def _is_decided(team: Team, each: Listed) -> bool:
    result = each.contest.result
    return each.is_on and result is not None and team.has_happened(result.date) and each.contest.mode != "threshold"
