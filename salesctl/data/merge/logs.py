"""Results of deals as metric logs: what is written, what stands there already, and what is left to people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.data.crm.results import Figures
from salesctl.data.merge.change import Change, Outcome, Terms, Texts, path_of, plain
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.recipe.documents import Recipe
from salesctl.text.batch import Step, change, put_sorted
from salesctl.text.emit import block

Results = Mapping[tuple[str, date], Figures]
Entries = Mapping[Period, Mapping[str, Decimal]]

ADDED, CORRECTED, SAME, TAKEN_OUT = "written", "corrected", "stand there already", "taken out"


@dataclass(frozen=True, slots=True)
class Logged:
    """Changed files, and what became of each value."""

    changes: tuple[Change, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(slots=True)
class _Month:
    """What one file of one person is to hold, by day: new values, other values, values to take out."""

    new: dict[date, Figures] = field(default_factory=lambda: defaultdict(dict))
    other: dict[date, Figures] = field(default_factory=lambda: defaultdict(dict))
    out: dict[date, list[str]] = field(default_factory=lambda: defaultdict(list))


def log_results(team: Team, found: Results, texts: Texts, terms: Terms) -> Logged:
    """Lay results beside the metric logs. A metric of source crm is brought up to date; one of source self is only
    filled in where nobody has counted.
    """
    outcomes: list[Outcome] = []
    months: dict[tuple[str, Period], _Month] = defaultdict(_Month)
    for (who, day), figures in found.items():
        for metric, value in figures.items():
            outcome = _place(team, found, (who, day, metric), value, months[who, Period.of_month(day)])
            outcomes.append(Outcome(outcome.what, f"{metric} of {who} on {day}", outcome.left))
    if terms.complete:
        outcomes += _superfluous(team, found, months)
    changes = [_written(team, who, month, plan, texts) for (who, month), plan in sorted(months.items())]
    return Logged(tuple(one for one in changes if one is not None), tuple(outcomes))


def _place(team: Team, found: Results, at: tuple[str, date, str], value: Decimal | int, month: _Month) -> Outcome:
    """Say what becomes of one value, and note it where it is to be written."""
    who, day, metric = at
    reason = _impossible(team, who, day, metric)
    if reason:
        return Outcome(reason, left=True)
    entries = _entries(team, who, Period.of_month(day))
    there = entries.get(Period.of_day(day), {}).get(metric)
    if there == value:
        return Outcome(SAME)
    if _by_week(team, who, day, metric):
        return Outcome(f"{metric} is logged for the whole week at once", left=True)
    if there is None:
        if not _is_imported(team, metric) and _counted_by_hand(found, entries, who, metric):
            return Outcome(f"{metric} is counted by hand that month (source: self)", left=True)
        month.new[day][metric] = plain(value)
        return Outcome(ADDED)
    if not _is_imported(team, metric):
        return Outcome(f"{metric} says something else, typed by hand (source: self)", left=True)
    month.other[day][metric] = plain(value)
    return Outcome(CORRECTED)


def _impossible(team: Team, who: str, day: date, metric: str) -> str:
    recipe = team.get(Recipe)
    person = team.person(who)
    if recipe is None:
        return "the team has no recipe.yaml that says what is counted"
    if metric not in recipe.model.metrics:
        return f"{metric} is no metric of recipe.yaml"
    if day > team.today:
        return "dated after today"
    if person is None or day not in person.employed:
        return "on a day when its owner was not in the team"
    if team.unseen(MetricLog, person=who, month=Period.of_month(day)):
        return "the log of that month cannot be read"
    return ""


def _is_imported(team: Team, metric: str) -> bool:
    recipe = team.get(Recipe)
    return recipe is not None and metric in recipe.model.metrics and recipe.model.metrics[metric].source == "crm"


def _entries(team: Team, who: str, month: Period) -> Entries:
    doc = team.get(MetricLog, person=who, month=month)
    return doc.model.entries if doc else {}


def _by_week(team: Team, who: str, day: date, metric: str) -> bool:
    if day.toordinal() <= day.weekday():
        return False
    monday = day - timedelta(days=day.weekday())
    return metric in _entries(team, who, Period.of_month(monday)).get(Period.of_week(day), {})


def _counted_by_hand(found: Results, entries: Entries, who: str, metric: str) -> bool:
    """Tell whether a month holds the metric on a day of which the export knows nothing.

    Then somebody counts it, perhaps on other days, and adding to it would count twice.
    """
    return any(
        metric in values and (period.unit != "day" or metric not in found.get((who, period.date), {}))
        for period, values in entries.items()
    )


def _superfluous(team: Team, found: Results, months: dict[tuple[str, Period], _Month]) -> Iterator[Outcome]:
    """Take out what the logs hold of the CRM's metrics and a complete export does not, from its first day on."""
    metrics = {metric for figures in found.values() for metric in figures if _is_imported(team, metric)}
    first = min((day for _, day in found), default=date.max)
    for who in sorted({who for who, _ in found}):
        for doc in team.all(MetricLog, person=who):
            for period, values in doc.model.entries.items():
                if period.unit != "day" or period.date < first or Period.of_month(period.date) != doc.period:
                    continue
                for metric in metrics & values.keys() - found.get((who, period.date), {}).keys():
                    months[who, doc.period].out[period.date].append(metric)
                    yield Outcome(TAKEN_OUT, f"{metric} of {who} on {period}")


def _written(team: Team, who: str, month: Period, plan: _Month, texts: Texts) -> Change | None:
    if not (plan.new or plan.other or plan.out):
        return None
    path = path_of("metrics", person=who, month=month)
    before, entries = texts(path), _entries(team, who, month)
    steps = [step for day, figures in sorted(plan.other.items()) for step in _puts(day, figures)]
    fresh: dict[str, object] = {}
    for day, figures in sorted(plan.new.items()):
        if not entries.get(Period.of_day(day)) and day not in plan.other:
            fresh[str(day)] = dict(figures)
        else:
            steps += _puts(day, figures)
    for day, metrics in sorted(plan.out.items()):
        whole = len(metrics) == len(entries[Period.of_day(day)]) and day not in plan.new
        steps += [Step("remove", (str(day),))] if whole else [Step("remove", (str(day), metric)) for metric in metrics]
    return Change(path, before, _text(before, steps, fresh, entries), _said(plan))


def _text(before: str | None, steps: list[Step], fresh: Mapping[str, object], entries: Entries) -> str:
    if not entries:
        return block(fresh) if not (before or "").strip() else change(before or "", [Step("put", (), fresh)])
    empty = {key: value for key, value in fresh.items() if Period.parse(key) in entries}
    steps += [Step("put", (key,), value) for key, value in empty.items()]
    others = {key: value for key, value in fresh.items() if key not in empty}
    return put_sorted(change(before or "", steps), others, _moment)


def _puts(day: date, figures: Figures) -> list[Step]:
    return [Step("put", (str(day), metric), value) for metric, value in figures.items()]


def _moment(key: str) -> tuple[date, int]:
    """Sort days and weeks: a week stands before its Monday; what is neither stands first."""
    try:
        period = Period.parse(key)
    except ValueError:
        return date.min, 0
    if period.unit == "week":
        return date.fromisocalendar(period.year, period.number, 1), 0
    return (period.date, 1) if period.unit == "day" else (date.min, 0)


def _said(plan: _Month) -> str:
    parts = (
        (sum(map(len, plan.new.values())), "added"),
        (sum(map(len, plan.other.values())), "corrected"),
        (sum(map(len, plan.out.values())), "taken out"),
    )
    return listed(f"{counted(number, 'value')} {what}" for number, what in parts if number)
