"""What `recipe backtest --keep` writes into recipe.yaml: the error, the verdict, what predicts and what changed."""

from __future__ import annotations

from salesctl.core.report import Ask
from salesctl.core.team import Team
from salesctl.systems.recipe.asked import question
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.figures import recipe_of
from salesctl.systems.recipe.report_backtest import LONGEST, results
from salesctl.systems.recipe.say import rounded
from salesctl.systems.recipe.science import Alarm, Fit

__all__ = ["LONGEST", "checked"]


def checked(team: Team, bench: Bench = PLAIN) -> dict[str, object] | str:
    """Return the values of `checked:`, or the sentence that says why there is nothing to keep.

    `stopped` are metrics that predicted in the backtest that was kept before and no longer do.
    """
    asked = question(team, Ask())
    if isinstance(asked, str):
        return asked
    test, fit, alarms = results(asked, bench)
    found: dict[str, object] = {"date": team.today}
    error = test.horizons[-1].error
    if error is not None:
        found["error"] = round(error * 100)
    found["verdict"] = test.verdict.label.value
    found |= _metrics(team, fit)
    if alarms:
        found["changed"] = [_changed(each) for each in alarms]
    return found


def _changed(alarm: Alarm) -> dict[str, object]:
    return {"from": alarm.source, "to": alarm.target, "since": alarm.since, "times": rounded(alarm.ratio, 2)}


def _metrics(team: Team, fit: Fit) -> dict[str, object]:
    recipe = recipe_of(team)
    before = recipe.checked.predicts if recipe and recipe.checked else ()
    predicts = [metric.metric for metric in fit.predicting]
    tested = {metric.metric for metric in fit.metrics if metric.predicts is not None}
    stopped = [name for name in before if name in tested and name not in predicts]
    lists = {"predicts": predicts, "stopped": stopped}
    return {name: names for name, names in lists.items() if names}
