"""Rules on what many entries look like together: a funnel that cannot be, values that nobody counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from salesctl.core.calendar import Days
from salesctl.core.doc import Doc
from salesctl.core.finding import Problem
from salesctl.core.period import Period
from salesctl.core.rule import rule
from salesctl.core.team import Team
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.metric.figures import by_week, day_of, entries, month_of
from salesctl.systems.recipe.documents import Recipe
from salesctl.systems.recipe.figures import recipe_of

WEEKS = 13  # a quarter: long enough for a deal to pass through most funnels
MONTHS = 3  # a log that ended longer ago is not spoken of
FEWEST_WEEKS = 10  # of those, in which the earlier stage was logged
FEWEST_LATER = 5  # fewer of the later stage say nothing
ROUND_VALUES = 20  # so many daily values, all multiples of five, were not counted
SAME_DAYS, SAME_WEEKS = 20, 6  # so many days or weeks in a row with one value were not counted
_NOTHING = Decimal(0)
LEAST_VALUE = 3  # one or two a day can be the same for weeks


@rule("MET007", "funnel-cannot-be", "metrics")
def funnel_cannot_be(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """Over a quarter a later stage of the funnel is larger than the one it comes from.

    Why: Every proposal came from a meeting. Where somebody logs more proposals than meetings over thirteen weeks, one
        of the two is not counted as the recipe means it, and every conversion drawn from it is wrong. Only the
        weeks with the earlier stage logged are compared, at least ten of them. Said at the newest log.

    Bad:
        --- today 2026-09-15
        --- metrics/ana/2026-06.yaml
        2026-W23: {meetings: 1, proposals: 2}
        2026-W24: {meetings: 1, proposals: 2}
        2026-W25: {meetings: 1, proposals: 1}
        2026-W26: {meetings: 0, proposals: 2}
        --- metrics/ana/2026-07.yaml
        2026-W28: {meetings: 1, proposals: 2}
        2026-W29: {meetings: 1, proposals: 2}
        2026-W30: {meetings: 2, proposals: 1}
        2026-W31: {meetings: 1, proposals: 2}
        --- metrics/ana/2026-08.yaml
        2026-W32: {meetings: 1, proposals: 2}
        2026-W33: {meetings: 1, proposals: 2}
        2026-W34: {meetings: 1, proposals: 1}
        2026-W35: {meetings: 1, proposals: 2}

    Good:
        --- today 2026-09-15
        --- metrics/ana/2026-07.yaml
        2026-W28: {meetings: 5, proposals: 2}
        2026-W29: {meetings: 4, proposals: 2}

    Fix: Read together what `means:` says of both metrics in recipe.yaml, and count from now on as it says.
    """
    recipe = recipe_of(team)
    if recipe is None or not _is_newest(doc, team):
        return
    weeks = _weeks_until(team, doc)
    logged = by_week(team, doc.owner, weeks)
    stages = [name for name in dict.fromkeys(recipe.funnel) if name in logged and _is_count(recipe, name)]
    for earlier, later in pairwise(stages):
        pairs = [each for each in zip(logged[earlier], logged[later], strict=True) if each[0] is not None]
        first, second = (sum((value or _NOTHING for value in values), _NOTHING) for values in zip(*pairs, strict=True))
        if len(pairs) >= FEWEST_WEEKS and second > first and second >= FEWEST_LATER:
            message = f"{second:f} {later} came out of {first:f} {earlier} in the {len(pairs)} weeks up to {weeks[-1]}"
            hint = f"read together what recipe.yaml means by {earlier} and {later}, and count so from now on"
            yield Problem((), message, hint)


@rule("MET008", "values-look-invented", "metrics")
def values_look_invented(doc: Doc[MetricLog], team: Team) -> Iterator[Problem]:
    """Values of one metric are all multiples of five, or one and the same for weeks.

    Why: A count is uneven: seven, eleven, nine. Twenty daily values in fives, or the same value for four weeks, were
        put down from memory, and a forecast made of them forecasts the memory. Looked at are the last thirteen
        weeks, metrics that people count themselves, and zeros are left out. Said at the newest log.

    Bad:
        --- today 2026-09-15
        --- metrics/ana/2026-08.yaml
        2026-08-03: {calls: 10}
        2026-08-04: {calls: 15}
        2026-08-05: {calls: 10}
        2026-08-06: {calls: 20}
        2026-08-07: {calls: 10}
        2026-08-10: {calls: 15}
        2026-08-11: {calls: 10}
        2026-08-12: {calls: 15}
        2026-08-13: {calls: 10}
        2026-08-14: {calls: 20}
        2026-08-17: {calls: 10}
        2026-08-18: {calls: 15}
        2026-08-19: {calls: 10}
        2026-08-20: {calls: 20}
        2026-08-21: {calls: 10}
        2026-08-24: {calls: 15}
        2026-08-25: {calls: 10}
        2026-08-26: {calls: 15}
        2026-08-27: {calls: 10}
        2026-08-28: {calls: 20}

    Good:
        --- today 2026-09-15
        --- metrics/ana/2026-08.yaml
        2026-08-03: {calls: 9}
        2026-08-04: {calls: 14}
        2026-08-05: {calls: 10}

    Fix: Nobody can count last month again. Agree on a tally by the phone, and start today.
    """
    recipe = recipe_of(team)
    if recipe is None or not _is_newest(doc, team):
        return
    found = list(entries(team, doc.owner, _days_until(team, doc)))
    for name, known in recipe.metrics.items():
        if known.unit != "count" or known.source == "crm" or known.kind == "result":
            continue
        daily = [entry.values[name] for entry in found if entry.period.unit == "day" and name in entry.values]
        weekly = [entry.values[name] for entry in found if entry.period.unit == "week" and name in entry.values]
        said = (
            _all_in_fives(daily)
            or _all_the_same(daily, SAME_DAYS, "days")
            or _all_the_same(weekly, SAME_WEEKS, "weeks")
        )
        if said:
            hint = "agree on a tally by the phone, and start today: last month cannot be counted again"
            yield Problem((), f"{name}: {said}, which is how memory counts and not how days are", hint)


def _all_in_fives(values: Sequence[Decimal]) -> str | None:
    some = [value for value in values if value]
    if len(some) < ROUND_VALUES or any(value % 5 for value in some if abs(value) < 10**20):
        return None
    return None if len(set(some)) == 1 else f"all of the last {len(some)} daily values are multiples of five"


def _all_the_same(values: Sequence[Decimal], fewest: int, unit: str) -> str | None:
    runs = ((value, sum(1 for _ in run)) for value, run in groupby(value for value in values if value))
    value, length = max(runs, key=lambda run: run[1] if run[0] >= LEAST_VALUE else 0, default=(Decimal(0), 0))
    return f"{value:f} on each of {length} {unit} in a row" if value >= LEAST_VALUE and length >= fewest else None


# ---- which log, and which weeks


def _is_newest(doc: Doc[MetricLog], team: Team) -> bool:
    """Tell whether a log is its person's newest, and of late: what many months show is said once, while it helps."""
    this_month = Period.of_month(team.today)
    age = (this_month.year - doc.period.year) * 12 + this_month.number - doc.period.number
    if not 0 <= age <= MONTHS or doc.period.year <= 1:
        return False
    months = (other.period for other in team.all(MetricLog, person=doc.owner))
    return doc.period == max((month for month in months if month <= this_month), default=None)


def _days_until(team: Team, doc: Doc[MetricLog]) -> Days:
    """Return the thirteen weeks that end with the newest entry."""
    inside = (day_of(period) for period in doc.model.entries if month_of(period) == doc.period)
    last = max((day for day in inside if day <= team.today), default=team.calendar.days(doc.period).first)
    return Days(last - timedelta(weeks=WEEKS) + timedelta(days=1), last)


def _weeks_until(team: Team, doc: Doc[MetricLog]) -> list[Period]:
    last = Period.of_week(_days_until(team, doc).last)
    return [team.calendar.shift(last, step) for step in range(1 - WEEKS, 1)]


def _is_count(recipe: Recipe, name: str) -> bool:
    return name in recipe.metrics and recipe.metrics[name].unit == "count"
