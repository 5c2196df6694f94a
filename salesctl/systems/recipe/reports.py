"""The recipe at a glance: its metrics, its funnel, its last backtest; and the reports that need the science.

These are imported when they are asked for: numpy is slow to load, and `show` has no need of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from salesctl.core.calendar import Days, later
from salesctl.core.period import Period
from salesctl.core.report import Ask, Column, Report, Table
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.metric.figures import totals
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.documents import Checked, Recipe, RecipePolicy
from salesctl.systems.recipe.duties import duties
from salesctl.systems.recipe.figures import recipe_of, weekly_target

_WEEKS = 4


def show(team: Team, ask: Ask) -> Report:
    """Return what is measured and why: each metric, who logs it, the funnel, and when the recipe was last checked."""
    recipe = recipe_of(team)
    columns = (
        *(Column("Metric"), Column("Kind"), Column("Unit"), Column("Target", "number"), Column("From")),
        *(Column("Logged by", "count", "people"), Column("Means")),
    )
    rows, loggers = [], _loggers(team, ask)
    for name, metric in recipe.metrics.items() if recipe else ():
        unit = team.settings.currency if metric.unit == "money" else metric.unit
        rows.append((name, metric.kind, unit, metric.target, metric.source, loggers[name], metric.means))
    table = Table("Metrics", columns, tuple(rows), "there is no recipe.yaml that can be read: salesctl new recipe")
    notes = tuple(_notes(team, recipe)) if recipe else ()
    return Report("Recipe", (table,), notes, (_targets(team, ask, recipe),))


def _loggers(team: Team, ask: Ask) -> Counter[str]:
    """Count the salespeople who logged each metric in the last four weeks."""
    days = Days(team.today - timedelta(weeks=_WEEKS), team.today)
    people = (doc.owner for doc in team.salespeople(days) if ask.about(doc.owner))
    return Counter(name for who in people for name in totals(team, who, days))


def _notes(team: Team, recipe: Recipe) -> Iterator[str]:
    yield f"it predicts {recipe.outcome}; targets are for a person and week; logged by: in the last {_WEEKS} weeks"
    if recipe.funnel:
        yield f"funnel: {' → '.join(recipe.funnel)}"
    checked = recipe.checked if recipe.checked and team.has_happened(recipe.checked.date) else None
    if checked is None:
        yield "no backtest is kept yet, so nothing says how well it predicts: salesctl recipe backtest --keep"
        return
    yield f"last backtest {day_name(checked.date)}: {_result(checked)}"
    oldest = later(checked.date, team.policy(RecipePolicy).backtest_max_age_days)
    due = next((duty.due for duty in duties(team) if duty.done is None), oldest)
    yield f"the next one {'was' if due < team.today else 'is'} due on {day_name(due)}"


def _result(checked: Checked) -> str:
    said = [f"error {checked.error:f} %"] if checked.error is not None else []
    return ", ".join([*said, checked.verdict or "no verdict kept"])


def _targets(team: Team, ask: Ask, recipe: Recipe | None) -> Table:
    """Return everybody's own weekly targets in the half that runs: the plan's, else the recipe's."""
    half: Period = team.calendar.period(team.today, "half")
    names = [name for name, metric in recipe.metrics.items() if metric.kind != "result"] if recipe else []
    columns = (Column("Who"), *(Column(name, "number") for name in names))
    today = Days(team.today, team.today)
    rows = tuple(
        (doc.owner, *(weekly_target(team, doc.owner, name, half) for name in names))
        for doc in team.salespeople(today)
        if ask.about(doc.owner) and names
    )
    return Table(f"Weekly targets {half}", columns, rows, "nobody has a weekly target")


def fit(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return which metrics predict the outcome, and who converts what."""
    from salesctl.systems.recipe import report_fit

    return report_fit.fit(team, ask, bench)


def backtest(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return how surely the recipe predicts, measured over the past."""
    from salesctl.systems.recipe import report_backtest

    return report_backtest.backtest(team, ask, bench)


def predict(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return the forecast of the coming weeks."""
    from salesctl.systems.recipe import report_predict

    return report_predict.predicted(team, ask, bench)


def targets(team: Team, ask: Ask) -> Report:
    """Return what a number asks of each week."""
    from salesctl.systems.recipe import report_targets

    return report_targets.back(team, ask)
