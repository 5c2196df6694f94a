"""The coming weeks: a mean, a band as wide as past misses ask for, and the chance of reaching the quota."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from salesctl.core.errors import UsageError
from salesctl.core.report import Ask, Column, Report, Section, Table
from salesctl.core.team import Team
from salesctl.core.words import counted
from salesctl.systems.recipe.asked import Question, nothing, question, spread
from salesctl.systems.recipe.bench import PLAIN, Bench
from salesctl.systems.recipe.coming import plans, starters, working_time
from salesctl.systems.recipe.goals import ToGo, goals
from salesctl.systems.recipe.kept import backtested
from salesctl.systems.recipe.report_fit import plain
from salesctl.systems.recipe.say import METHODS, amount, between, number, percent, rounded, span, sparkline
from salesctl.systems.recipe.science import Band, Chance, Goal, Label, Prediction, outcome_series, predict

WEEKS, FARTHEST = 13, 26
SO_FAR = 26
CHART = 28


def predicted(team: Team, ask: Ask, bench: Bench = PLAIN) -> Report:
    """Return the forecast of the team, or of one person; `ask.options["weeks"]` is how many weeks ahead.

    Raises UsageError for a number of weeks that makes no sense and for several people.
    """
    weeks = _weeks(ask.options.get("weeks", WEEKS))
    asked = question(team, ask)
    if isinstance(asked, str):
        return nothing("Forecast", asked, _data(None))
    panel = asked.found.panel
    ahead = list(goals(team, asked.who, asked.found.weeks, panel.people, panel.outcome_name))
    as_planned = bool(ask.options.get("as_planned", False))
    made = predict(
        panel,
        asked.found.funnel,
        weeks,
        tuple(Goal(str(goal.period), goal.weeks, float(goal.left)) for goal in ahead),
        plans(team, asked.found) if as_planned else None,
        tested=backtested(asked.found, bench, who=asked.who),
        who=asked.who,
        share=working_time(team, asked.found, FARTHEST),
    )
    about = f" of {asked.who}" if asked.who else ""
    return Report(
        f"Forecast of {panel.outcome_name}{about}: {spread(asked.found)}",
        (_table(asked, made),),
        tuple(dict.fromkeys(_notes(team, asked, made, as_planned=as_planned))),
        data=_data(made),
        sections=tuple(_sections(asked, made, ahead)),
    )


def _weeks(written: object) -> int:
    if isinstance(written, int) and 1 <= written <= FARTHEST:
        return written
    raise UsageError(f"{written} weeks cannot be forecast", f"ask for 1 to {FARTHEST}, such as --weeks {WEEKS}")


def _sections(asked: Question, made: Prediction, ahead: Sequence[ToGo]) -> Iterator[Section]:
    if made.total is not None:
        total, count = made.total, len(made.weeks)
        weeks = f"in {count} week{'' if count == 1 else 's'}"
        yield Section("Forecast", (f"{amount(total.mean, asked.unit)} {weeks}{between(total.low, total.high)}",))
        yield Section("Made by", (METHODS[made.method],))
    if made.measured is not None:
        apart = f"{made.windows} windows apart" if made.windows != 1 else "1 window"
        held = f"nominal {percent(made.nominal)}, measured {percent(made.measured)} over {apart}"
        yield Section("Interval", (held,))
    yield Section("Verdict", (made.verdict.label.value,))
    if made.chances:
        lines = (_chance(asked, chance, goal) for chance, goal in zip(made.chances, ahead, strict=True))
        yield Section("Chance", tuple(lines))
    past = outcome_series(asked.found.panel, asked.found.panel.people.index(asked.who) if asked.who else None)
    yield Section("So far", (f"{sparkline(past[-SO_FAR:].tolist())} {counted(min(past.size, SO_FAR), 'week')}",))


def _chance(asked: Question, chance: Chance, goal: ToGo) -> str:
    of = f"{number(float(goal.number), 9)} {asked.unit}"
    if goal.left <= 0:
        return f"{goal.period}\treached\t{of}"
    said = "unknown" if chance.chance is None else percent(chance.chance)
    weeks, first = counted(goal.weeks, "week"), asked.found.weeks.after(1).names[0]
    return f"{goal.period}\t{said}\tof reaching {of}: {number(float(goal.left))} to go in {weeks} from {first}"


def _table(asked: Question, made: Prediction) -> Table:
    columns = (
        *(Column("Week"), Column("Low", "number"), Column("Mean", "number", asked.unit), Column("High", "number")),
        *(Column("Low to high, ● the mean"), Column("Summed", "number")),
    )
    bands = [week.band for week in made.weeks]
    scale, sums = _scale(bands), accumulate(band.mean for band in bands)
    rows = tuple(
        (
            *(week.week, rounded(band.low), rounded(band.mean), rounded(band.high)),
            *(span(band.low, band.mean, band.high, scale, CHART), rounded(summed)),
        )
        for week, band, summed in zip(made.weeks, bands, sums, strict=True)
    )
    return Table("Weeks", columns, rows, "no forecast can be made yet")


def _scale(bands: Sequence[Band]) -> tuple[float, float]:
    """Return the ends of the chart: nought, unless something is below it, and the highest end of a band."""
    ends = [end for band in bands for end in (band.low, band.mean, band.high) if end is not None]
    return min(0.0, *ends, 0.0), max(0.0, *ends, 0.0)


def _notes(team: Team, asked: Question, made: Prediction, *, as_planned: bool) -> Iterator[str]:
    yield from made.missing
    yield from asked.found.missing
    yield from starters(team, asked.found, max(len(made.weeks), 1))
    if as_planned and made.total is not None:
        yield "activity as in the plans: no backtest says how well people keep to them"
    if made.verdict.label is not Label.COMFORTABLE:
        yield f"the verdict is {made.verdict.label.value}; why: salesctl recipe backtest"


def _data(made: Prediction | None) -> dict[str, object]:
    empty = {"mean": None, "low": None, "high": None}
    return {
        "method": made.method if made else "none",
        "verdict": made.verdict.label.value if made else Label.NOT_YET.value,
        "weeks": [{"week": week.week, **_band(week.band)} for week in made.weeks] if made else [],
        "total": _band(made.total) if made and made.total is not None else empty,
    }


def _band(band: Band) -> dict[str, float | None]:
    return {"mean": plain(band.mean), "low": plain(band.low), "high": plain(band.high)}
