"""Rules on the metrics of the recipe: few, each with a meaning, and at least one that leads."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.recipe.documents import Recipe

MOST_LOGGED = 8


@rule("MET009", "metric-without-meaning", "recipe")
def metric_without_meaning(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """A metric does not say what it means.

    Why: Two people who count calls count two things until somebody writes down what a call is. Their numbers cannot be
        added up before.

    Bad:
        --- recipe.yaml
        outcome: revenue
        metrics:
          calls: {kind: activity, unit: count, target: 60}
          revenue: {kind: result, unit: money, means: signed order value}

    Good:
        --- recipe.yaml
        outcome: revenue
        metrics:
          calls: {kind: activity, unit: count, means: a talk with somebody who can decide, target: 60}
          revenue: {kind: result, unit: money, means: signed order value}

    Fix: Add `means:` with one sentence that settles the doubtful case: does a voicemail count?
    """
    del team
    for name, metric in doc.model.metrics.items():
        if metric.means is None:
            hint = "add `means:` with a sentence, such as `means: a talk with somebody who can decide`"
            yield Problem(("metrics", name), f"nothing says what counts as {name}", hint)


@rule("MET010", "too-many-metrics", "recipe")
def too_many_metrics(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """More than eight metrics are to be logged by hand.

    Why: Whoever has twelve things to count in the evening counts none of them. Three to five are kept up for years.
        What the CRM knows costs nobody a minute and is not in the eight.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk}
          emails: {kind: activity, means: a letter}
          visits: {kind: activity, means: a visit}
          demos: {kind: activity, means: a demo}
          meetings: {kind: activity, means: a meeting}
          referrals: {kind: activity, means: a name somebody gave}
          proposals: {kind: pipeline, means: a price}
          trials: {kind: pipeline, means: a trial}
          wins: {kind: result, means: an order}

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk}
          meetings: {kind: activity, means: a meeting}
          proposals: {kind: pipeline, means: a price}
          wins: {kind: result, means: an order, source: crm}

    Fix: Keep those that foretell the outcome (`salesctl recipe fit` says which), and take the rest out, or import them
        with `source: crm`.
    """
    del team
    by_hand = sum(metric.source == "self" for metric in doc.model.metrics.values())
    if by_hand > MOST_LOGGED:
        message = (
            f"{counted(by_hand, 'metric')} are to be logged by hand; {MOST_LOGGED} are the most that people keep up"
        )
        yield Problem(("metrics",), message, "keep those that foretell the outcome, import the rest with `source: crm`")


@rule("MET011", "no-leading-metric", "recipe", Severity.ERROR)
def no_leading_metric(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """No metric of the recipe is an activity.

    Why: Results say what was. Only activity is in a salesperson's own hands this week, and only what comes before the
        revenue can foretell it.

    Bad:
        --- recipe.yaml
        outcome: revenue
        metrics:
          wins: {kind: result, unit: count, means: a signed order}
          revenue: {kind: result, unit: money, means: signed order value}

    Good:
        --- recipe.yaml
        outcome: revenue
        metrics:
          meetings: {kind: activity, unit: count, means: an hour with a buyer, target: 8}
          revenue: {kind: result, unit: money, means: signed order value}

    Fix: Add what a salesperson does to win an order, with `kind: activity`: calls, visits, meetings.
    """
    del team
    if not any(metric.kind == "activity" for metric in doc.model.metrics.values()):
        hint = "add what people do to win an order, such as `meetings: {kind: activity, unit: count, target: 8}`"
        yield Problem(("metrics",), "no metric is an activity, so nothing leads", hint)


@rule("MET012", "target-not-positive", "recipe", Severity.ERROR)
def target_not_positive(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """A weekly target is 0 or less.

    Why: It is reached before the week begins.

    Bad:
        --- recipe.yaml
        outcome: revenue
        metrics:
          calls: {kind: activity, unit: count, means: a talk, target: 0}
          revenue: {kind: result, unit: money, means: signed order value}

    Good:
        --- recipe.yaml
        outcome: revenue
        metrics:
          calls: {kind: activity, unit: count, means: a talk, target: 60}
          revenue: {kind: result, unit: money, means: signed order value}

    Fix: Write what a person is to reach in a week, or take `target` out.
    """
    del team
    for name, metric in doc.model.metrics.items():
        if metric.target is not None and metric.target <= 0:
            hint = "write what a person is to reach in a week, or take `target` out"
            yield Problem(("metrics", name, "target"), f"the target of {name} is {metric.target:f} a week", hint)
