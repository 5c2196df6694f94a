"""Results of deals as metric logs: what is written, what stands there already, and what is left to people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from salesctl.core.calendar import Days
from salesctl.core.period import Period
from salesctl.core.team import Team
from salesctl.core.words import counted, listed
from salesctl.data.crm.results import Figures
from salesctl.data.merge.change import Change, Outcome, Terms, Texts, path_of, plain
from salesctl.data.writing.metrics import moment
from salesctl.systems.metric.documents import MetricLog
from salesctl.systems.recipe.documents import Metric, Recipe
from salesctl.text.batch import Step, change, put_sorted
from salesctl.text.emit import block

Results = Mapping[tuple[str, date], Figures]
Entries = Mapping[Period, Mapping[str, Decimal]]

ADDED, CORRECTED, SAME, TAKEN_OUT = "written", "corrected", "stand there already", "taken out"
NOT_HERE_YET = "on a day before its owner came"


@dataclass(frozen=True, slots=True)
class Logged:
    """Changed files, and what became of each value."""

    changes: tuple[Change, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(slots=True)
class _Month:
    """One file of one person: its entries, and by day the new values, other values, and values to take out."""

    who: str
    month: Period
    entries: Entries
    employed: Days
    is_unread: bool
    new: dict[date, Figures] = field(default_factory=lambda: defaultdict(dict))
    other: dict[date, Figures] = field(default_factory=lambda: defaultdict(dict))
    out: dict[date, list[str]] = field(default_factory=lambda: defaultdict(list))


def log_results(team: Team, found: Results, texts: Texts, terms: Terms) -> Logged:
    """Lay results beside the metric logs.

    A metric of source crm is brought up to date; one of source self is only filled in where nobody has counted.
    """
    recipe = team.get(Recipe)
    metrics = recipe.model.metrics if recipe else None
    outcomes: list[Outcome] = []
    months: dict[tuple[str, Period], _Month] = {}
    for (who, day), figures in found.items():
        month = _month(team, months, who, Period.of_month(day))
        for metric, value in figures.items():
            outcome = _place(team, found, (month, day, metric), value, metrics)
            outcomes.append(Outcome(outcome.what, f"{metric} of {who} on {day}", outcome.left))
    if terms.complete:
        outcomes += _superfluous(team, found, months, metrics or {})
    changes = [_written(each, texts) for _, each in sorted(months.items())]
    return Logged(tuple(one for one in changes if one is not None), tuple(outcomes))


def _month(team: Team, months: dict[tuple[str, Period], _Month], who: str, month: Period) -> _Month:
    if (who, month) not in months:
        person = team.person(who)
        employed = person.employed if person else Days(date.max, date.min)
        unread = team.unseen(MetricLog, person=who, month=month)
        months[who, month] = _Month(who, month, _entries(team, who, month), employed, unread)
    return months[who, month]


def _place(
    team: Team,
    found: Results,
    at: tuple[_Month, date, str],
    value: Decimal | int,
    metrics: Mapping[str, Metric] | None,
) -> Outcome:
    """Say what becomes of one value, and note it where it is to be written."""
    month, day, metric = at
    reason = _impossible(team, month, day, metric, metrics)
    if reason or metrics is None:
        return Outcome(reason, left=True)
    there = month.entries.get(Period.of_day(day), {}).get(metric)
    if there == value:
        return Outcome(SAME)
    if _by_week(team, month.who, day, metric):
        return Outcome(f"{metric} is logged for the whole week at once", left=True)
    imported = metrics[metric].source == "crm"
    if there is None:
        if not imported and _counted_by_hand(found, month, metric):
            return Outcome(f"{metric} is counted by hand that month (source: self)", left=True)
        month.new[day][metric] = plain(value)
        return Outcome(ADDED)
    if not imported:
        return Outcome(f"{metric} says something else, typed by hand (source: self)", left=True)
    month.other[day][metric] = plain(value)
    return Outcome(CORRECTED)


def _impossible(team: Team, month: _Month, day: date, metric: str, metrics: Mapping[str, Metric] | None) -> str:
    if metrics is None:
        return "the team has no recipe.yaml that says what is counted"
    if metric not in metrics:
        return f"{metric} is no metric of recipe.yaml; add it there with `source: crm` to have it"
    if day > team.today:
        return "dated after today"
    if day not in month.employed:
        return NOT_HERE_YET if day < month.employed.first else "on a day after its owner left"
    return "the log of that month cannot be read" if month.is_unread else ""


def _entries(team: Team, who: str, month: Period) -> Entries:
    doc = team.get(MetricLog, person=who, month=month)
    return doc.model.entries if doc else {}


def _by_week(team: Team, who: str, day: date, metric: str) -> bool:
    if day.toordinal() <= day.weekday():
        return False
    monday = day - timedelta(days=day.weekday())
    return metric in _entries(team, who, Period.of_month(monday)).get(Period.of_week(day), {})


def _counted_by_hand(found: Results, month: _Month, metric: str) -> bool:
    """Tell whether a month holds the metric on a day of which the export knows nothing.

    Then somebody counts it, perhaps on other days, and adding to it would count twice.
    """
    return any(
        metric in values and (period.unit != "day" or metric not in found.get((month.who, period.date), {}))
        for period, values in month.entries.items()
    )


def _superfluous(
    team: Team, found: Results, months: dict[tuple[str, Period], _Month], known: Mapping[str, Metric]
) -> Iterator[Outcome]:
    """Take out what the logs hold of the CRM's metrics and a complete export does not, from its first day on."""
    metrics = {name for figures in found.values() for name in figures if name in known and known[name].source == "crm"}
    first = min((day for _, day in found), default=date.max)
    for who in sorted({who for who, _ in found}):
        for doc in team.all(MetricLog, person=who):
            for period, values in doc.model.entries.items():
                if period.unit != "day" or period.date < first or Period.of_month(period.date) != doc.period:
                    continue
                for metric in sorted(metrics & values.keys() - found.get((who, period.date), {}).keys()):
                    _month(team, months, who, doc.period).out[period.date].append(metric)
                    yield Outcome(TAKEN_OUT, f"{metric} of {who} on {period}")


def _written(plan: _Month, texts: Texts) -> Change | None:
    if not (plan.new or plan.other or plan.out):
        return None
    path = path_of("metrics", person=plan.who, month=plan.month)
    before, entries = texts(path), plan.entries
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
    return put_sorted(change(before or "", steps), others, moment)


def _puts(day: date, figures: Figures) -> list[Step]:
    return [Step("put", (str(day), metric), value) for metric, value in figures.items()]


def _said(plan: _Month) -> str:
    parts = (
        (sum(map(len, plan.new.values())), "added"),
        (sum(map(len, plan.other.values())), "corrected"),
        (sum(map(len, plan.out.values())), "taken out"),
    )
    return listed(f"{counted(number, 'value')} {what}" for number, what in parts if number)
