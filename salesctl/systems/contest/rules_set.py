"""Rules on how a contest is set up: what for, on what, and for which prize."""

from __future__ import annotations

import re
from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.contest.documents import ContestPolicy, Contests
from salesctl.systems.contest.figures import contests_in

_CASH = re.compile(
    r"\b(cash|money|bonus(es)?|salary|pay ?rise|commission|bank ?notes?)\b|[€$£]"
    r"|\b\d[\d.,]* ?(euros?|dollars?|pounds?)\b",
    re.IGNORECASE,
)


@rule("CON001", "no-objective", "contests")
def no_objective(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest says nothing about what it is for.

    Why: A contest is a means to fill, to open, to finish something. Without an objective it rewards whoever would have
        won anyway, and afterwards nobody can say whether it worked.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Write under `objective` what will be different once it is over.
    """
    del team
    for each in contests_in(doc):
        if each.contest.objective is None:
            hint = "write what will be different afterwards, such as `objective: fill November's pipeline`"
            yield Problem(each.at, f"the contest `{each.contest.id}` has no objective", hint)


@rule("CON002", "not-one-measure", "contests", Severity.ERROR)
def not_one_measure(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest counts nothing, or a metric and points at once.

    Why: Everybody must be able to work out the own score on any evening. That takes exactly one thing that counts: a
        metric, or points for several.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            points: {calls: 1, meetings: 5}
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            mode: points
            points: {calls: 1, meetings: 5}
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Write `metric:` with one metric of the recipe, or `points:` with what each metric is worth, and not both.
    """
    del team
    for each in contests_in(doc):
        contest = each.contest
        if contest.metric is None and not contest.points:
            hint = "add one metric of the recipe, such as `metric: meetings`"
            yield Problem(each.at, f"the contest `{contest.id}` counts nothing", hint)
        elif contest.metric is not None and contest.points:
            message = f"the contest `{contest.id}` counts the metric `{contest.metric}` and points as well"
            yield Problem((*each.at, "points"), message, "keep one of the two: `metric` or `points`")


@rule("CON003", "no-tie-break", "contests")
def no_tie_break(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest does not say what decides between equal scores.

    Why: Counts are small and ties are common. What decides is fair only when it was known before. Where all who reach
        the minimum win, nothing has to be decided.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [proposals, calls]
            prizes:
              - what: dinner for two

    Fix: Name one or two metrics, in the order in which they decide.
    """
    del team
    for each in contests_in(doc):
        if not each.contest.tie_break and each.contest.mode != "threshold":
            hint = "name the metrics that decide, in their order: `tie_break: [proposals, calls]`"
            yield Problem(each.at, f"nothing decides between equal scores in `{each.contest.id}`", hint)


@rule("CON004", "no-prize", "contests")
def no_prize(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A contest has no prize.

    Why: A contest without a prize is a league table. What is won may be small, but it has to be something to tell at
        home.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two on the river
                value: 150

    Fix: Add one under `prizes`: `what` it is, and its `value` if it costs something.
    """
    del team
    for each in contests_in(doc):
        if not each.contest.prizes:
            hint = "add `prizes:` and below it `- what: dinner for two`"
            yield Problem(each.at, f"the contest `{each.contest.id}` has no prize", hint)


@rule("CON005", "cash-prize", "contests", Severity.ERROR)
def cash_prize(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """A prize is cash, and the policy says that prizes are not.

    Why: Cash is pay: it is spent with the rest and forgotten, and next time it has to be more. A thing or a day is
        remembered with the reason for it. What the prize is worth stands in `value`.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a bonus of 500 EUR

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: a weekend in the mountains
                value: 500

    Fix: Make it something to have or to do. A team that wants cash prizes sets `cash: true` under `policy: contest:`.
    """
    if team.policy(ContestPolicy).cash:
        return
    code = re.compile(rf"\b{re.escape(team.settings.currency)}\b")
    for each in contests_in(doc):
        for place, prize in enumerate(each.contest.prizes):
            found = _CASH.search(prize.what) or code.search(prize.what)
            if found:
                message = f"the prize `{prize.what}` is cash (`{found[0].strip()}`), and the policy says no cash"
                hint = "give something to have or to do; what it costs stands in `value`"
                yield Problem((*each.at, "prizes", place, "what"), message, hint)


@rule("CON007", "threshold-without-minimum", "contests", Severity.ERROR)
def threshold_without_minimum(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """All who reach the minimum are to win, and no minimum is set.

    Why: Where everybody can win, the bar is the whole contest. Without it nobody can.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: threshold
            prizes:
              - what: a good headset

    Good:
        --- contests/2026.yaml
        contests:
          - id: autumn
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            mode: threshold
            minimum: 24
            prizes:
              - what: a good headset

    Fix: Write `minimum:` with the number that wins. Two in five should be able to reach it.
    """
    del team
    for each in contests_in(doc):
        if each.contest.mode == "threshold" and each.contest.minimum is None:
            message = f"all who reach the minimum win `{each.contest.id}`, and it has none"
            yield Problem((*each.at, "mode"), message, "add the number that wins, such as `minimum: 24`")


@rule("CON010", "same-id-twice", "contests", Severity.ERROR)
def same_id_twice(doc: Doc[Contests], team: Team) -> Iterator[Problem]:
    """Two contests of a year have one id.

    Why: The id is how a contest is asked for, and by which its result is due. Two with one name hide each other.

    Bad:
        --- contests/2026.yaml
        contests:
          - id: sprint
            name: Spring sprint
            objective: open twenty new accounts
            starts: 2026-04-06
            ends: 2026-04-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: sprint
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Good:
        --- contests/2026.yaml
        contests:
          - id: spring-sprint
            name: Spring sprint
            objective: open twenty new accounts
            starts: 2026-04-06
            ends: 2026-04-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two
          - id: autumn-sprint
            name: Autumn sprint
            objective: fill November's pipeline before the fair
            starts: 2026-10-05
            ends: 2026-10-30
            metric: meetings
            tie_break: [calls]
            prizes:
              - what: dinner for two

    Fix: Give the later one a name of its own.
    """
    del team
    first: dict[str, int] = {}
    for each in contests_in(doc):
        before = first.setdefault(each.contest.id, each.index)
        if before != each.index:
            related = Related(doc.path, ("contests", before, "id"), "the first one")
            message = f"two contests of this year are called `{each.contest.id}`"
            yield Problem((*each.at, "id"), message, "give the later one a name of its own", (related,))
