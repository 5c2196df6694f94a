"""Which metrics predict the outcome, at which lag and by how much, and who converts what."""

from __future__ import annotations

import math
from collections.abc import Iterator

from salesctl.core.report import Ask, Cell, Column, Report, Table, Type
from salesctl.core.team import Team
from salesctl.core.words import listed
from salesctl.systems.recipe.asked import Question, nothing, spread, whole
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.findings import sections
from salesctl.systems.recipe.kept import discovered
from salesctl.systems.recipe.say import rounded
from salesctl.systems.recipe.science import MIN_WEEKS, Conversion, Fit, MetricFit, drift

MOST = 25


def fit(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return which metrics predict; `ask.who` chooses whose conversions are shown, the test is always the team's."""
    asked = whole(team)
    if isinstance(asked, str):
        return nothing("What predicts", asked, _data((), 0, 0))
    made = discovered(asked.found, bench)
    watched = drift(asked.found.panel, asked.found.funnel)
    people = [who for who in asked.found.panel.people if ask.about(who)]
    tables = (_metrics(asked, made), _steps(made), _people(made, people))
    return Report(
        f"What predicts {asked.found.panel.outcome_name}: {spread(asked.found)}",
        tables,
        tuple(_notes(asked, made, len(people))),
        (_everybody(made, people),),
        data=_data(made.metrics, made.people, made.weeks),
        sections=tuple(sections(asked, made, watched.alarms)),
    )


def _notes(asked: Question, made: Fit, people: int) -> Iterator[str]:
    yield from dict.fromkeys((*made.missing, *asked.found.missing))
    if (unknown := [metric.metric for metric in made.metrics if metric.effect is None]) and made.weeks >= MIN_WEEKS:
        beside = f"{MIN_WEEKS} weeks with {asked.found.panel.outcome_name} beside"
        yield f"{listed(unknown)}: {beside}, of two people at least, are needed"
    if made.testable:
        yield "effect: for one more, with its 95 % interval; p: against the same people's outcomes exchanged"
        yield "false findings are held to 5 % over all the metrics; what predicts need not be the cause"
    if made.conversions:
        yield "shrunk: drawn to the team's, the more the fewer somebody has"
        if people > MOST:
            yield f"{MOST} of {people:,} people are shown: name others with --who"


def _metrics(asked: Question, made: Fit) -> Table:
    unit: Type = "number"
    columns = (
        *(Column("Metric"), Column("Weeks ahead", "count"), Column("Effect", unit, asked.unit)),
        *(Column("Low", unit), Column("High", unit), Column("p", "number"), Column("Predicts", "flag")),
        *(Column("People", "count"), Column("Weeks", "count")),
    )
    rows = tuple(
        (
            *(metric.metric, metric.lag_weeks, rounded(metric.effect, 2), rounded(metric.low, 2)),
            *(rounded(metric.high, 2), rounded(metric.p, 2), metric.predicts, metric.people, metric.weeks),
        )
        for metric in made.metrics
    )
    return Table("Metrics", columns, rows, "the recipe names no activity and no count in the pipeline")


def _steps(made: Fit) -> Table:
    columns = (
        *(Column("From"), Column("To"), Column("One makes", "number"), Column("Weeks later", "number")),
        Column("Rests on", "count"),
    )
    rows = tuple(
        (step.source, step.target, rounded(step.team), rounded(step.delay_weeks, 2), _count(step))
        for step in made.conversions
    )
    return Table("Conversions", columns, rows, "no step of the funnel is logged well enough")


def _count(step: Conversion) -> int:
    return round(sum(person.units for person in step.people))


def _people(made: Fit, people: list[str]) -> Table:
    """Show one row a person and step, the first people only."""
    return _by_person("By person", made, people[:MOST])


def _everybody(made: Fit, people: list[str]) -> Table:
    return _by_person("Everybody's conversions", made, people)


def _by_person(name: str, made: Fit, people: list[str]) -> Table:
    columns = (
        *(Column("Who"), Column("Step"), Column("Raw", "number"), Column("Shrunk", "number")),
        Column("Rests on", "count"),
    )
    places = {who: at for at, who in enumerate(people)}
    rows: list[tuple[Cell, ...]] = []
    for step in made.conversions:
        kept = sorted((each for each in step.people if each.person in places), key=lambda each: places[each.person])
        rows += [
            (each.person, f"{step.source} → {step.target}", rounded(each.raw), rounded(each.shrunk), round(each.units))
            for each in kept
        ]
    return Table(name, columns, tuple(rows), "nobody's conversions are known")


def _data(metrics: tuple[MetricFit, ...], people: int, weeks: int) -> dict[str, object]:
    return {
        "metrics": [
            {
                "metric": metric.metric,
                "lag_weeks": metric.lag_weeks,
                "effect": plain(metric.effect),
                "low": plain(metric.low),
                "high": plain(metric.high),
                "p": plain(metric.p),
                "predicts": metric.predicts,
            }
            for metric in metrics
        ],
        "people": people,
        "weeks": weeks,
    }


def plain(value: float | None) -> float | None:
    """Return a number as JSON carries it: six leading digits, None where there is none."""
    found = rounded(value, 6) if value is not None and math.isfinite(value) else None
    return None if found is None else float(found)
