"""Rules on the entries of a metric log: counts that are counts, on days that are over, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem, Related, Severity
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.core.words import day_name
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.figures import day_of, entries, month_of, week_of
from salesctl.systems.recipe.documents import Metric
from salesctl.systems.recipe.figures import recipe_of


@rule("MET001", "count-below-zero", "metrics", Severity.ERROR)
def count_below_zero(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """Something that is counted is less than none.

    Why: Nobody makes minus two calls. A correction belongs on the day that was wrong. Only money may be negative: a
        credit note.

    Bad:
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: -2}

    Good:
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12, revenue: -350.50}

    Fix: Correct the day whose count was too high.
    """
    counted = _named(team, lambda metric: metric.unit != "money")
    for period, name, value in _values(doc):
        if value < 0 and name in counted:
            message = f"{name} cannot be {value:f}"
            yield Problem((str(period), name), message, "write 0 or more; a correction belongs on the day it corrects")


@rule("MET002", "count-not-whole", "metrics", Severity.ERROR)
def count_not_whole(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """A count is no whole number.

    Why: Calls and meetings are counted, not estimated. Half a meeting is a mean that somebody typed.

    Bad:
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12.5}

    Good:
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}

    Fix: Write what was counted. A metric that can be a part has the unit minutes, percent or money in recipe.yaml.
    """
    counted = _named(team, lambda metric: metric.unit == "count")
    for period, name, value in _values(doc):
        if name in counted and value > 0 and value != value.to_integral_value():
            hint = f"write what was counted, such as `{name}: {value.to_integral_value():f}`"
            yield Problem((str(period), name), f"{name} is counted in whole numbers, and this is {value:f}", hint)


@rule("MET003", "entry-in-another-month", "metrics", Severity.ERROR)
def entry_in_another_month(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """An entry stands in the file of another month.

    Why: The path says which month a file is about, so this entry is not counted. It is what a file copied from last
        month looks like. A week belongs to the month it starts in.

    Bad:
        --- metrics/ana/2026-09.yaml
        2026-08-31: {calls: 12}

    Good:
        --- metrics/ana/2026-09.yaml
        2026-09-01: {calls: 12}

    Fix: Correct the day, or move the line to the file of its month.
    """
    del team
    for period in doc.model.entries:
        month = month_of(period)
        if month != doc.period:
            path = f"metrics/{doc.owner}/{month}.yaml"
            said = f"{period} starts in {month}" if period.unit == "week" else f"{period} is no day of {doc.period}"
            yield Problem((str(period),), f"{said}, so it is not counted here", f"correct it, or move it to {path}")


@rule("MET004", "entry-in-the-future", "metrics", Severity.ERROR)
def entry_in_the_future(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """An entry is dated after today.

    Why: What has not happened cannot be counted. It is left out until its day has come, and then it counts as
        measured.

    Bad:
        --- today 2026-09-15
        --- metrics/ana/2026-09.yaml
        2026-09-16: {calls: 12}

    Good:
        --- today 2026-09-15
        --- metrics/ana/2026-09.yaml
        2026-09-15: {calls: 12}

    Fix: Correct the day. What is meant to happen belongs in the plan, under `activity`.
    """
    for period in doc.model.entries:
        day = day_of(period)
        if day > team.today and month_of(period) == doc.period:
            said = f"{period} starts on {day_name(day)}" if period.unit == "week" else day_name(day)
            message = f"{said} is still to come" if period.unit == "day" else f"{said}, which is still to come"
            yield Problem((str(period),), message, "correct the day; what is meant to happen belongs in the plan")


@rule("MET005", "week-and-day", "metrics", Severity.ERROR)
def week_and_day(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """A metric is logged for a whole week, and for a day of that week too.

    Why: Either the day is inside the week's number or it is not; nobody can tell, so only the days are counted.

    Bad:
        --- metrics/ana/2026-09.yaml
        2026-W37: {calls: 41}
        2026-09-08: {calls: 12}

    Good:
        --- metrics/ana/2026-09.yaml
        2026-W37: {calls: 41}
        2026-09-08: {revenue: 18500}

    Fix: Keep the days, or the week, for each metric.
    """
    for period, values in doc.model.entries.items():
        week = week_of(period) if period.unit == "week" and month_of(period) == doc.period else None
        for name, day in _by_day(team, doc.owner, week).items() if week else ():
            if name in values:
                related = (Related(f"metrics/{doc.owner}/{Period.of_month(day.date)}.yaml", (str(day), name), "here"),)
                message = f"{name} stands here for all of {period}, and for {day_name(day.date)} too"
                yield Problem((str(period), name), message, "keep the days or the week", related)


def _by_day(team: Team, person: str, week: Days) -> dict[str, Period]:
    """Return the first day of a week on which each metric is logged by the day."""
    found: dict[str, Period] = {}
    for entry in entries(team, person, week):
        if entry.period.unit == "day":
            for name in entry.values:
                found.setdefault(name, entry.period)
    return found


@rule("MET006", "result-by-the-week", "metrics")
def result_by_the_week(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """A result is logged for a week at once.

    Why: An order has a day: contests, quarters and forecasts count by it. Only activity can be summed up on Friday.

    Bad:
        --- metrics/ana/2026-09.yaml
        2026-W37: {calls: 41, revenue: 18500}

    Good:
        --- metrics/ana/2026-09.yaml
        2026-W37: {calls: 41}
        2026-09-10: {revenue: 18500}

    Fix: Write the result on the day it was signed.
    """
    results = _named(team, lambda metric: metric.kind == "result")
    for period, values in doc.model.entries.items():
        for name in values if period.unit == "week" else ():
            if name in results:
                hint = f"write it on its day, such as `{Period.of_day(day_of(period))}: {{{name}: …}}`"
                yield Problem((str(period), name), f"{name} is a result, and results keep their day", hint)


def _named(team: Team, wanted: Callable[[Metric], bool]) -> frozenset[str]:
    """Return the names of the recipe's metrics that are wanted."""
    recipe = recipe_of(team)
    return frozenset(name for name, metric in recipe.metrics.items() if wanted(metric)) if recipe else frozenset()


def _values(doc: Doc[MetricLog]) -> Iterator[tuple[Period, str, Decimal]]:
    for period, values in doc.model.entries.items():
        for name, value in values.items():
            yield period, name, value
