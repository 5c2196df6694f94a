"""Rules on what the last backtest found and recipe.yaml keeps; `check` itself computes nothing of it anew."""

from __future__ import annotations

from collections.abc import Iterator

from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Severity
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.recipe.documents import Recipe

_AGAIN = "salesctl recipe backtest says why; --keep writes what it finds"


@rule("REC005", "recipe-without-signal", "recipe")
def recipe_without_signal(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """The last backtest that was kept is no better than a forecast that knows nothing of the metrics.

    Why: A recipe whose metrics say no more than the mean of the last weeks costs everybody minutes every day, and
        promises a control over the number that is not there.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        checked: {date: 2026-09-07, error: 41, verdict: no signal}

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        checked: {date: 2026-09-07, error: 12, verdict: comfortable}

    Fix: Ask what the last ten orders began with and measure that instead; give a metric a sharper meaning; then run
        `salesctl recipe backtest --keep` once half a year of it is logged.
    """
    kept = doc.model.checked
    if kept is not None and team.has_happened(kept.date) and kept.verdict == "no signal":
        message = f"the metrics foretell {doc.model.outcome} no better than its own past (backtest of {kept.date})"
        yield Problem(("checked", "verdict"), message, _AGAIN)


@rule("REC006", "metric-stopped-predicting", "recipe")
def metric_stopped_predicting(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """A metric that predicted in the backtest before did not in the last one.

    Why: What people do and how customers buy changes, and a metric that once led goes on being logged out of habit.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          meetings: {kind: activity, means: an hour with a buyer}
          wins: {kind: result, means: a signed order}
        checked: {date: 2026-09-07, error: 12, verdict: comfortable, predicts: [meetings], stopped: [calls]}

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          meetings: {kind: activity, means: an hour with a buyer}
          wins: {kind: result, means: a signed order}
        checked: {date: 2026-09-07, error: 12, verdict: comfortable, predicts: [calls, meetings]}

    Fix: Look whether it is still counted in the same way (`salesctl metric show`); if it is, and the next backtest says
        the same, take it out.
    """
    kept = doc.model.checked
    if kept is None or not team.has_happened(kept.date):
        return
    for index, name in enumerate(kept.stopped):
        if name in doc.model.metrics:
            message = f"{name} foretold {doc.model.outcome} before and no longer does (backtest of {kept.date})"
            yield Problem(
                ("checked", "stopped", index), message, "salesctl recipe fit says how far it is from doing so"
            )


@rule("REC007", "conversion-changed", "recipe", Severity.INFO)
def conversion_changed(doc: Doc[Recipe], team: Team) -> Iterator[Problem]:
    """The last backtest found that a conversion of the funnel is no longer what it was.

    Why: When meetings stop turning into proposals, every forecast made from meetings is too high, and no wider interval
        helps. Somebody has to look what happened: a price, a competitor, a new way of counting.

    Bad:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [calls, wins]
        checked:
          date: 2026-09-07
          verdict: not yet
          changed:
            - {from: calls, to: wins, since: 2026-W30, times: 0.6}

    Good:
        --- recipe.yaml
        outcome: wins
        metrics:
          calls: {kind: activity, means: a talk with a buyer}
          wins: {kind: result, means: a signed order}
        funnel: [calls, wins]
        checked: {date: 2026-09-07, verdict: not yet}

    Fix: Find out what changed in that week, and say it in the next meeting. The alarm goes when the backtest has learnt
        the new conversion: `salesctl recipe backtest --keep`.
    """
    kept = doc.model.checked
    if kept is None or not team.has_happened(kept.date):
        return
    for index, each in enumerate(kept.changed):
        now = "no longer what it was" if each.times is None else f"{each.times:f} times what it was"
        message = f"since {each.since} the conversion of {each.from_} to {each.to} is {now} (backtest of {kept.date})"
        yield Problem(
            ("checked", "changed", index), message, "find out what happened then; salesctl recipe fit watches it"
        )
