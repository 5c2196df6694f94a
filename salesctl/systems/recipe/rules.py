"""Rules on the sense of the recipe's shape: what it predicts, and the way its funnel runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.recipe.documents import Metric, Recipe

_ORDER = ("activity", "pipeline", "result")


@rule("REC001", "outcome-is-no-result", "recipe", Severity.ERROR)
def outcome_is_no_result(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """What the recipe predicts is no result.

    Why: A recipe says which work leads to which result. To foretell calls out of meetings is no help to anybody.

    Bad:
        --- recipe.yaml
        outcome: calls
        metrics:
          calls: {kind: activity, unit: count, means: a talk with a buyer}
          revenue: {kind: result, unit: money, means: signed order value}

    Good:
        --- recipe.yaml
        outcome: revenue
        metrics:
          calls: {kind: activity, unit: count, means: a talk with a buyer}
          revenue: {kind: result, unit: money, means: signed order value}

    Fix: Name a metric of the kind `result` as `outcome`, most often revenue.
    """
    del team
    outcome = doc.model.metrics.get(doc.model.outcome)
    if outcome is not None and outcome.kind != "result":
        results = [name for name, metric in doc.model.metrics.items() if metric.kind == "result"]
        hint = f"write `outcome: {results[0]}`" if results else "add a metric of the kind `result`, and name it here"
        yield Problem(("outcome",), f"{doc.model.outcome} is of the kind {outcome.kind}, and no result", hint)


@rule("REC002", "funnel-names-twice", "recipe", Severity.ERROR)
def funnel_names_twice(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """The funnel names one metric twice.

    Why: Each stage is fed by the one before. A metric that feeds itself has no conversion.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [calls, calls, wins]

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [calls, wins]

    Fix: Take one of them out.
    """
    del team
    for index, name in enumerate(doc.model.funnel):
        if name in doc.model.funnel[:index]:
            yield Problem(("funnel", index), f"{name} stands in the funnel twice", "take one of them out")


@rule("REC003", "funnel-runs-backwards", "recipe", Severity.ERROR)
def funnel_runs_backwards(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """The funnel does not run from activity over pipeline to result.

    Why: Calls lead to proposals and proposals to orders. Read the other way round, the funnel asks how many calls an
        order makes.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [wins, calls]

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [calls, wins]

    Fix: Put the stages in the order in which a deal passes them, what people do first.
    """
    del team
    known = doc.model.metrics
    stages = [(index, name) for index, name in enumerate(doc.model.funnel) if name in known]
    turned = [pair for pair in pairwise(stages) if _place(known[pair[1][1]]) < _place(known[pair[0][1]])]
    if stages and not turned and known[stages[0][1]].kind != "activity":
        first = stages[0][1]
        message = f"the funnel begins with {first}, of the kind {known[first].kind}, and no activity leads to it"
        yield Problem(("funnel", stages[0][0]), message, "begin with what people do, such as calls or meetings")
    for (_, before), (index, after) in turned:
        message = f"{after} ({known[after].kind}) comes after {before} ({known[before].kind}) in the funnel"
        yield Problem(("funnel", index), message, "put the stages in the order in which a deal passes them")


def _place(metric: Metric) -> int:
    return _ORDER.index(metric.kind)
