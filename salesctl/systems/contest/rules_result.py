"""Rules on how contests ended."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Lookup, Team
from salesctl.core.words import counted, day_name, listed
from salesctl.systems.contest.arithmetic import arithmetic
from salesctl.systems.contest.documents import Contests
from salesctl.systems.contest.figures import (
    Listed,
    Standings,
    contests_in,
    people_named,
    prize_winners,
    standings,
    weights_of,
)
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.figures import entries


@rule("CON016", "result-before-the-end", "contests")
def result_before_the_end(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A result was announced before the contest was over.

    Why: The last days belong to the contest, and whoever was about to pass the leader is told that they did not count.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a hammock
            result: {date: 2026-07-06, winners: [ana]}
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}

    Good:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a hammock
            result: {date: 2026-07-13, winners: [ana]}
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}

    Fix: Correct the day, or end the contest on the day it was decided.
    """
    for each in contests_in(doc):
        result = each.contest.result
        if result is not None and team.has_happened(result.date) and result.date < each.days.last:
            message = (
                f"the result of `{each.contest.id}` is of {day_name(result.date)}, and it ends on {each.days.last}"
            )
            hint = "correct the day, or end the contest on the day it was decided"
            yield Problem((*each.at, "result", "date"), message, hint)


@rule("CON017", "result-differs", "contests", Severity.ERROR)
def result_differs(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """The recorded winners are not those that the metric logs give.

    Why: Nothing ends the fun of contests as surely as a prize for the wrong one. Every score can be worked out again:
        `salesctl contest standings ID --explain`.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a hammock
            result: {date: 2026-07-13, winners: [bo]}
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}
        2026-06-17: {meetings: 2}
        --- metrics/bo/2026-06.yaml
        2026-06-16: {meetings: 4}

    Good:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a hammock
            result: {date: 2026-07-13, winners: [ana]}
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}
        2026-06-17: {meetings: 2}
        --- metrics/bo/2026-06.yaml
        2026-06-16: {meetings: 4}

    Fix: Correct the winners. Were figures logged afterwards, say so to everybody before anything changes hands.
    """
    for each in contests_in(doc):
        result = each.contest.result
        if result is None or not team.has_happened(result.date):
            continue
        final = _final(team, each)
        if final is None or all(row.score is None for row in final.rows):
            continue
        written = set(people_named(team, each.contest, result.winners))
        if written not in (set(final.winners), set(prize_winners(final))):
            right = listed(final.winners) or "nobody"
            yield Problem(
                (*each.at, "result", "winners"),
                f"the logs give `{each.contest.id}` to {right}, and {listed(result.winners) or 'nobody'} stands here",
                f"work it out again with: salesctl contest standings {each.contest.id} --explain",
                tuple(_related(team, final, written)),
            )


def _final(team: Team, each: Listed) -> Standings | None:
    """Return how a contest ended, worked out once; what was looked up for it is noted for every rule that asks."""
    key = ("contest", "final", each.doc.path, each.index)
    if key not in team.memo:
        watched, seen = team.watched()
        team.memo[key] = (_worked_out(watched, each), frozenset(seen))
    found: tuple[Standings | None, frozenset[Lookup]] = team.memo[key]
    if team.seen is not None:
        team.seen.update(found[1])
    return found[0]


def _worked_out(team: Team, each: Listed) -> Standings | None:
    """Return how a contest ended; None while it runs, where nothing counts, or where its logs cannot be read."""
    if not each.is_on or each.days.last >= team.today or not len(each.days) or not weights_of(each.contest):
        return None
    if any(team.person(who) is None and _may_win(each, who) for who in team.person_ids()):
        return None
    found = standings(team, each.contest, team.today)
    return None if _is_unseen(team, found) else found


def _may_win(each: Listed, who: str) -> bool:
    return "all" in each.contest.eligible or who in each.contest.eligible


def _is_unseen(team: Team, found: Standings) -> bool:
    run = Days(found.before.first if found.before else found.days.first, found.days.last)
    months = tuple(team.calendar.over(run, "month"))
    return any(
        team.get(MetricLog, person=each.who, month=month) is None
        and team.unseen(MetricLog, person=each.who, month=month)
        for each in found.people
        for month in months
    )


def _related(team: Team, found: Standings, written: set[str]) -> Iterator[Related]:
    """Point at the first counted entry of everybody about whom the two disagree."""
    for each in found.people:
        if (each.who in written) != (each.who in found.winners):
            first = next(entries(team, each.who, found.days), None)
            if first is not None:
                path = f"metrics/{each.who}/{Period.of_month(first.day)}.yaml"
                yield Related(path, (str(first.period),), f"{each.who}: {arithmetic(found.contest, each)}")


@rule("CON018", "few-scored", "contests", Severity.INFO)
def few_scored(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """Fewer than two in five of those who could win scored in a contest.

    Why: A contest is for the many in the middle. When most have nothing to show at the end, or the bar was out of
        reach, it moved nobody but those who move anyway.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            minimum: 40
            tie_break: [calls]
            prizes:
              - what: a hammock
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}
        --- metrics/bo/2026-06.yaml
        2026-06-16: {meetings: 4}

    Good:
        --- contests/2026.yaml
        contests:
          - id: summer
            name: Summer sprint
            objective: fill September before the holidays
            starts: 2026-06-15
            ends: 2026-07-10
            metric: meetings
            minimum: 3
            tie_break: [calls]
            prizes:
              - what: a hammock
        --- metrics/ana/2026-06.yaml
        2026-06-16: {meetings: 3}
        --- metrics/bo/2026-06.yaml
        2026-06-16: {meetings: 4}

    Fix: Nothing here: it is over. Set the next one on what everybody does every week, with a bar that half can reach.
    """
    for each in contests_in(doc):
        final = _final(team, each)
        if final is not None and len(final.scored) * 5 < len(final.people) * 2:
            message = f"{len(final.scored)} of {counted(len(final.people), 'person', 'people')} scored in"
            hint = "set the next one on what everybody does every week, with a bar that half can reach"
            yield Problem(each.at, f"{message} `{each.contest.id}`", hint)
